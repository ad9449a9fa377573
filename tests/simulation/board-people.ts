import * as calls from '../../domain/contract/board.ts'
import type { ReplyOf } from '../../domain/contract/endpoint.ts'
import { mayDecide, type HostDecision } from '../../domain/postings/decide-posting.ts'
import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import { reportReasons } from '../../domain/postings/posting-reasons.ts'
import type { Posting } from '../../domain/postings/posting.ts'
import {
  newPosting,
  readPosting,
  wordOnPosting,
  type PostingForm,
} from '../../domain/postings/write-posting.ts'
import { MINUTE, parisDay } from '../../domain/time.ts'
import { handInPosting, sayOfPosting, type SaidOfPosting } from '../../renderer/data/board.ts'
import { listIntroductions, noteIntroduction } from '../../renderer/data/board-api.ts'
import type { DeviceData } from '../../renderer/data/device-data-type.ts'
import { answerInterest, readMyBoard } from '../../renderer/data/my-board-api.ts'
import { decideOf, writeForSomebody } from '../../renderer/data/postings.ts'
import type { SignedIn } from '../../renderer/data/sign-in.ts'
import { documentKey } from '../../renderer/data/replica/device-tables.ts'
import { MOST_KEPT } from '../../sync-server/sync/intakes/postings.ts'
import { whenDone } from './confirm.ts'
import type { Device } from './device.ts'
import type { Fact, Ledger } from './ledger.ts'
import type { Person } from './people.ts'
import type { Poison } from './poison.ts'
import type { Random } from './random.ts'
import type { ServerAnswer, WireRequest } from './wire.ts'

/** Begins every name by which somebody lets themselves be called, and can be recognised wherever it turns up. */
export const CALLED = 'Called-of-'
/** How a person wants to be called on the board, which is not how the directory calls them. */
export const calledOf = ({ name }: Pick<Person, 'name'>) => name.replace('Name-of-', CALLED)

/** A card that somebody tried to hand in, or a host to key in; of nobody it is the place's. */
interface TriedCard {
  authorId: string | undefined
  topic: Posting['topic']
}

/** What somebody tried to say of a card. */
interface TriedWord {
  eventId: string
  type: SaidOfPosting['type']
  postingId: string
  visitorId: string
}

/** Something that the server itself said it has noted; what it forgets in a restore nobody brings back. */
interface Noted {
  interestId: string
  type: 'accepted' | 'declined' | 'introduced'
  /** How often it was restored before. */
  restores: number
}

type Persons = readonly Person[]
const topics = ['read-message', 'mock-interview', 'language', 'gift', 'helping-hand'] as const
/** Who is signed in at the host desk. */
export const SIGNED_IN = { session: 'a-session' } as SignedIn
export const HOST = 'Claire'

/** Who hands cards in, says something of them and answers at the kiosks, and what hosts do with them, as the screens do it. */
export class BoardPeople {
  readonly cards = new Map<string, TriedCard>()
  readonly words = new Map<string, TriedWord>()
  /** Ids of the events by which hosts tried to decide. */
  readonly decisions = new Set<string>()
  /** Cards whose words a host tried to change. */
  readonly edited = new Set<string>()
  /** What authors tried to answer to an interest, and whom hosts tried to bring together. */
  readonly tried = new Map<string, Set<Noted['type']>>()
  readonly noted: Noted[] = []
  /** Who tried to leave a project. */
  readonly leavings: { postingId: string; visitorId: string }[] = []
  /** Names that were told to somebody who may not know them yet. */
  readonly crossed: string[] = []
  readonly #random: Random
  readonly #ledger: Ledger
  readonly #restores: () => number

  constructor(random: Random, ledger: Ledger, restores: () => number) {
    this.#random = random
    this.#ledger = ledger
    this.#restores = restores
  }

