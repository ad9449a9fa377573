import type { SiteId } from '../../../domain/ids.ts'
import {
  cardWords,
  isWordOnPosting,
  tableWords,
  type ContactRequest,
} from '../../../domain/postings/contact-request.ts'
import { factsOf } from '../../../domain/postings/project.ts'
import { isTable } from '../../../domain/sessions/tables.ts'
import { collections } from '../../../domain/sync/collections.ts'
import type { DeviceRole, Scope } from '../../../domain/sync/scope.ts'
import type { Instant, TimeZone } from '../../../domain/time.ts'
import { isSamePerson } from '../../board/postings-of-person.ts'
import { followWord, joinedBy } from '../../board/words-on-postings.ts'
import type { StoreReader } from '../../store/store.ts'
import type { Receipts } from '../receipts.ts'
import type { Intake, Refusal } from './intake.ts'

/** What the server knows when a request, or a word on it, arrives. */
interface ContactFacts {
  /** At whose device it was asked; absent while it was not, or where the device is not known any more. */
  askedAt?: DeviceRole
  /** Of a word on a card: whether it is the person's own, another's success, or that there is no such card. */
  card?: 'own' | 'another' | 'success' | 'none' | 'topic' | 'table' | 'no-table'
  /** Of what is told of a project: whether they belong to it, and that it has no room for more. */
  project?: { isOfIt: boolean; isFull: boolean }
  /** With what the server marks what follows. */
  receipts: Receipts
  zone: TimeZone | undefined
  isNew: boolean
}

type ContactEvent = ContactRequest['events'][number]

/** Of the words that a record holds, those beyond are left to the hosts. */
const ROOM = 40

export const contactRequests: Intake<ContactRequest, ContactFacts> = {
  assistedAct: 'word',

  parent: 'postingId' satisfies keyof ContactRequest,

  async facts(view, { scope, record, master, receipts, zone, now }) {
    const known = { receipts, zone, isNew: !master }
    if (!master && isWordOnPosting(record)) {
      if (isOfTable(record)) return { ...known, card: await tableOf(view, scope.siteId, record) }
      if (record.postingId === undefined && record.topic !== undefined) return { ...known, card: 'topic' }
      const { postingId = '', visitorId } = record
      const posting = await view.record('postings', postingId, scope.siteId)
      if (!posting) return { ...known, card: 'none' }
      const { authorId } = posting
      const isOwn = authorId !== undefined && (await isSamePerson(view, scope.siteId, authorId, visitorId))
      const another = posting.kind === 'success' ? ('success' as const) : ('another' as const)
      const card = isOwn ? ('own' as const) : another
      const { tells } = record.events[0]!
      if (!tells) return { ...known, card }
      const joined = isOwn ? [] : await joinedBy(view, { siteId: scope.siteId, postingId, visitorId }, now)
      const told = { id: 'new', at: now, by: scope.deviceId, ofId: visitorId }
      const project = {
        isOfIt: posting.kind === 'project' && (isOwn || joined.length > 0),
        isFull: factsOf(posting, tells, told) === null,
      }
      return { ...known, card, project }
    }
    const asked = master?.events.find(({ type }) => type === 'asked')
    if (!asked) return known
    const [device] = await view.all(
      view.tables
        .selectFrom('devices')
        .select('role')
        .where('deviceId', '=', asked.by)
        .where('siteId', '=', scope.siteId),
    )
    return device ? { ...known, askedAt: device.role } : known
  },

  sanitize: ({ scope, record, master, now }) => requestAsToldBy(scope, record, master, now),

  // That something is wrong with a card, and what becomes of one's own, anybody may say.
  minorAct: ({ record: { visitorId, events }, master }) =>
    !master && events.some(isToMeet) ? { act: 'meet', visitorId } : null,

  refuses({ scope, master }, told, { askedAt, card, project }): Refusal<ContactRequest> | null {
    if (card !== undefined) return refusedWord(scope, told, card, project)
    const known = new Set(master?.events.map(({ id }) => id))
    const news = told.events.filter(({ id }) => !known.has(id))
    const asked = told.events.filter(({ type }) => type === 'asked')
    const isAskedAgain = asked.length > 1 && news.some(({ type }) => type === 'asked')
    if (isAskedAgain || !news.every(({ type }) => mayTell(scope, type, askedAt)))
      return { reason: 'forbidden-event', field: 'events' }
    const isOverfull = news.length > 0 && (master?.events.length ?? 0) + news.length > ROOM
    return isOverfull && scope.role !== 'host' ? { reason: 'too-many-events', field: 'events' } : null
  },

  async effects(tx, kept, now, { receipts, zone, isNew }) {
    if (isNew && isWordOnPosting(kept)) await followWord(tx, kept, { receipts, now, zone })
  },
}

