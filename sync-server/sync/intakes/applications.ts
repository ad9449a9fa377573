import { applicationStatus } from '../../../domain/hiring/application-status.ts'
import { newAnswerTexts } from '../../../domain/hiring/answer-texts.ts'
import type { Application, ApplicationEvent } from '../../../domain/hiring/application.ts'
import { isAnsweredAt } from '../../../domain/hiring/at-session.ts'
import type { JobOffer } from '../../../domain/hiring/job-offer.ts'
import { withoutUnreadLetter } from '../../../domain/hiring/declare-telling.ts'
import { withoutWords } from '../../../domain/hiring/without-candidate.ts'
import { isDeclared } from '../../../domain/hiring/told-elsewhere.ts'
import { tiedStrength, withTiedCriterion } from '../../../domain/hiring/tied-reason.ts'
import { isOverfull } from '../../../domain/hiring/history-room.ts'
import { protectedField } from '../../../domain/wording/protected-field.ts'
import type { Scope } from '../../../domain/sync/scope.ts'
import type { Instant } from '../../../domain/time.ts'
import type { StoreReader } from '../../store/store.ts'
import { noteAskedWithdrawals, noteTellings } from '../../reciprok/contest-rows.ts'
import type { Receipts } from '../receipts.ts'
import { recordsOfPerson } from '../../passes/person.ts'
import { referredTo } from '../../../domain/hiring/referral.ts'
import { noteReferrals } from '../../referrals/referrals.ts'
import type { Intake } from './intake.ts'

/** What the server knows when an application arrives. */
interface ApplicationFacts {
  /** The same person has one to that offer which is still alive. */
  hasApplied: boolean
  /** Withdrawals of which the candidate says that the employer asked for them, if any. */
  askedWithdrawals?: readonly string[]
  /** The offer that it names; absent when the server does not know it. */
  offer?: JobOffer
  /** A host attached it before the server lost it. */
  isAttached?: boolean
  /** Sessions at which it says that it was answered, and may have been. */
  sessions?: ReadonlySet<string>
}

const consentsOfCandidate: ReadonlySet<string> = new Set(['referral-accepted', 'referral-declined'])

export const applications: Intake<Application, ApplicationFacts> = {
  assistedAct: 'application',
  guards: 'answer',

  // With a person's first words of their own the four pictures may come, which open what is answered.
  unsealed: ({ application, secret }) => ({ record: application, secret }),
  exactTexts: withWhatWasReceived,
  person: ({ visitorId }) => visitorId,
  needsIdentityCheck: true,

  async facts(view, { scope, record, master, isUnproven, now }) {
    const offer = await view.record('jobOffers', record.jobOfferId, scope.siteId)
    return {
      // A copy that is known was proven, or not, when it came.
      ...(isUnproven && !master ? {} : askedWithdrawals(scope, record)),
      hasApplied: !master && (await hasLiveApplication(view, scope, record, now)),
      ...(offer ? { offer } : {}),
      ...(!master && record.unverified ? { isAttached: await wasAttached(view, scope, record) } : {}),
      sessions: await possibleSessions(view, scope, record, master),
    }
  },

  sanitize: ({ scope, record, master, receipts }, facts) =>
    applicationAsToldBy(scope, record, master, receipts, facts),

  wasHere: isBroughtBack,

  // That another employer may see them.
  isOwnAct({ record, master }) {
    const known = new Set(master?.events.map(({ id }) => id))
    return record.events.some(({ id, type }) => consentsOfCandidate.has(type) && !known.has(id))
  },
  minorAct: ({ record: { visitorId }, master }) => (master ? null : { act: 'apply', visitorId }),

  refuses({ record, master, isUnproven, receipts }, told, { hasApplied, offer }) {
    // An application made to an offer goes to the employer of that offer.
    if (!master && offer && record.employerId !== offer.employerId) {
      return { reason: 'invalid', field: 'employerId' }
    }
    // Of two that a restored server took one after the other, the second may be back before the one that had ended.
    if (hasApplied && !isUnproven && !told.unverified && !isBroughtBack(told, receipts))
      return { reason: 'already-applied', field: 'jobOfferId' }
    // What the server once received is known, also when it comes back after a restore.
    const received = record.events.filter((event) =>
      [told, record].some((copy) => receipts.isGenuine(copy, event)),
    )
    const before = new Set(master?.events.map(({ id }) => id))
    const refers = told.events.some((one) => !before.has(one.id) && referredTo(one) === told.employerId)
    if (refers) return { reason: 'invalid', field: 'events' }
    const read = { events: record.events.map(withoutUnreadLetter) }
    const field = protectedField(newAnswerTexts(read, [...(master?.events ?? []), ...received]))
    if (field !== undefined) return { reason: 'protected-words', field }
    return tellsTooMuch(told, master) ? { reason: 'too-many-events', field: 'events' } : null
  },

  kept({ master, isUnproven, receipts, now }, merged) {
    const received = withReceipts(merged, receipts, now)
    return !master && isUnproven ? { ...received, unverified: true } : received
  },

  async effects(tx, kept, now, { askedWithdrawals: asked = [] }) {
    await noteReferrals(tx, kept, now)
    await noteTellings(tx, kept, now)
    if (asked.length > 0) await noteAskedWithdrawals(tx, kept, asked, now)
  },
}

