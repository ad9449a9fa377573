import { allows } from '../../domain/competences/consents.ts'
import { hiddenFrom } from '../../domain/competences/hidden-from.ts'
import { joinPages } from '../../domain/competences/profile.ts'
import type { Invitation, InviteRefusal } from '../../domain/contract/invitations.ts'
import type { ReferredInvitation } from '../../domain/contract/referrals.ts'
import { isEmployerOf } from '../../domain/hiring/mandate.ts'
import { minorStop } from '../../domain/visits/minor-rule.ts'
import { blockingWords } from '../../domain/wording/wording-guard.ts'
import { INVITED_A_DAY, INVITED_FROM, isLikelyPay } from '../../domain/matching/invitation.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { isConfirmed } from '../../domain/seats/booking-status.ts'
import { takesBookings, type ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import { madeBefore, noteMade, type MakingRequest } from '../made-once.ts'
import { minorOfPerson } from '../passes/minor-of-person.ts'
import { recordsOfPerson } from '../passes/person.ts'
import { applicationReferred, invitationsBy, isReferralKept, NO_SEARCH } from '../referrals/referrals.ts'
import { freshId, seal } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import type { Searcher } from './search-competences.ts'

/**
 * Invites who is behind a card, whom the employer does not know. Somebody who took their consent back meanwhile, and
 * a card that never was, are refused alike. A talk is about a job, and says what it pays.
 */
export async function invite(
  parts: ServerParts,
  searcher: Searcher,
  { searchId, cardId, ...asked }: Invitation,
  request: MakingRequest | undefined,
): Promise<Result<string, InviteRefusal | 'request-reused'>> {
  return send(parts, searcher, asked, request, async (tx, now) => {
    const card = await personOfCard(tx, searcher, { searchId, cardId }, now)
    if (!card || !(await isFoundBy(tx, searcher, card.visitorId, now))) return refuse('unknown-card')
    if (await isInvited(tx, searchId, card.visitorId, searcher.siteId)) return refuse('already-invited')
    return ok({ ...card, searchId, cardId })
  })
}

/** Invites somebody who was recommended to the employer; once, while they let themselves be seen by it. */
export async function inviteReferred(
  parts: ServerParts,
  searcher: Searcher,
  { referralId, ...asked }: ReferredInvitation,
  request: MakingRequest | undefined,
): Promise<Result<string, InviteRefusal | 'request-reused'>> {
  return send(parts, searcher, asked, request, async (tx, now) => {
    const application = await applicationReferred(tx, searcher, referralId, now)
    if (!application) return refuse('unknown-card')
    if ((await invitationsBy(tx, searcher, referralId)).length > 0) return refuse('already-invited')
    return ok({
      ...{ visitorId: application.visitorId, wanted: '[]' },
      ...{ searchId: NO_SEARCH, cardId: referralId },
    })
  })
}

/** Who is invited, and from where the employer knows that they are there. */
type Invited = Pick<Tables['invitations'], 'visitorId' | 'wanted' | 'searchId' | 'cardId'>

async function send(
  { store, clock }: ServerParts,
  { siteId, employerId, accountId }: Searcher,
  { kind, sessionId, pay, message }: Omit<Invitation, 'searchId' | 'cardId'>,
  request: MakingRequest | undefined,
  whom: (tx: StoreReader, now: Instant) => Promise<Result<Invited, InviteRefusal>>,
): Promise<Result<string, InviteRefusal | 'request-reused'>> {
  if (kind === 'talk' && !pay) return refuse('pay-needed')
  if (pay && !isLikelyPay(pay)) return refuse('unlikely-pay')
  if (blockingWords(message).length > 0) return refuse('protected-words')
  const now = clock.now()
  return store.transaction(async (tx) => {
    const made = await madeBefore(tx, request)
    if (!made.ok || made.value !== undefined) return made as Result<string, 'request-reused'>
    const since = now - DAY
    if ((await invitedSince(tx, { siteId, employerId }, since)) >= INVITED_A_DAY) {
      return refuse('too-many-invitations')
    }
    const invited = await whom(tx, now)
    if (!invited.ok) return invited
    if (kind === 'session') {
      const session = await tx.record('challengeSessions', sessionId ?? '', siteId)
      const isOpen = session?.employerId === employerId && takesBookings(session, now)
      if (!isOpen || (await isFull(tx, session))) return refuse('session-not-open')
    }
    const invitationId = freshId('i')
    await tx.run(
      tx.tables.insertInto('invitations').values({
        ...{ invitationId, siteId, employerId, accountId, ...invited.value, kind },
        ...{ invitedAt: now, message, pay: pay ? JSON.stringify(pay) : null },
        sessionId: kind === 'session' ? sessionId! : null,
        ...{ answer: null, answeredAt: null, putOffAt: null, told: null },
      }),
    )
    await noteMade(tx, request, invitationId)
    return ok(invitationId)
  })
}

/**
 * Whether what an employer asks may still be shown: it belongs to the site, and the person lets themselves be found, or
 * did not take back their yes to being recommended to this employer, which outlasts what it is shown of them.
 */
export async function mayBeShown(
  view: StoreReader,
  { siteId, employerId, visitorId, searchId, cardId }: Tables['invitations'],
  now: Instant,
): Promise<boolean> {
  const employer = await view.record('employers', employerId)
  if (employer === undefined || !isEmployerOf(employer, siteId)) return false
  if (searchId === NO_SEARCH) {
    return isReferralKept(view, { siteId, visitorId }, cardId, now)
  }
  return isFoundBy(view, { siteId, employerId }, visitorId, now)
}

/** Whether the person, under any of their ids, lets this employer find them, and may at their age. */
async function isFoundBy(
  view: StoreReader,
  { siteId, employerId }: Pick<Searcher, 'siteId' | 'employerId'>,
  visitorId: string,
  now: Instant,
): Promise<boolean> {
  const [first, ...others] = await recordsOfPerson(view, siteId, 'profiles', visitorId)
  if (!first) return false
  const page = others.reduce(joinPages, first)
  if (!allows(page, 'search') || hiddenFrom(page).includes(employerId)) return false
  return minorStop('search', await minorOfPerson(view, siteId, visitorId, now)) === null
}

/** Whom a card of one of the employer's searches stands for: told by its seal alone, kept nowhere. */
async function personOfCard(
  view: StoreReader,
  { siteId, employerId }: Searcher,
  { searchId, cardId }: { searchId: string; cardId: string },
  now: Instant,
): Promise<{ visitorId: string; wanted: string } | undefined> {
  const [search] = await view.all(
    view.tables.selectFrom('searches').selectAll().where('searchId', '=', searchId),
  )
  const isOwn = search?.siteId === siteId && search.employerId === employerId
  if (!isOwn || search.at < now - INVITED_FROM) return undefined
  const people = JSON.parse(search.people) as string[]
  const visitorId = people.find((person) => seal(search.seed + searchId, person) === cardId)
  return visitorId === undefined ? undefined : { visitorId, wanted: search.wanted }
}

/** Whether every seat of a session is somebody's. */
export async function isFull(
  view: StoreReader,
  { id, siteId, capacity }: ChallengeSession,
): Promise<boolean> {
  const bookings = await view.records('bookings', { siteId, sessionId: id })
  return bookings.filter((booking) => isConfirmed(booking)).length >= capacity
}

async function isInvited(view: StoreReader, searchId: string, visitorId: string, siteId: string) {
  const rows = await view.all(
    view.tables
      .selectFrom('invitations')
      .select('searchId')
      .where('siteId', '=', siteId)
      .where('visitorId', '=', visitorId),
  )
  return rows.some((row) => row.searchId === searchId)
}

async function invitedSince(
  view: StoreReader,
  { siteId, employerId }: Pick<Searcher, 'siteId' | 'employerId'>,
  since: Instant,
) {
  const rows = await view.all(
    view.tables
      .selectFrom('invitations')
      .select('invitationId')
      .where('siteId', '=', siteId)
      .where('employerId', '=', employerId)
      .where('invitedAt', '>', since)
      .limit(INVITED_A_DAY),
  )
  return rows.length
}
