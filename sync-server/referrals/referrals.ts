import type { ReferralReceived } from '../../domain/contract/referrals.ts'
import type { Application } from '../../domain/hiring/application.ts'
import { isEmployerOf } from '../../domain/hiring/mandate.ts'
import {
  hasSomethingToShow,
  referralsOf,
  shownByReferral,
  type Referral,
} from '../../domain/hiring/referral.ts'
import { invitationStatus } from '../../domain/matching/invitation.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { Instant } from '../../domain/time.ts'
import { employerOf, keepEmployer } from '../employers/employers.ts'
import { recordsOfPerson } from '../passes/person.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'

/** An employer at a site, to which people are recommended. */
interface Receiver {
  siteId: string
  employerId: string
}

/** Stands for a search in an invitation to somebody who was recommended; its card is the referral. */
export const NO_SEARCH = ''
/** As many as a desk lists; older ones are over. */
const LISTED = 200

/** Notes which yes an application holds, and which of them ended, so that the other employer finds its person. */
export async function noteReferrals(
  tx: StoreTransaction,
  application: Application,
  now: Instant,
): Promise<void> {
  const { siteId, id: applicationId } = application
  for (const { id: referralId, employerId, acceptedAt, status } of referralsOf(application, now)) {
    if (acceptedAt === undefined) continue
    const endedAt = status === 'declined' ? now : null
    await tx.run(
      tx.tables
        .insertInto('referrals')
        .values({ siteId, applicationId, referralId, employerId, acceptedAt, endedAt })
        .onConflict((conflict) => {
          const same = conflict.columns(['siteId', 'applicationId', 'referralId'])
          // What ended stays so: a copy that did not hear of it opens nothing again.
          return endedAt === null ? same.doNothing() : same.doUpdateSet({ endedAt })
        }),
    )
  }
}

/** Whom others recommend to an employer, newest first: those who said yes, and only what they had sent. */
export async function referralsTo(
  { store, clock }: ServerParts,
  receiver: Receiver,
): Promise<ReferralReceived[]> {
  return store.read(async (view) => {
    const { siteId } = receiver
    const received: ReferralReceived[] = []
    for (const { application, referral } of await standingReferrals(view, receiver, clock.now())) {
      const person = shownByReferral(application, referral)
      if (!person) continue
      const from = await view.record('employers', application.employerId)
      const offer = await view.record('jobOffers', application.jobOfferId, siteId)
      const [invitation] = await invitationsBy(view, receiver, referral.id)
      received.push({
        referralId: referral.id,
        ...{ from: from?.name ?? '', offer: offer?.title ?? '', person },
        ...(referral.words === undefined ? {} : { words: referral.words }),
        acceptedAt: referral.acceptedAt!,
        ...(invitation ? { invited: invitationStatus(invitation, clock.now()) } : {}),
      })
    }
    return received
  })
}

/** The application by which somebody was recommended to this employer and is seen by it; nothing once that ended. */
export async function applicationReferred(
  view: StoreReader,
  receiver: Receiver,
  referralId: string,
  now: Instant,
): Promise<Application | undefined> {
  const standing = await standingReferrals(view, receiver, now, referralId)
  return standing.find(({ referral }) => referral.id === referralId)?.application
}

/**
 * Whether a person who said yes to a referral has not taken it back, also once nothing is shown or kept of it. An erasure
 * takes what was asked of them along.
 */
export async function isReferralKept(
  view: StoreReader,
  { siteId, visitorId }: { siteId: string; visitorId: string },
  referralId: string,
  now: Instant,
): Promise<boolean> {
  const ended = await view.all(
    view.tables
      .selectFrom('referrals')
      .select('referralId')
      .where('siteId', '=', siteId)
      .where('referralId', '=', referralId)
      .where('endedAt', 'is not', null),
  )
  if (ended.length > 0) return false
  const application = await referringApplication(view, { siteId, visitorId }, referralId)
  const referrals = application ? referralsOf(application, now) : []
  return referrals.every(({ id, status }) => id !== referralId || status !== 'declined')
}

/** The application of this person in which they are recommended, whether or not anything of it is shown still. */
export async function referringApplication(
  view: StoreReader,
  { siteId, visitorId }: { siteId: string; visitorId: string },
  referralId: string,
): Promise<Application | undefined> {
  const applications = await recordsOfPerson(view, siteId, 'applications', visitorId)
  return applications.find(({ events }) => events.some(({ id }) => id === referralId))
}

/** What this employer asked of whom it sees by a referral. */
export async function invitationsBy(view: StoreReader, { siteId, employerId }: Receiver, referralId: string) {
  return view.all(
    view.tables
      .selectFrom('invitations')
      .select(['invitedAt', 'answer'])
      .where('siteId', '=', siteId)
      .where('employerId', '=', employerId)
      .where('searchId', '=', NO_SEARCH)
      .where('cardId', '=', referralId),
  )
}

/** The employer receives no more recommendations from now on, or receives them again. */
export async function pauseReferrals(
  { store, clock }: ServerParts,
  employerId: string,
  paused: boolean,
): Promise<Result<void, 'unknown-employer'>> {
  return store.transaction(async (tx) => {
    const employer = await employerOf(tx, employerId)
    if (!employer) return refuse('unknown-employer')
    if ((employer.referralsPausedAt !== undefined) === paused) return ok(undefined)
    const { referralsPausedAt: _before, ...receiving } = employer
    const next = paused ? { ...employer, referralsPausedAt: clock.now() } : receiving
    await keepEmployer(tx, employer, next, clock.now())
    return ok(undefined)
  })
}

async function standingReferrals(
  view: StoreReader,
  { siteId, employerId }: Receiver,
  now: Instant,
  referralId?: string,
): Promise<{ application: Application; referral: Referral }[]> {
  const employer = await employerOf(view, employerId)
  if (!employer || !isEmployerOf(employer, siteId)) return []
  const theirs = view.tables
    .selectFrom('referrals')
    .select(['applicationId', 'referralId'])
    .where('siteId', '=', siteId)
    .where('employerId', '=', employerId)
    .where('endedAt', 'is', null)
    .orderBy('acceptedAt', 'desc')
    .limit(LISTED)
  const rows = await view.all(referralId === undefined ? theirs : theirs.where('referralId', '=', referralId))
  const found = await Promise.all(
    rows.map(async (row) => {
      const application = await view.record('applications', row.applicationId, siteId)
      if (!application || application.unverified || !hasSomethingToShow(application)) return []
      const referral = referralsOf(application, now).find(({ id }) => id === row.referralId)
      // The application says it: the list only leads to it.
      const stands = referral?.status === 'accepted' && referral.employerId === employerId
      return stands ? [{ application, referral }] : []
    }),
  )
  return found.flat()
}
