import { lintPosting } from '../../../domain/postings/lint-posting.ts'
import { handedInNow, serverEventId } from '../../../domain/postings/posting-events.ts'
import {
  isDecision,
  lastDayOf,
  nextTurn,
  onBoardSince,
  postingState,
  standingDecision,
  submittedAt,
} from '../../../domain/postings/posting-state.ts'
import {
  postingWords,
  type Posting,
  type PostingEvent,
  type PostingEventType,
  type PostingFact,
} from '../../../domain/postings/posting.ts'
import { MOST_FACTS, shownOf, withoutTakenBack, withoutTellers } from '../../../domain/postings/project.ts'
import { postingTopics } from '../../../domain/postings/topics.ts'
import { isAgreed } from '../../../domain/postings/write-posting.ts'
import { SHARED_PARTITION, type SiteId } from '../../../domain/ids.ts'
import { sameValue } from '../../../domain/record/content.ts'
import { addDays, DAY, siteDay, type Day, type Instant, type TimeZone } from '../../../domain/time.ts'
import { erasedAmong } from '../../erasure/erased-ids.ts'
import { postingsOfPerson } from '../../board/postings-of-person.ts'
import type { StoreReader } from '../../store/store.ts'
import type { Receipts } from '../receipts.ts'
import type { Incoming, Intake, Refusal } from './intake.ts'

/** Where as many cards of one person stand or wait, a host reads each further one first. */
export const MOST_OPEN = 6
/** Beyond so many nothing more of one person is taken. */
export const MOST_KEPT = 12
/** So many cards of a person a host reads first; afterwards what the lint finds nothing in is published at once. */
export const READ_FIRST = 2
/** Events that a card holds before hosts may only take it off the board. */
const ROOM = 60

/** What the server knows when a card arrives. */
interface PostingFacts {
  /** Other cards of the same person that stood on the board, and were not taken down. */
  publishedBefore: number
  /** Other cards of the same person that stand or wait. */
  open: number
  /** It is told as the card of an employer that is none of this site. */
  isOfForeigner?: boolean
  /** Those who told something of it, and were erased since: a desk may bring their words back before it heard of that. */
  erased?: ReadonlySet<string>
}

/** What hosts tell of a card; of one that they write themselves also that it was handed in. */
const hostTells = new Set<PostingEventType>([
  'published',
  'rejected',
  'hidden',
  'restored',
  'reopened',
  'ended',
  'renewed',
])
/** What hosts tell of a project; the wish to share it is its author's alone. */
const hostTellsOfProjects = new Set<PostingFact['type']>([
  'done',
  'found',
  'told',
  'approved',
  'pictured',
  'shared',
  'undone',
])
const takesOff = new Set<PostingEventType>(['rejected', 'hidden', 'ended'])

