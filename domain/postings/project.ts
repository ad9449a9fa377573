import type { Photo } from '../photos/photo.ts'
import type { Instant } from '../time.ts'
import type { ContactEvent } from './contact-request.ts'
import type { Posting, PostingFact, ProjectStage } from './posting.ts'
import { readyLineOf } from './ready-words.ts'

/** More of a project is not told: facts, and among them lines of its log that stand. A record has its size. */
export const MOST_FACTS = 80
export const MOST_LINES = 24
/** So many facts one of its people tells: they leave room for the others. */
export const MOST_OF_ONE = 30

/** How a project stands, as boards show it: which steps are done, whom it found, and its log, the latest first. */
export type ProjectShown = NonNullable<Posting['shown']>
type LogLine = NonNullable<ProjectShown['log']>[number]

/** What its people tell of a project, at a kiosk. */
export type ProjectWord = NonNullable<ContactEvent['tells']>

/** The facts that nobody took back. A fact that takes back can be taken back by none: what was meant is told anew. */
export function standingFacts({ facts = [] }: Pick<Posting, 'facts'>): PostingFact[] {
  const undone = new Set(facts.flatMap(({ type, of }) => (type === 'undone' ? [of] : [])))
  return facts.filter(({ id, type }) => type !== 'undone' && !undone.has(id))
}

/** Lines of the log that wait for hosts: somebody's own words, which they read first as any other free text. */
export function waitingLines(posting: Pick<Posting, 'facts'>): PostingFact[] {
  const standing = standingFacts(posting)
  const read = new Set(standing.flatMap(({ type, of }) => (type === 'approved' ? [of] : [])))
  return standing.filter(({ id, type, ofId, text }) => {
    if (type !== 'told' || ofId === undefined) return false
    return !read.has(id) && readyLineOf(text ?? '') === null
  })
}

/** What boards show of the facts; `undefined`: nothing was told of it yet. */
export function shownOf(
  posting: Pick<Posting, 'kind' | 'facts' | 'steps' | 'wanted'>,
): ProjectShown | undefined {
  if (posting.kind !== 'project') return undefined
  const standing = standingFacts(posting)
  const waiting = new Set(waitingLines(posting).map(({ id }) => id))
  const done = standing.flatMap(({ type, step }) => (type === 'done' && step !== undefined ? step : []))
  const found = standing.flatMap(({ type, skill }) => (type === 'found' && skill !== undefined ? skill : []))
  const log = standing
    .filter(({ id, type }) => type === 'told' && !waiting.has(id))
    .map((line) => logLine(line, standing))
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
    .slice(0, MOST_LINES)
  const steps = (posting.steps ?? []).flatMap((_step, index) => (done.includes(index) ? index : []))
  const people = (posting.wanted ?? []).filter((skill) => found.includes(skill))
  const shown: ProjectShown = {
    ...(steps.length > 0 ? { done: steps } : {}),
    ...(people.length > 0 ? { found: people } : {}),
    ...(log.length > 0 ? { log } : {}),
  }
  return Object.keys(shown).length > 0 ? shown : undefined
}

function logLine({ id, at, text = '' }: PostingFact, standing: readonly PostingFact[]): LogLine {
  const photo = photoOfLine(id, standing)
  return { id, at, text, ...(photo ? { photo } : {}) }
}

/** The photo that hosts put to a line last. */
export function photoOfLine(lineId: string, standing: readonly PostingFact[]): Photo | undefined {
  return standing.findLast(({ type, of }) => type === 'pictured' && of === lineId)?.photo
}

/** How far a project has come: as its author said, until a step is done. */
export type StageTold = { stage: ProjectStage | 'done'; done: number; of: number } | { stage: ProjectStage }

/** The stage, told by what is done; `undefined`: nobody said anything of it. */
export function stageOf({
  stage,
  steps = [],
  shown,
}: Pick<Posting, 'stage' | 'steps' | 'shown'>): StageTold | undefined {
  const done = shown?.done?.length ?? 0
  const of = steps.length
  if (of === 0 || done === 0) return stage === undefined ? undefined : { stage }
  if (done >= of) return { stage: 'done', done, of }
  return { stage: done * 2 >= of ? 'under-way' : 'starting', done, of }
}

/** Whom a project still looks for, by what they can do. */
export function stillWanted({ wanted = [], shown }: Pick<Posting, 'wanted' | 'shown'>): string[] {
  return wanted.filter((skill) => !shown?.found?.includes(skill))
}

