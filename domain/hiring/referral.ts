import { SILENCE } from '../matching/invitation.ts'
import { DAY, type Instant } from '../time.ts'
import type { Application, ApplicationEvent, SentToEmployer } from './application.ts'
import { isFoundWrong } from './contest-facts.ts'
import { isAnswer, standingTimeline } from './event-time.ts'
import type { Employer } from './employer.ts'
import { isEmployerOf } from './mandate.ts'

/** Employers to whom one application may be referred in all, one after the other. */
export const MOST_REFERRALS = 3
/** So long after their yes the other employer sees somebody, in milliseconds; what leads further is an invitation. */
export const SHOWN_FOR = 92 * DAY

/**
 * `asked`: the person has not said; `accepted`: the other employer sees them; `over`: it did, for the time it may;
 * `declined`: they said no, or took their yes back, which nobody tells apart; `expired`: nothing was said within
 * fourteen days.
 */
export const referralStatuses = ['asked', 'accepted', 'over', 'declined', 'expired'] as const
export type ReferralStatus = (typeof referralStatuses)[number]

/** One recommendation of a person to another employer (recommandation), as it stands at a moment. */
export interface Referral {
  /** The event that asks, which the person's word is about. */
  id: string
  /** To whom. */
  employerId: string
  /** The employer's own line, which the person and the other employer read. */
  words?: string
  askedAt: Instant
  /** The last moment to say yes. */
  answerBy: Instant
  status: ReferralStatus
  /** When the person said yes. */
  acceptedAt?: Instant
}

/** Every referral of an application that stands, oldest first. Derived at each reading, never stored. */
export function referralsOf(application: Application, now: Instant): Referral[] {
  const timeline = standingTimeline(application)
  const isWithdrawn = timeline.some(({ event }) => event.type === 'withdrawn')
  return timeline.flatMap(({ event, at: askedAt }): Referral[] => {
    const employerId = referredTo(event)
    if (employerId === undefined) return []
    const answerBy = askedAt + SILENCE
    const said = (type: ApplicationEvent['type']) =>
      timeline.find((told) => told.event.type === type && told.event.about === event.id)
    const yes = said('referral-accepted')
    const acceptedAt = yes && yes.at < answerBy ? yes.at : undefined
    // A no stands against every yes, whichever was heard first.
    const isDeclined = isWithdrawn || said('referral-declined') !== undefined
    const unsaid = now < answerBy ? 'asked' : 'expired'
    const shown = acceptedAt !== undefined && now < acceptedAt + SHOWN_FOR ? 'accepted' : 'over'
    const status = isDeclined ? 'declined' : acceptedAt === undefined ? unsaid : shown
    return [
      {
        id: event.id,
        employerId,
        ...(event.stepForward?.words ? { words: event.stepForward.words } : {}),
        ...{ askedAt, answerBy, status },
        ...(acceptedAt === undefined ? {} : { acceptedAt }),
      },
    ]
  })
}

/** Whether the person is asked about another employer, which would see something, and has not said. */
export function isReferralAsked(application: Application, now: Instant): boolean {
  return (
    hasSomethingToShow(application) && referralsOf(application, now).some(({ status }) => status === 'asked')
  )
}

/** The employer to whom an answer refers its person, if it does. */
export function referredTo(event: ApplicationEvent): string | undefined {
  const { stepForward } = event
  return isAnswer(event) && stepForward?.kind === 'employer' ? stepForward.itemId : undefined
}

/** Why a person cannot be referred to an employer. Nothing is written then. */
export type ReferralRefusal =
  | 'referral-needs-employer' // it names none
  | 'referral-to-oneself'
  | 'referral-before-refusal' // a person that one may still take is not passed on
  | 'referral-of-many' // it is chosen for one person, never for a group
  | 'referral-empty' // nothing that the person sent is left to show
  | 'referred-before' // the person was asked about that employer already
  | 'referral-open' // they were asked about another one, or said yes
  | 'too-many-referrals'

/** Why the application cannot be referred to this employer now; `null` where it can. The refusal it follows stands. */
export function refusedReferral(
  application: Application,
  employerId: string | undefined,
  now: Instant,
): ReferralRefusal | null {
  if (!employerId) return 'referral-needs-employer'
  if (employerId === application.employerId) return 'referral-to-oneself'
  if (!hasSomethingToShow(application)) return 'referral-empty'
  const before = referralsOf(application, now)
  // A question that went with an answer found to be none was put to the person all the same.
  const isFoundWrongSince = application.events.some(
    (event) => referredTo(event) === employerId && isFoundWrong(application.events, event),
  )
  if (isFoundWrongSince || before.some((one) => one.employerId === employerId)) return 'referred-before'
  if (before.some(({ status }) => status === 'asked' || status === 'accepted')) return 'referral-open'
  return before.length >= MOST_REFERRALS ? 'too-many-referrals' : null
}

/** Whether people of this site may be referred to the employer: it works with the site, and has not paused it. */
export function receivesReferrals(
  employer: Pick<Employer, 'siteIds' | 'referralsPausedAt'>,
  siteId: string,
): boolean {
  return isEmployerOf(employer, siteId) && employer.referralsPausedAt === undefined
}

/** What the other employer sees of what was sent: not the words that were written to the first one. */
export type ShownByReferral = Omit<SentToEmployer, 'message'>

/** What the other employer sees; `null` before a yes, after a no, once the time is over or nothing is left. */
export function shownByReferral(
  { sent }: Pick<Application, 'sent'>,
  { status }: Pick<Referral, 'status'>,
): ShownByReferral | null {
  if (status !== 'accepted') return null
  const { message: _message, ...shown } = sent
  return hasSomethingToShow({ sent }) ? shown : null
}

/** Whether anything but words to the first employer was sent, and is kept. */
export function hasSomethingToShow({ sent }: Pick<Application, 'sent'>): boolean {
  const { message: _message, ...shown } = sent
  return Object.values(shown).some((told) => told.length > 0)
}