export const postings: Intake<Posting, PostingFacts> = {
  assistedAct: 'card',

  // The card alone where it was handed in without pictures.
  unsealed: (body) =>
    'posting' in body ? { record: body['posting'], secret: body['secret'] } : { record: body },

  // The topic says until when a card may stand: a clock that is years off loses nobody's card.
  mends: ['endsOn'] satisfies (keyof Posting)[],

  person: ({ authorId = '' }) => authorId,
  parent: 'employerId' satisfies keyof Posting,

  async facts(view, { scope, record, master, zone, now }) {
    const isOfForeigner = !master && scope.role === 'host' && !(await isAtHome(view, scope.siteId, record))
    const tellers = (record.facts ?? []).flatMap(({ ofId }) => ofId ?? [])
    const erased = await erasedAmong(view, scope.siteId, tellers)
    if (master || record.authorId === undefined) return { publishedBefore: 0, open: 0, isOfForeigner, erased }
    const all = await postingsOfPerson(view, scope.siteId, record.authorId)
    const others = all.filter(({ id }) => id !== record.id)
    const isOpen = (one: Posting) =>
      ['pending', 'published'].includes(postingState(one, siteDay(now, zone)).is)
    return {
      publishedBefore: others.filter(wasRight).length,
      open: others.filter(isOpen).length,
      isOfForeigner,
      erased,
    }
  },

  sanitize(row, _facts) {
    if (row.scope.role === 'kiosk') return row.master ? saidAgain(row) : handedIn(row)
    return row.master ? decidedOf(row, row.master) : writtenByHost(row)
  },

  wasHere: (told, receipts) => told.events?.some((event) => isGenuine(told, event, receipts)) === true,

  // Also of one that a host keys in for them: the agreement is noted first.
  minorAct: ({ record: { authorId }, master }) => (master ? null : { act: 'board', visitorId: authorId }),

  refuses({ scope, master, receipts }, told, { open, isOfForeigner }): Refusal<Posting> | null {
    const isNew = !master && !postings.wasHere!(told, receipts)
    if (!isAgreed(told)) return { reason: 'invalid', field: 'agreedToShow' }
    if (scope.role === 'kiosk') {
      if (told.authorId === undefined) return { reason: 'invalid', field: 'authorId' }
      return isNew && open >= MOST_KEPT ? { reason: 'too-many-postings' } : null
    }
    if (isOfForeigner) return { reason: 'invalid', field: 'employerId' }
    if (postingTopics[told.topic].kind !== told.kind) return { reason: 'invalid', field: 'topic' }
    const known = new Set(master?.events?.map(({ id }) => id))
    const news = (told.events ?? []).filter(
      (event) => !known.has(event.id) && !isGenuine(told, event, receipts),
    )
    const mayTell = ({ type }: PostingEvent) => hostTells.has(type) || (isNew && type === 'submitted')
    if (!news.every(mayTell)) return { reason: 'forbidden-event', field: 'events' }
    const factsKnown = new Set(master?.facts?.map(({ id }) => id))
    const newFacts = (told.facts ?? []).filter(
      (one) => !factsKnown.has(one.id) && !isGenuine(told, one, receipts),
    )
    const mayTellFact = ({ type }: PostingFact) =>
      told.kind === 'project' &&
      (hostTellsOfProjects.has(type) || (type === 'share' && told.authorId === undefined))
    if (!newFacts.every(mayTellFact)) return { reason: 'forbidden-event', field: 'facts' }
    const isEndless = (master?.facts?.length ?? 0) + newFacts.length > MOST_FACTS
    if (isEndless && newFacts.some(({ type }) => type !== 'undone'))
      return { reason: 'too-many-events', field: 'facts' }
    const isFull = (master?.events?.length ?? 0) + news.length > ROOM
    return isFull && news.some(({ type }) => !takesOff.has(type))
      ? { reason: 'too-many-events', field: 'events' }
      : null
  },

  kept(row, joined, facts) {
    const merged = withoutTakenBack(facts.erased ? withoutTellers(joined, facts.erased) : joined)
    const { scope, pen, master, receipts, now, zone, isUnproven } = row
    const today = siteDay(now, zone)
    const keptAs = (next: Posting) =>
      asShown(
        onBoard(
          withReceipts(master ? sinceItsPublication(next, master, today, zone) : next, receipts),
          today,
        ),
      )
    const events = withOneEdit(merged.events ?? [])
    if (!master && scope.role === 'kiosk') {
      const next: Posting = isUnproven ? { ...merged, unverified: true } : merged
      if (!mustWait(next, facts)) events.push(publishedAtOnce(next, now))
      return keptAs({ ...next, events })
    }
    if (master && scope.role === 'host' && hasOtherWords(merged, master)) {
      const edited = editedBy(events, pen, now)
      return keptAs({ ...merged, events: [...events.filter(({ type }) => type !== 'edited'), edited] })
    }
    return keptAs({ ...merged, events })
  },
}

/** Whether a card is of nobody's firm, or of one that works with this site. */
async function isAtHome(view: StoreReader, siteId: SiteId, { employerId }: Posting): Promise<boolean> {
  if (employerId === undefined) return true
  const employer = await view.record('employers', employerId, SHARED_PARTITION)
  return employer?.siteIds.includes(siteId) === true
}

/**
 * Whether a host reads it before anybody else does: the first ones of a person, those beyond many at a time, those of which
 * something is doubted, those of which nothing shows whose they are, and every success.
 */
function mustWait(posting: Posting, { publishedBefore, open }: PostingFacts): boolean {
  return (
    posting.kind === 'success' ||
    publishedBefore < READ_FIRST ||
    open >= MOST_OPEN ||
    posting.unverified === true ||
    lintPosting(posting).length > 0
  )
}

/** Whether a card stood on the board, and what was decided of it last does not say that it should not have. */
function wasRight(posting: Posting): boolean {
  const last = standingDecision(posting)?.type
  return (
    posting.events?.some(({ type }) => type === 'published') === true &&
    !(last === 'hidden' || last === 'rejected' || last === 'reopened')
  )
}