/** What hosts decided is carried over a restore, also of an application that only a desk still holds. */
async function wasAttached(view: StoreReader, { siteId }: Scope, { id }: Application): Promise<boolean> {
  const rows = await view.all(
    view.tables
      .selectFrom('unprovenDecisions')
      .select('decision')
      .where('siteId', '=', siteId)
      .where('applicationId', '=', id),
  )
  return rows.some(({ decision }) => decision === 'attached')
}

/** Of the sessions at which events that are new to the server say they were told, those at which they may have been. */
async function possibleSessions(
  view: StoreReader,
  { siteId }: Scope,
  { employerId, events }: Application,
  master: Application | undefined,
): Promise<ReadonlySet<string>> {
  const known = new Set(master?.events.map(({ id }) => id))
  const possible = new Set<string>()
  for (const { id, atSession, at } of events) {
    if (atSession === undefined || known.has(id)) continue
    const session = await view.record('challengeSessions', atSession, siteId)
    if (session && isAnsweredAt(session, master?.employerId ?? employerId, at)) possible.add(atSession)
  }
  return possible
}

/** Said at a kiosk, for hosts alone: what the application keeps of it is that nothing was said. */
function askedWithdrawals(
  { role }: Scope,
  { events }: Application,
): Pick<ApplicationFacts, 'askedWithdrawals'> {
  if (role !== 'kiosk') return {}
  const asked = events.filter(({ type, because }) => type === 'withdrawn' && because === 'employer-asked')
  return asked.length > 0 ? { askedWithdrawals: asked.map(({ id }) => id) } : {}
}

/** What the server's receipt covers comes back letter by letter: cleaned, it would not be known again. */
function withWhatWasReceived(told: Application, clean: Application, receipts: Receipts): Application {
  const kept = new Map(
    told.events.filter((event) => receipts.isGenuine(told, event)).map((event) => [event.id, event]),
  )
  if (kept.size === 0) return clean
  const events = clean.events.map((event) => kept.get(event.id) ?? event)
  return { ...clean, sent: told.sent, events }
}

/**
 * An application as this device may at most tell it: what was sent belongs to the first copy, an event the
 * server knows stays as the server knows it, and an event without the server's genuine receipt is told by
 * this device, now.
 */
