import { allows } from '../../domain/competences/consents.ts'
import { mergeProfiles } from '../../domain/competences/profile.ts'
import type { Invitation, InviteRefusal } from '../../domain/contract/invitations.ts'
import { isEmployerOf } from '../../domain/hiring/mandate.ts'
import { blockingWords } from '../../domain/wording/wording-guard.ts'
import { INVITED_A_DAY, INVITED_FROM, isLikelyPay } from '../../domain/matching/invitation.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { isConfirmed } from '../../domain/seats/booking-status.ts'
import { takesBookings, type ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import { madeBefore, noteMade, type MakingRequest } from '../made-once.ts'
import { recordsOfPerson } from '../passes/person.ts'
import { freshId, seal } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import type { Searcher } from './search-competences.ts'

/**
 * Invites who is behind a card, whom the employer does not know. Somebody who took their consent back meanwhile, and
 * a card that never was, are refused alike. A talk is about a job, and says what it pays.
 */
export async function invite(
  { store, clock }: ServerParts,
  searcher: Searcher,
  invitation: Invitation,
  request: MakingRequest | undefined,
): Promise<Result<string, InviteRefusal | 'request-reused'>> {
  const { siteId, employerId, accountId } = searcher
  const { searchId, cardId, kind, sessionId, pay, message } = invitation
  if (kind === 'talk' && !pay) return refuse('pay-needed')
  if (pay && !isLikelyPay(pay)) return refuse('unlikely-pay')
  if (blockingWords(message).length > 0) return refuse('protected-words')
  const now = clock.now()
  return store.transaction(async (tx) => {
    const made = await madeBefore(tx, request)
    if (!made.ok || made.value !== undefined) return made as Result<string, 'request-reused'>
    if ((await invitedSince(tx, searcher, now - DAY)) >= INVITED_A_DAY) return refuse('too-many-invitations')
    const card = await personOfCard(tx, searcher, { searchId, cardId }, now)
    if (!card || !(await allowsSearch(tx, siteId, card.visitorId))) return refuse('unknown-card')
    if (await isInvited(tx, searchId, card.visitorId, siteId)) return refuse('already-invited')
    if (kind === 'session') {
      const session = await tx.record('challengeSessions', sessionId ?? '', siteId)
      const isOpen = session?.employerId === employerId && takesBookings(session, now)
      if (!isOpen || (await isFull(tx, session))) return refuse('session-not-open')
    }
    const invitationId = freshId('i')
    await tx.run(
      tx.tables.insertInto('invitations').values({
        ...{ invitationId, siteId, employerId, accountId, visitorId: card.visitorId, searchId, cardId, kind },
        ...{ invitedAt: now, message, wanted: card.wanted, pay: pay ? JSON.stringify(pay) : null },
        sessionId: kind === 'session' ? sessionId! : null,
        ...{ answer: null, answeredAt: null, putOffAt: null, told: null },
      }),
    )
    await noteMade(tx, request, invitationId)
    return ok(invitationId)
  })
}

/** Whether what an employer asks may still be shown: it belongs to the site, and the person lets themselves be found. */
export async function mayBeShown(
  view: StoreReader,
  { siteId, employerId, visitorId }: { siteId: string; employerId: string; visitorId: string },
): Promise<boolean> {
  const employer = await view.record('employers', employerId)
  return employer !== undefined && isEmployerOf(employer, siteId) && allowsSearch(view, siteId, visitorId)
}

/** Whether the person, under any of their ids, lets employers find them. */
export async function allowsSearch(view: StoreReader, siteId: string, visitorId: string): Promise<boolean> {
  const [first, ...others] = await recordsOfPerson(view, siteId, 'profiles', visitorId)
  return first !== undefined && allows(others.reduce(mergeProfiles, first), 'search')
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

async function isFull(view: StoreReader, { id, siteId, capacity }: ChallengeSession): Promise<boolean> {
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

async function invitedSince(view: StoreReader, { siteId, employerId }: Searcher, since: Instant) {
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