/** Days count from the publication: at the first one, those for which it waited are given back. An event has its day. */
function sinceItsPublication(
  next: Posting,
  master: Posting,
  today: Day,
  zone: TimeZone | undefined,
): Posting {
  const isPublished = ({ events = [] }: Posting) => events.some(({ type }) => type === 'published')
  const { kind, endsOn } = next
  if (kind === 'event' || endsOn === undefined || isPublished(master) || !isPublished(next)) return next
  const waited = (Date.parse(today) - Date.parse(siteDay(submittedAt(next), zone))) / DAY
  const latest = lastDayOf(next.topic, today)
  const moved = addDays(endsOn, Math.max(0, waited))
  const until = moved < latest ? moved : latest
  if (until <= endsOn) return next
  return { ...next, endsOn: until, stamps: { ...next.stamps, endsOn: next.rev } }
}

/** Whether its words changed. The day of all but an event is the server's to move, also of a card that comes back after a restore. */
function hasOtherWords(next: Posting, master: Posting): boolean {
  const words = postingWords.filter((name) => name !== 'endsOn' || next.kind === 'event')
  return words.some((name) => !sameValue(next[name], master[name]))
}

/** Of what hosts changed in its words the last time alone: corrections leave room for what is decided. */
function withOneEdit(events: readonly PostingEvent[]): PostingEvent[] {
  const last = events.filter(({ type }) => type === 'edited').at(-1)
  return events.filter((event) => event.type !== 'edited' || event === last)
}

function publishedAtOnce({ id }: Posting, now: Instant): PostingEvent {
  return { id: serverEventId('p', id), type: 'published', at: now, by: 'server', turn: 1 }
}

/** Words that a host changed are no longer the author's alone: they are told so. */
function editedBy(
  events: readonly PostingEvent[],
  { deviceId, name }: Incoming<Posting>['pen'],
  now: Instant,
): PostingEvent {
  const last = events.find(({ type }) => type === 'edited')
  return {
    id: `edited.${last ? Number(last.id.split('.')[1]) + 1 : 0}`,
    type: 'edited',
    at: now,
    by: deviceId,
    ...(name === undefined ? {} : { name }),
  }
}

/** Since when it stands on the board, as the server alone says it. */
export function onBoard(posting: Posting, today: Day): Posting {
  const since = onBoardSince(posting, today)
  if (since === posting.publishedAt) return posting
  const { publishedAt: _before, ...off } = posting
  const stamps = { ...posting.stamps, publishedAt: posting.rev }
  return since === undefined ? { ...off, stamps } : { ...off, stamps, publishedAt: since }
}

/** Every event with the server's mark that it heard it. */
export function withReceipts(posting: Posting, receipts: Receipts): Posting {
  const { events = [], facts } = posting
  const heard = <T extends PostingEvent | PostingFact>(all: readonly T[]): T[] =>
    all
      .map((one) =>
        isGenuine(posting, one, receipts) ? one : { ...one, receipt: receipts.onPosting(posting, one) },
      )
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  return { ...posting, events: heard(events), ...(facts ? { facts: heard(facts) } : {}) }
}

/** What boards show of a project, as the server alone says it. */
export function asShown(posting: Posting): Posting {
  const shown = shownOf(posting)
  if (sameValue(shown, posting.shown)) return posting
  const { shown: _before, ...rest } = posting
  return {
    ...rest,
    ...(shown === undefined ? {} : { shown }),
    stamps: { ...posting.stamps, shown: posting.rev },
  }
}

function isGenuine(posting: Posting, event: PostingEvent | PostingFact, receipts: Receipts): boolean {
  return event.receipt !== undefined && event.receipt === receipts.onPosting(posting, event)
}

/** A card from a kiosk: its words, whose it is, and until when it may stand. All else is the server's or the hosts'. */
function handedIn({ scope, record, now, zone }: Incoming<Posting>): Posting {
  const { employerId: _claimed, events = [], ...said } = record
  // What is not a kiosk's to tell is refused by that.
  const forged = events.filter(({ type }) => type !== 'submitted')
  const { kind } = postingTopics[record.topic]
  return {
    ...said,
    kind,
    endsOn: lastDayTold({ ...record, kind }, siteDay(now, zone)),
    events: [handedInNow(record.id, { now, deviceId: scope.deviceId }), ...forged],
  }
}

/** Its last day, as a device whose clock may be wrong tells it. */
function lastDayTold({ kind, topic, endsOn }: Posting, today: Day): Day {
  const last = lastDayOf(topic, today)
  const told = endsOn ?? last
  // A day that is over is that of a clock that is behind, but for an event.
  return told > last || (told < today && kind !== 'event') ? last : told
}

