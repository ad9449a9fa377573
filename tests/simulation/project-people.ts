import { MOST_LINES, standingFacts, waitingLines, type ProjectWord } from '../../domain/postings/project.ts'
import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import type { Posting } from '../../domain/postings/posting.ts'
import { tellOfProject as tellAtKiosk } from '../../renderer/data/board.ts'
import { tellOfProject as tellAtDesk, type HostOfProject } from '../../renderer/data/postings.ts'
import type { AccountPeople } from './account-people.ts'
import { noting, type BoardPeople } from './board-people.ts'
import { whenDone } from './confirm.ts'
import type { Device } from './device.ts'
import type { Ledger } from './ledger.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'

type Persons = readonly Person[]

/** What somebody tried to tell of a project at a kiosk. */
interface TriedWord {
  eventId: string
  postingId: string
  visitorId: string
  tells: ProjectWord
  /** They were one of its people, as far as anybody can be sure, and the server was restored so often before. */
  isSure: boolean
  restores: number
}

/** Begins every line in own words; hosts read these first. */
export const OWN_WORDS = 'Own-words '
/** One of the lines that are said by a touch, and stand at once. */
export const READY_LINE = 'On s’est retrouvés et on a avancé'
/** Whom a project looks for. */
export const wanted = ['ability:follow-instructions', 'ability:work-together'] as const

/** Who hands in a project, joins it, tells how it goes and leaves it; and what hosts tell of it. */
export class ProjectPeople {
  readonly words = new Map<string, TriedWord>()
  /** Ids of the facts that hosts tried to tell. */
  readonly facts = new Set<string>()
  /** Ids of the lines that a host tried to show. */
  readonly approved = new Set<string>()
  /** Lines of text that a host told, which are theirs to tell. */
  readonly hostLines = new Set<string>()
  readonly #random: Random
  readonly #ledger: Ledger
  readonly #board: BoardPeople
  readonly #accounts: AccountPeople
  readonly #restores: () => number
  #lines = 0

  constructor(
    random: Random,
    ledger: Ledger,
    { board, accounts, restores }: { board: BoardPeople; accounts: AccountPeople; restores: () => number },
  ) {
    this.#random = random
    this.#ledger = ledger
    this.#board = board
    this.#accounts = accounts
    this.#restores = restores
  }

  post(device: Device, persons: Persons): void {
    const steps = Array.from({ length: this.#random.int(2, 4) }, (_, index) => ({ text: `Step ${index}` }))
    this.#board.post(device, persons, {
      topic: this.#random.pick(['shared-project', 'helping-hand', 'partner'] as const),
      title: `Project ${this.#random.int(1, 999)}`,
      ...{ steps, wanted: [...wanted], stage: this.#random.pick(['idea', 'starting', 'under-way'] as const) },
    })
  }

  /** Somebody tells of a project that the kiosk shows: mostly one of its people. */
  tell(device: Device, persons: Persons): void {
    const project = this.#projectAt(device)
    if (!project) return
    const near = persons.filter(({ visitorId }) => this.#isOfIt(project.id, visitorId))
    const { visitorId } = this.#random.pick(near.length > 0 && this.#random.chance(0.9) ? near : persons)
    const tells = this.#word(project, [
      'done',
      'done',
      'not-done',
      'found',
      'not-found',
      'told',
      'told',
      'share',
    ])
    this.#sayAt(device, project.id, visitorId, tells)
  }

  /** Somebody leaves a project. */
  leave(device: Device, persons: Persons): void {
    const project = this.#projectAt(device)
    if (!project) return
    const authorId = this.#board.cards.get(project.id)?.authorId
    const near = persons.filter(
      (one) => one.visitorId !== authorId && this.#isOfIt(project.id, one.visitorId),
    )
    if (near.length > 0) this.#sayAt(device, project.id, this.#random.pick(near).visitorId, { does: 'left' })
  }