/** A word as it will be shown once the site heard it: on the screen of whoever said it, at once. */
export function withWord(
  posting: Pick<Posting, 'steps' | 'wanted' | 'shown'>,
  word: ProjectWord,
  { id, at }: { id: string; at: Instant },
): ProjectShown {
  const { done = [], found = [], log = [] } = posting.shown ?? {}
  switch (word.does) {
    case 'done':
      return { ...posting.shown, done: [...new Set([...done, word.step!])].sort((a, b) => a - b) }
    case 'not-done':
      return { ...posting.shown, done: done.filter((step) => step !== word.step) }
    case 'found':
      return { ...posting.shown, found: [...new Set([...found, word.skill!])] }
    case 'not-found':
      return { ...posting.shown, found: found.filter((skill) => skill !== word.skill) }
    case 'told':
      // Own words are read by hosts first.
      return readyLineOf(word.text ?? '') && !log.some((line) => line.id === id)
        ? { ...posting.shown, log: [{ id, at, text: word.text! }, ...log] }
        : { ...posting.shown }
    default:
      return { ...posting.shown }
  }
}

/** The facts that follow from a word; none where it changes nothing, `null` where the project has no room for more. */
export function factsOf(
  posting: Posting,
  word: ProjectWord,
  told: { id: string; at: Instant; by: string; ofId?: string; name?: string },
): PostingFact[] | null {
  const standing = standingFacts(posting)
  const news = newFacts(posting, standing, word, told)
  const own = posting.facts?.filter(({ ofId }) => ofId !== undefined && ofId === told.ofId).length ?? 0
  if (own + news.length > MOST_OF_ONE) return null
  if (word.does === 'told' && standing.filter(({ type }) => type === 'told').length >= MOST_LINES) return null
  return (posting.facts?.length ?? 0) + news.length > MOST_FACTS ? null : news
}

function newFacts(
  { steps = [], wanted = [] }: Posting,
  standing: readonly PostingFact[],
  { does, step, skill, text }: ProjectWord,
  told: { id: string; at: Instant; by: string; ofId?: string; name?: string },
): PostingFact[] {
  const undoing = (isIt: (fact: PostingFact) => boolean) =>
    standing.filter(isIt).map(({ id }, index): PostingFact => ({
      ...told,
      id: `${told.id}.${index}`.slice(0, 64),
      type: 'undone',
      of: id,
    }))
  const once = (fact: Omit<PostingFact, 'id' | 'at' | 'by'>, isSame: (known: PostingFact) => boolean) =>
    standing.some((known) => known.type === fact.type && isSame(known)) ? [] : [{ ...told, ...fact }]
  switch (does) {
    case 'done':
      return step === undefined || step >= steps.length
        ? []
        : once({ type: 'done', step }, (known) => known.step === step)
    case 'not-done':
      return undoing((fact) => fact.type === 'done' && fact.step === step)
    case 'found':
      return skill === undefined || !wanted.includes(skill)
        ? []
        : once({ type: 'found', skill }, (known) => known.skill === skill)
    case 'not-found':
      return undoing((fact) => fact.type === 'found' && fact.skill === skill)
    case 'told':
      return text === undefined ? [] : [{ ...told, type: 'told', text }]
    case 'share':
      return once({ type: 'share' }, () => true)
    case 'not-shared':
      return undoing(({ type }) => type === 'share')
    case 'left':
      return []
  }
}

/**
 * Whether its author wishes that other sites read it, and a host said yes to that very wish: one that is told anew asks
 * anew.
 */
export function sharing(posting: Pick<Posting, 'facts'>): 'not' | 'wished' | 'shared' {
  const standing = standingFacts(posting)
  const wishes = new Set(standing.flatMap(({ id, type }) => (type === 'share' ? id : [])))
  if (wishes.size === 0) return 'not'
  const isAllowed = standing.some(({ type, of }) => type === 'shared' && of !== undefined && wishes.has(of))
  return isAllowed ? 'shared' : 'wished'
}

/** Without the words of people who are erased; what was done stays done, by nobody. */
export function withoutTellers(posting: Posting, ids: ReadonlySet<string>): Posting {
  const { facts } = posting
  const isTheirs = ({ ofId }: PostingFact) => ofId !== undefined && ids.has(ofId)
  if (!facts?.some(isTheirs)) return posting
  const gone = new Set(facts.filter((fact) => isTheirs(fact) && fact.type === 'told').map(({ id }) => id))
  const left = facts
    .filter(({ id, of }) => !gone.has(id) && (of === undefined || !gone.has(of)))
    .map((fact) => {
      if (!isTheirs(fact)) return fact
      const { ofId: _who, receipt: _receipt, ...rest } = fact
      return rest
    })
  return { ...posting, facts: left }
}

/** Without the words and photos of what was taken back: that it was is all that copies elsewhere must hear. */
export function withoutTakenBack(posting: Posting): Posting {
  const standing = new Set(standingFacts(posting))
  const holdsWords = (fact: PostingFact) =>
    fact.type !== 'undone' && !standing.has(fact) && (fact.text !== undefined || fact.photo !== undefined)
  if (!posting.facts?.some(holdsWords)) return posting
  const facts = posting.facts.map((fact) => {
    if (!holdsWords(fact)) return fact
    const { text: _text, photo: _photo, receipt: _receipt, ...rest } = fact
    return rest
  })
  return { ...posting, facts }
}