/** They would meet whom they do not know: behind a card or a project, by a topic, or at a table that they propose. */
function isToMeet({ type }: ContactEvent): boolean {
  return type === 'interested' || type === 'asked' || type === 'table-proposed'
}

const ofTables: ReadonlySet<string> = new Set(tableWords)
const isOfTable = ({ events }: ContactRequest) => events.some(({ type }) => ofTables.has(type))

/** A table is proposed for an hour and of something; a name is told at one that there is. */
async function tableOf(
  view: StoreReader,
  siteId: SiteId,
  { events: [word], tableId, tableAt, topic, tableWord, name }: ContactRequest,
): Promise<'table' | 'no-table'> {
  if (word?.type === 'table-proposed') {
    const isOfSomething = (topic === undefined) !== (tableWord === undefined)
    return isOfSomething && tableAt !== undefined ? 'table' : 'no-table'
  }
  const session =
    tableId === undefined || name === undefined
      ? undefined
      : await view.record('challengeSessions', tableId, siteId)
  return session && isTable(session) ? 'table' : 'no-table'
}

/**
 * One word of a visitor, at a kiosk: of somebody else's card interest or that something is wrong, of their own that they
 * still mean it or that it is done.
 */
function refusedWord(
  { role }: Scope,
  { events }: ContactRequest,
  card: NonNullable<ContactFacts['card']>,
  project: ContactFacts['project'],
): Refusal<ContactRequest> | null {
  const [word, ...more] = events
  if (role !== 'kiosk' || !word || more.length > 0) return { reason: 'forbidden-event', field: 'events' }
  if (card === 'table') return null
  if (card === 'no-table') return { reason: 'invalid', field: 'tableId' }
  if (card === 'topic') return word.type === 'interested' ? null : { reason: 'invalid', field: 'postingId' }
  if (card === 'none') return { reason: 'invalid', field: 'postingId' }
  // Nobody is brought together over what somebody is glad of; that something is wrong with it, anybody may say.
  if (card === 'success')
    return word.type === 'reported' ? null : { reason: 'forbidden-event', field: 'events' }
  if (word.type === 'advanced') return refusedOfProject(word, card === 'own', project)
  const isOwnersWord = word.type === 'renewed' || word.type === 'ended'
  if (isOwnersWord) return card === 'own' ? null : { reason: 'forbidden-event', field: 'events' }
  return card === 'own' ? { reason: 'own-posting' } : null
}

/** What is told of a project by one of its people: its author alone says whether others read it, and does not leave. */
function refusedOfProject(
  { tells }: ContactEvent,
  isOwn: boolean,
  project: ContactFacts['project'],
): Refusal<ContactRequest> | null {
  if (!tells) return { reason: 'invalid', field: 'events' }
  const isAuthors = tells.does === 'share' || tells.does === 'not-shared'
  const isOfSomebody = isAuthors ? isOwn : tells.does === 'left' ? !isOwn : true
  // Who left already, or was never there, takes nothing with them.
  if (tells.does === 'left' && !isOwn) return null
  if (!project?.isOfIt || !isOfSomebody) return { reason: 'forbidden-event', field: 'events' }
  return project.isFull ? { reason: 'too-many-events', field: 'events' } : null
}

/**
 * A request as this device may at most tell it: who asks whom, and for what, belongs to the first copy; a word that
 * the server knows stays as the server knows it; a new one is told by this device.
 */
function requestAsToldBy(
  scope: Scope,
  incoming: ContactRequest,
  master: ContactRequest | undefined,
  now: Instant,
): ContactRequest {
  const { rev, at, by, withId: _claimed, ...said } = incoming
  // The same word once more: what became of it is not a kiosk's to tell.
  if (master && scope.role === 'kiosk') return { ...master, rev, at, by }
  const known = new Map(master?.events.map((event) => [event.id, event]))
  const events = new Map<string, ContactEvent>()
  for (const event of incoming.events) {
    if (events.has(event.id)) continue
    events.set(event.id, known.get(event.id) ?? heardHere(event, scope, now))
  }
  return { ...(master ?? said), rev, at, by, events: [...events.values()] }
}

/** A new word, as this device's. Days are counted from when a word on a card was heard: a kiosk's clock moves none. */
function heardHere(event: ContactEvent, { deviceId }: Scope, now: Instant): ContactEvent {
  return { ...event, by: deviceId, ...(cardWords.has(event.type) ? { at: now } : {}) }
}

/** Nobody answers what they asked themselves; hosts, who pass it on, speak for either side. */
function mayTell({ role }: Scope, type: ContactEvent['type'], askedAt: DeviceRole | undefined): boolean {
  if (collections.contactRequests.access[role].tells?.has(type) !== true) return false
  return role === 'host' || type === 'asked' || (askedAt !== undefined && askedAt !== role)
}