/** The card, standing for no longer than its topic says, or than it stands already. */
function noLonger<T extends Pick<Posting, 'topic' | 'endsOn'>>(said: T, today: Day, stands?: Day): T {
  const last = lastDayOf(said.topic, today)
  const latest = stands !== undefined && stands > last ? stands : last
  return said.endsOn === undefined || said.endsOn <= latest ? said : { ...said, endsOn: latest }
}

/** The same card once more: what became of it is not a kiosk's to tell. */
function saidAgain({ record: { rev, at, by }, master }: Incoming<Posting>): Posting {
  return { ...master!, rev, at, by }
}

/** A card that a host keys in for somebody who is there, or for the place; or brings back to a restored server. */
function writtenByHost(row: Incoming<Posting>): Posting {
  const { scope, pen, record, receipts, now, zone } = row
  const { publishedAt: _since, shown: _shown, keyedBy, unverified, ...said } = record
  const isBack = record.events?.some((event) => isGenuine(record, event, receipts)) === true
  if (isBack) {
    return {
      ...toldByHost(row, noLonger(said, siteDay(now, zone)), undefined),
      ...(keyedBy === undefined ? {} : { keyedBy }),
      ...(unverified === undefined ? {} : { unverified }),
    }
  }
  const submitted = handedInNow(record.id, { now, deviceId: scope.deviceId })
  const events = [submitted, ...(record.events ?? []).filter(({ type }) => type !== 'submitted')]
  return {
    ...toldByHost(row, { ...said, events, endsOn: lastDayTold(record, siteDay(now, zone)) }, undefined),
    ...(pen.name === undefined ? {} : { keyedBy: pen.name }),
  }
}

/** A host's copy over the server's: whose it is belongs to the first copy, and each event is as the server heard it. */
function decidedOf(row: Incoming<Posting>, master: Posting): Posting {
  const { authorId: _author, employerId: _employer, keyedBy: _keyed, unverified: _seen, ...said } = row.record
  const { publishedAt: _claimed, shown: _shown, ...told } = said
  const words = noLonger(told, siteDay(row.now, row.zone), master.endsOn)
  const { authorId, employerId, keyedBy, unverified, publishedAt, shown } = master
  const own = { authorId, employerId, keyedBy, unverified, publishedAt, shown }
  return toldByHost(
    row,
    {
      ...words,
      ...(Object.fromEntries(
        Object.entries(own).filter(([, value]) => value !== undefined),
      ) as Partial<Posting>),
    },
    master,
  )
}

/**
 * The events as this host may at most tell them: known ones as they are known, what the server once heard as it was, and
 * new ones by this device and whoever is signed in, in the turn after those that were known.
 */
function toldByHost(
  { scope, pen, receipts, now }: Incoming<Posting>,
  said: Posting,
  master: Posting | undefined,
): Posting {
  const known = new Map(master?.events?.map((event) => [event.id, event]))
  const events = new Map<string, PostingEvent>()
  for (const event of said.events ?? []) {
    if (events.has(event.id)) continue
    const heard = known.get(event.id) ?? (isGenuine(said, event, receipts) ? event : undefined)
    if (heard) {
      events.set(event.id, heard)
      continue
    }
    const { name: _name, receipt: _receipt, turn = 1, ...told } = event
    const latest = nextTurn({ events: [...known.values(), ...events.values()] })
    events.set(event.id, {
      ...told,
      // When it was heard, as of everything that the server tells: a desk's clock moves no decision.
      at: now,
      by: scope.deviceId,
      ...(pen.name === undefined ? {} : { name: pen.name }),
      ...(isDecision(event) ? { turn: Math.min(turn, latest) } : {}),
    })
  }
  const facts = factsToldByHost(said, master, { scope, pen, receipts, now })
  return { ...said, events: [...events.values()], ...(facts.length > 0 ? { facts } : {}) }
}

/** The same of what is told of a project: nobody at a desk speaks for one of its people. */
function factsToldByHost(
  said: Posting,
  master: Posting | undefined,
  { scope, pen, receipts, now }: Pick<Incoming<Posting>, 'scope' | 'pen' | 'receipts' | 'now'>,
): PostingFact[] {
  const facts = new Map(master?.facts?.map((fact) => [fact.id, fact]))
  for (const fact of said.facts ?? []) {
    if (facts.has(fact.id)) continue
    const { name: _name, receipt: _receipt, ofId: _whose, ...told } = fact
    const heard = {
      ...told,
      at: now,
      by: scope.deviceId,
      ...(pen.name === undefined ? {} : { name: pen.name }),
    }
    facts.set(fact.id, isGenuine(said, fact, receipts) ? fact : heard)
  }
  return [...facts.values()]
}