  /** Somebody hands a card in. */
  post(device: Device, persons: Persons, form?: PostingForm): void {
    const { visitorId } = this.#random.pick(persons)
    const content = readPosting(form ?? this.#form(), parisDay(device.now()))
    if (!content.ok) return
    const { topic } = content.value
    const data = noting(device, (id) => this.#tryCard(id, { authorId: visitorId, topic }))
    const kept = handInPosting(data, content.value, { visitorId, secret: null })
    whenDone(device, this.#ledger, `card of ${visitorId}`, kept, (handed) => {
      if (handed.ok) this.#tellCard(device, handed.value.postingId)
    })
  }

  /** A host keys one in for somebody who stands there, or for the place. */
  keyIn(device: Device, persons: Persons): void {
    const authorId = this.#random.chance(0.5) ? this.#random.pick(persons).visitorId : undefined
    const form = this.#form()
    const data = noting(device, (id) => this.#tryCard(id, { authorId, topic: form.topic }))
    whenDone(device, this.#ledger, 'card keyed in', writeForSomebody(data, form, authorId), (written) => {
      if (written.ok) this.#tellCard(device, written.value.id)
    })
  }

  /** Of a card on the board somebody says that it interests them, or that something is wrong with it. */
  say(device: Device, persons: Persons, type: 'interested' | 'reported'): void {
    const cards = device.records('postings')
    if (cards.length === 0) return
    const { id: postingId } = this.#random.pick(cards)
    const person = this.#random.pick(persons)
    const said: SaidOfPosting =
      type === 'interested'
        ? { type, postingId, name: calledOf(person) }
        : { type, postingId, reason: this.#random.pick(reportReasons) }
    this.#say(device, said, person.visitorId)
  }

  /** Somebody says of a card of their own that they still mean it, or that it is done, whatever became of it. */
  sayOfOwn(device: Device, persons: Persons, type: 'renewed' | 'ended'): void {
    const here = new Set(persons.map(({ visitorId }) => visitorId))
    const own = [...this.cards].filter(([, { authorId = '' }]) => here.has(authorId))
    // They read of it before, so that it had arrived.
    const known = own.filter(([id]) => this.#ledger.isSettled('postings', id))
    if (known.length === 0) return
    const [postingId, { authorId }] = this.#random.pick(known)
    this.#say(device, { type, postingId }, authorId!)
  }

  #say(device: Device, said: SaidOfPosting, visitorId: string): void {
    const { type, postingId } = said
    const ids: string[] = []
    const authorId = this.cards.get(postingId)?.authorId
    const data = noting(device, (id) => {
      ids.push(id)
      if (ids.length < 2) return
      this.words.set(ids[0]!, { eventId: ids[1]!, type, postingId, visitorId })
      this.#ledger.tellPersons(ids[0]!, [visitorId, ...(authorId === undefined ? [] : [authorId])])
    })
    whenDone(device, this.#ledger, `${type} by ${visitorId}`, sayOfPosting(data, said, visitorId), (kept) => {
      const [id, eventId] = ids as [string, string]
      if (!kept.ok) return
      this.#tell(device, 'contactRequests', id, `${type} of ${postingId} by ${visitorId}`, (find) => {
        const copy = find('contactRequests', id) as unknown as ContactRequest | undefined
        const events = copy?.events.filter((one) => one.id === eventId && one.type === type)
        return copy?.visitorId === visitorId && copy.postingId === postingId && events?.length === 1
      })
    })
  }

  /** Somebody opens their own page with their pictures, and perhaps answers who is interested. */
  readOwn(device: Device, persons: Persons): void {
    const person = this.#random.pick(persons)
    const access = { session: person.visitorId } as Parameters<typeof readMyBoard>[1]
    const { data } = device
    whenDone(device, this.#ledger, `page of ${person.visitorId}`, readMyBoard(data, access), (read) => {
      if (!read.ok || device.data !== data) return
      const waiting = read.value.postings.flatMap(({ interests }) =>
        interests.filter(({ state }) => state === 'waiting'),
      )
      if (waiting.length === 0 || person.isErased) return
      this.#answer(device, this.#random.pick(waiting).id, person)
    })
  }

  #answer(device: Device, interestId: string, person: Person): void {
    const answer = this.#random.pick(['yes', 'yes', 'no'] as const)
    const type = answer === 'yes' ? 'accepted' : 'declined'
    const name = answer === 'yes' ? { name: calledOf(person) } : {}
    const body = { requestId: device.freshId(), interestId, answer, ...name }
    const access = { session: person.visitorId } as Parameters<typeof answerInterest>[1]
    const { data } = device
    this.#try(interestId, type)
    const ask = (triesLeft: number) =>
      whenDone(
        device,
        this.#ledger,
        `answer to ${interestId}`,
        answerInterest(data, access, body),
        (told) => {
          if (told.ok) this.noted.push({ interestId, type, restores: this.#restores() })
          else if (told.reason === 'unreachable' && triesLeft > 0 && device.data === data) ask(triesLeft - 1)
        },
      )
    ask(2)
  }

  /** A host decides of a card, as it stands on this desk. `isCalm`: what stands on the board mostly stays there. */
  decide(device: Device, isCalm = false): void {
    const today = parisDay(device.now())
    const cards = device.records('postings') as unknown as Posting[]
    const possible = cards.flatMap((card) =>
      decisions.filter(({ type }) => mayDecide(card, type, today)).map((decision) => ({ card, decision })),
    )
    if (possible.length === 0) return
    // What waits is looked at first.
    const first = possible.filter(({ decision }) => decision.type === 'published')
    if (isCalm && first.length === 0 && this.#random.chance(0.85)) return
    const asked = first.length > 0 && this.#random.chance(isCalm ? 0.95 : 0.5) ? first : possible
    const { card, decision } = this.#random.pick(asked)
    let eventId = ''
    const data = noting(device, (id) => void this.decisions.add((eventId = id)))
    whenDone(
      device,
      this.#ledger,
      `${decision.type} of ${card.id}`,
      decideOf(data, card.id, decision, HOST),
      (made) => {
        if (!made.ok) return
        this.#tell(device, 'postings', card.id, `${decision.type} (${eventId}) of ${card.id}`, (find) => {
          const copy = find('postings', card.id) as unknown as Posting | undefined
          return copy?.events?.filter(({ id }) => id === eventId).length === 1
        })
      },
    )
  }

  /** A host brings two together who both said yes, or takes that back. */
  introduce(device: Device): void {
    const { data } = device
    whenDone(device, this.#ledger, 'introductions', listIntroductions(data, SIGNED_IN), (told) => {
      if (!told.ok || device.data !== data || told.value.introductions.length === 0) return
      const { id, introducedAt } = this.#random.pick(told.value.introductions)
      const introduced = introducedAt === undefined
      if (introduced) this.#try(id, 'introduced')
      const noted = noteIntroduction(data, SIGNED_IN, id, introduced)
      whenDone(device, this.#ledger, `introduction ${id}`, noted, (done) => {
        if (done.ok && introduced)
          this.noted.push({ interestId: id, type: 'introduced', restores: this.#restores() })
      })
    })
  }

  /** Everything that the server says to anybody: a name is told to the other once both said yes, and to nobody else. */
  noteReply({ path }: WireRequest, { status, text }: ServerAnswer): void {
    if (status !== 200 || !text.includes(CALLED)) return
    const told: { id: string; isOfPlace?: boolean }[] = []
    if (path === calls.myPostings.path) {
      const { postings, interests } = JSON.parse(text) as ReplyOf<typeof calls.myPostings>
      const all = [...postings.flatMap((one) => one.interests), ...interests]
      told.push(...all.filter(({ name }) => name !== undefined))
    } else if (path === calls.listIntroductions.path) {
      const { introductions } = JSON.parse(text) as ReplyOf<typeof calls.listIntroductions>
      told.push(
        ...introductions.map((one) => ({ id: one.id, isOfPlace: this.#isOfPlace(one.postingId ?? '') })),
      )
    } else if (path !== calls.answerInterest.path) this.crossed.push(`a name in an answer to ${path}`)
    for (const { id, isOfPlace } of told) {
      const said = this.tried.get(id)
      if (!isOfPlace && !said?.has('accepted') && !said?.has('introduced'))
        this.crossed.push(`a name of ${id} in an answer to ${path}`)
    }
  }

  /** Whether somebody who is, or was once, the same person tried to leave what this interest is in. */
  mayHaveLeft(interestId: string): boolean {
    const word = this.words.get(interestId)
    if (!word) return false
    const same = this.#ledger.everMergedWith(word.visitorId)
    return this.leavings.some(
      ({ postingId, visitorId }) => postingId === word.postingId && same.has(visitorId),
    )
  }

  #isOfPlace(postingId: string): boolean {
    const card = this.cards.get(postingId)
    return card !== undefined && card.authorId === undefined
  }

  /** Whether the server may refuse this for good, though nothing is wrong with it; with whom it was merged counts as one. */
  mayBeRefused(collection: string, id: string, reason: string): boolean {
    const card = this.cards.get(id)
    if (collection === 'postings' && card?.authorId !== undefined && reason === 'too-many-postings') {
      const same = this.#ledger.everMergedWith(card.authorId)
      return [...this.cards.values()].filter(({ authorId = '' }) => same.has(authorId)).length > MOST_KEPT
    }
    const word = this.words.get(id)
    if (collection !== 'contactRequests' || !word) return false
    const authorId = this.cards.get(word.postingId)?.authorId
    return (
      reason === 'own-posting' &&
      authorId !== undefined &&
      this.#ledger.everMergedWith(word.visitorId).has(authorId)
    )
  }

  #form() {
    return { topic: this.#random.pick(topics), title: `Card-words ${this.#random.int(1, 999)}` }
  }

  #tryCard(id: string, card: TriedCard): void {
    this.cards.set(id, card)
    this.#ledger.tellPersons(id, card.authorId === undefined ? [] : [card.authorId])
  }

  #try(interestId: string, type: Noted['type']): void {
    this.tried.set(interestId, (this.tried.get(interestId) ?? new Set()).add(type))
  }

  #tellCard(device: Device, id: string): void {
    const { authorId, topic } = this.cards.get(id)!
    this.#tell(device, 'postings', id, `card ${id} of ${authorId ?? 'the place'}`, (find) => {
      const copy = find('postings', id) as unknown as Posting | undefined
      const handedIn = copy?.events?.filter(({ type }) => type === 'submitted')
      return copy?.authorId === authorId && copy?.topic === topic && handedIn?.length === 1
    })
  }

  #tell(
    { id: deviceId }: Device,
    collection: 'postings' | 'contactRequests',
    recordId: string,
    what: string,
    isKnownTo: Fact['isKnownTo'],
  ): void {
    this.#ledger.tell({ deviceId, what, collection, recordId, isEdit: false, isKnownTo })
  }
}