function applicationAsToldBy(
  scope: Scope,
  incoming: Application,
  master: Application | undefined,
  receipts: Receipts,
  facts: Pick<ApplicationFacts, 'offer' | 'sessions' | 'isAttached'>,
): Application {
  const { employerId, jobOfferId, visitorId, sent } = master ?? incoming
  const { unverified: claimed, ...told } = incoming
  // What comes back to a restored server in doubt stays so: without, it would be shown to the card's holder as theirs.
  const brought = claimed && isBroughtBack(incoming, receipts) ? !facts.isAttached : undefined
  const unverified = master ? master.unverified : brought
  const application = {
    ...told,
    employerId,
    jobOfferId,
    visitorId,
    sent,
    ...(unverified === undefined ? {} : { unverified }),
  }
  const known = new Map(master?.events.map((event) => [event.id, event]))
  const events = new Map<string, ApplicationEvent>()
  for (const event of incoming.events) {
    if (events.has(event.id)) continue
    const genuine = receipts.isGenuine(application, event) ? event : known.get(event.id)
    const kept = genuine ?? heardBesideOtherWords(application, incoming, event, receipts)
    events.set(event.id, kept ?? ownEvent(scope, event, facts))
  }
  return { ...application, events: [...events.values()] }
}

/**
 * An event that the server heard when more of what was sent was there, or less: of one of the two copies the words went
 * since (`withoutContent`), and a restore took the event. It comes back with its day, and without its words.
 */
function heardBesideOtherWords(
  application: Application,
  incoming: Application,
  event: ApplicationEvent,
  receipts: Receipts,
): ApplicationEvent | undefined {
  if (event.receivedAt === undefined || !receipts.isGenuine(incoming, event)) return undefined
  return receipts.stamp(application, withoutWords(event), event.receivedAt)
}

function isBroughtBack(application: Application, receipts: Receipts): boolean {
  return application.events.some(
    (event) => event.type === 'submitted' && receipts.isGenuine(application, event),
  )
}

function ownEvent(
  scope: Scope,
  event: ApplicationEvent,
  { offer, sessions }: Pick<ApplicationFacts, 'offer' | 'sessions'>,
): ApplicationEvent {
  const {
    receivedAt: _at,
    receipt: _receipt,
    byHost: _byHost,
    keyedBy,
    atSession,
    reasons,
    strength,
    told,
    ...said
  } = withoutUnreadLetter(event)
  return {
    ...said,
    ...(told && isDeclared(event) ? { told } : {}),
    ...(reasons && {
      reasons: offer ? reasons.map((reason) => withTiedCriterion(reason, offer, event.at)) : reasons,
    }),
    ...(strength && (offer ? tiedStrength(strength, offer, event.at) : { strength })),
    ...(atSession !== undefined && sessions?.has(atSession) ? { atSession } : {}),
    ...(said.because === 'employer-asked' ? { because: 'unsaid' as const } : {}),
    by: scope.deviceId,
    ...(scope.role === 'host' ? { byHost: true, ...(keyedBy === undefined ? {} : { keyedBy }) } : {}),
  }
}

/** Every event the server had not seen gets its reception. */
export function withReceipts(application: Application, receipts: Receipts, now: Instant): Application {
  return {
    ...application,
    events: application.events.map((event) =>
      event.receipt === undefined ? receipts.stamp(application, event, now) : event,
    ),
  }
}

/** Whether a side has told so much that no room would be left for the other, what the server knows included. */
export function tellsTooMuch(application: Application, master: Application | undefined): boolean {
  const known = new Set(application.events.map(({ id }) => id))
  const others = master?.events.filter(({ id }) => !known.has(id)) ?? []
  if (master && application.events.every(({ id }) => master.events.some((event) => event.id === id)))
    return false
  return isOverfull({ ...application, events: [...application.events, ...others] })
}

/** An application of the same person to the same offer that waits for its answer, or was answered well. */
export async function hasLiveApplication(
  view: StoreReader,
  { siteId }: Pick<Scope, 'siteId'>,
  { visitorId, jobOfferId, id }: Application,
  now: Instant,
): Promise<boolean> {
  const all = await recordsOfPerson(view, siteId, 'applications', visitorId)
  return all
    .filter((other) => other.id !== id && other.jobOfferId === jobOfferId && !other.unverified)
    .some(
      (other) => !['withdrawn', 'refused', 'declined', 'hired'].includes(applicationStatus(other, now).kind),
    )
}