  #sayAt(device: Device, postingId: string, visitorId: string, tells: ProjectWord): void {
    const authorId = this.#board.cards.get(postingId)?.authorId
    const ids: string[] = []
    const data = noting(device, (id) => {
      ids.push(id)
      if (ids.length < 2) return
      const isSure = this.#isSurelyOfIt(postingId, visitorId)
      const restores = this.#restores()
      this.words.set(ids[0]!, { eventId: ids[1]!, postingId, visitorId, tells, isSure, restores })
      this.#ledger.tellPersons(ids[0]!, [visitorId, ...(authorId === undefined ? [] : [authorId])])
      if (tells.does === 'left') this.#board.leavings.push({ postingId, visitorId })
    })
    const what = `${tells.does} of ${postingId} by ${visitorId}`
    whenDone(device, this.#ledger, what, tellAtKiosk(data, { postingId, tells }, visitorId), (kept) => {
      const [id, eventId] = ids as [string, string]
      if (!kept.ok) return
      this.#ledger.tell({
        ...{ deviceId: device.id, what, collection: 'contactRequests', recordId: id, isEdit: false },
        isKnownTo: (find) => {
          const copy = find('contactRequests', id) as unknown as ContactRequest | undefined
          const events = copy?.events.filter((one) => one.id === eventId && one.tells?.does === tells.does)
          return copy?.visitorId === visitorId && copy.postingId === postingId && events?.length === 1
        },
      })
    })
  }

  /** A host tells of a project, shows lines, lets other sites read it, takes something back. */
  tellAtDesk(device: Device): void {
    const project = this.#projectAt(device)
    if (!project) return
    const said = this.#saidByHost(project)
    if (!said) return
    const ids: string[] = []
    const data = noting(device, (id) => {
      ids.push(id)
      this.facts.add(id)
    })
    if ('approved' in said) this.approved.add(said.approved)
    if ('word' in said && said.word.text !== undefined) this.hostLines.add(said.word.text)
    const what = `${Object.keys(said)[0]} of ${project.id}`
    whenDone(device, this.#ledger, what, tellAtDesk(data, project.id, said), (told) => {
      if (!told.ok) return
      for (const factId of factIdsOf(said, ids))
        this.#ledger.tell({
          ...{ deviceId: device.id, what: `${what} (${factId})`, collection: 'postings' },
          ...{ recordId: project.id, isEdit: false },
          isKnownTo: (find) => {
            const copy = find('postings', project.id) as unknown as Posting | undefined
            // What takes back somebody's words goes with them, once they had all erased.
            return copy?.facts?.some(({ id }) => id.startsWith(factId)) === true || this.#mayBeGone(said)
          },
        })
    })
  }

  #mayBeGone(said: HostOfProject): boolean {
    const of = 'approved' in said ? said.approved : 'undone' in said ? said.undone : ''
    return this.#accounts.isErased('contactRequests', of.slice(2))
  }

  #saidByHost(project: Posting): HostOfProject | null {
    const standing = standingFacts(project)
    const waiting = waitingLines(project)
    switch (this.#random.weighted({ read: 6, word: 4, share: 2, notShared: 1, decline: 1, undo: 3 })) {
      case 'read':
        return waiting.length > 0 ? { approved: this.#random.pick(waiting).id } : null
      case 'word':
        return { word: this.#word(project, ['done', 'not-done', 'found', 'told']) }
      case 'share':
        return standing.some(({ type }) => type === 'share') ? { shared: true } : null
      case 'notShared':
        return standing.some(({ type }) => type === 'shared') ? { shared: false } : null
      case 'decline':
        return standing.some(({ type }) => type === 'share') ? { wishDeclined: true } : null
      case 'undo': {
        const lines = standing.filter(({ type }) => type === 'told' || type === 'done')
        return lines.length > 0 ? { undone: this.#random.pick(lines).id } : null
      }
    }
  }

  #word({ steps = [] }: Posting, doings: readonly ProjectWord['does'][]): ProjectWord {
    const does = this.#random.pick(doings)
    switch (does) {
      case 'done':
      case 'not-done':
        return { does, step: this.#random.int(0, Math.max(0, steps.length - 1)) }
      case 'found':
      case 'not-found':
        return { does, skill: this.#random.pick(wanted) }
      case 'told':
        return { does, text: this.#random.chance(0.3) ? READY_LINE : `${OWN_WORDS}${++this.#lines}` }
      default:
        return { does: this.#random.chance(0.3) ? 'not-shared' : 'share' }
    }
  }

  #projectAt(device: Device): Posting | undefined {
    const cards = device.records('postings') as unknown as Posting[]
    const projects = cards.filter(({ kind }) => kind === 'project')
    return projects.length === 0 ? undefined : this.#random.pick(projects)
  }

  /** Its author, or somebody whose interest its author tried to say yes to; with whom they were merged counts as one. */
  #isOfIt(postingId: string, visitorId: string): boolean {
    const same = this.#ledger.everMergedWith(visitorId)
    const authorId = this.#board.cards.get(postingId)?.authorId
    return (authorId !== undefined && same.has(authorId)) || this.#joins(postingId, same).length > 0
  }

  #isSurelyOfIt(postingId: string, visitorId: string): boolean {
    const alone = new Set([visitorId])
    if (this.#board.cards.get(postingId)?.authorId === visitorId) return true
    const restores = this.#restores()
    return this.#joins(postingId, alone).some(
      (id) =>
        !this.#board.mayHaveLeft(id) &&
        this.#board.noted.some(
          (one) => one.interestId === id && one.type === 'accepted' && one.restores === restores,
        ),
    )
  }

  #joins(postingId: string, visitorIds: ReadonlySet<string>): string[] {
    return [...this.#board.words]
      .filter(([, word]) => word.type === 'interested' && word.postingId === postingId)
      .filter(([id, word]) => visitorIds.has(word.visitorId) && this.#board.tried.get(id)?.has('accepted'))
      .map(([id]) => id)
  }

  /** Whether the server may refuse this for good: it was told by somebody else, by who left, or once there was no more room. */
  mayBeRefused(id: string, reason: string): boolean {
    const word = this.words.get(id)
    if (!word) return false
    if (reason === 'too-many-events') return this.words.size >= MOST_LINES
    if (reason !== 'forbidden-event') return false
    const { tells, postingId, visitorId } = word
    const isAuthor = this.#board.cards.get(postingId)?.authorId === visitorId
    if (tells.does === 'share' || tells.does === 'not-shared') return !isAuthor
    return !word.isSure || (!isAuthor && word.restores !== this.#restores()) || this.#hasLeft(word)
  }

  #hasLeft({ postingId, visitorId }: TriedWord): boolean {
    const same = this.#ledger.everMergedWith(visitorId)
    return [...this.words.values()].some(
      (word) => word.tells.does === 'left' && word.postingId === postingId && same.has(word.visitorId),
    )
  }
}

/** Under which ids facts of this are kept: of what is told as a word, those that take back begin with its id. */
function factIdsOf(said: HostOfProject, ids: readonly string[]): string[] {
  // A word that says nothing new makes no fact, and which those are the desk alone knew.
  return 'word' in said ? (said.word.does === 'told' ? ids.slice(0, 1) : []) : [...ids]
}