const decisions: readonly HostDecision[] = [
  { type: 'published' },
  { type: 'rejected', reason: 'unclear' },
  { type: 'hidden', reason: 'hurtful' },
  { type: 'restored' },
  { type: 'reopened' },
  { type: 'ended' },
]

/** The device's data, with somebody who notes each id before anything is written under it. */
export function noting({ data }: Device, note: (id: string) => void): DeviceData {
  const freshId = () => {
    const id = data.freshId()
    note(id)
    return id
  }
  return { ...data, freshId }
}

/** A kiosk that was opened by force tells what is not a visitor's to tell, sealed like anything else. */
export function forge(device: Device, random: Random, { visitorId }: Person, ledger: Ledger): Poison {
  const writer = device.writer()
  const id = device.freshId()
  const content = readPosting({ topic: 'gift', title: 'Forged' }, parisDay(writer.now))
  const card = content.ok && newPosting(content.value, { id, authorId: visitorId }, writer)
  const told = { id: device.freshId(), at: writer.now, by: writer.deviceId }
  const known = device.records('postings')
  const word = wordOnPosting(
    { type: 'interested', postingId: known[0]?.id ?? 'none', visitorId, name: 'Forged' },
    { id, eventId: device.freshId() },
    writer,
  )
  const isWord = known.length > 0 && word.ok && random.chance(0.5)
  const collection = isWord ? 'contactRequests' : 'postings'
  const body: object = isWord
    ? { ...word.value, events: [...word.value.events, { ...told, type: 'accepted' }] }
    : random.pick([
        { posting: { ...card, events: [{ ...told, type: 'published', turn: 1 }] } },
        { posting: { ...card, publishedAt: writer.now - MINUTE } },
      ])
  ledger.tellPersons(id, [visitorId, ...(isWord ? (ledger.personsIn(known[0]!.id) ?? []) : [])])
  const poison: Poison = { key: documentKey(collection, id), device, isKept: false }
  device.data.saveSealed(collection, id, body).then(
    (kept) => void (poison.isKept = kept.ok),
    () => undefined,
  )
  return poison
}
