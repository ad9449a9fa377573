import { DAY, type Instant } from '../time.ts'
import { receivedAt, type Application } from './application.ts'
import { standingTimeline } from './event-time.ts'
import { COUNTED_TO_DAY } from './reciprok-counted.ts'
import { isDecision } from './reciprok-score.ts'
import { referralsOf, type Referral } from './referral.ts'

/**
 * Figures are shown by so many people at a time, as ratings are: with fewer, or with one more than the week before, one
 * could tell who said no.
 */
const REFERRALS_SHOWN_FROM = 5

/** What became of whom an employer recommended to others, in people; each figure is a part of the one before. */
export interface ReferralFigures {
  people: number
  /** Said yes, and kept to it. */
  saidYes: number
  /** The other employer asked to meet them, or opened an application of theirs. */
  seen: number
  /** It decided on one. */
  answered: number
  hired: number
}

/** An application by which somebody was recommended, and what its facts led to. */
export interface ReferredApplication {
  /** Who made it: the same person under the same key. */
  person: string
  application: Application
  /** Their applications to other employers. */
  others: readonly Application[]
  /** The referrals after which the other employer asked to meet them. */
  invited: ReadonlySet<string>
}

interface Fate {
  saidYes: boolean
  seen: boolean
  answered: boolean
  hired: boolean
}

/**
 * The figures of an employer, over the days that its score looks back. Whoever has still to say is not counted yet, so
 * that no figure of theirs changes on the day they do. Null while too few were recommended.
 */
export function referralFigures(
  referred: readonly ReferredApplication[],
  now: Instant,
): ReferralFigures | null {
  const all = referred
    .flatMap((one) => referralsOf(one.application, now).map((referral) => ({ ...one, referral })))
    .filter(
      ({ referral: { status, askedAt } }) => status !== 'asked' && askedAt >= now - COUNTED_TO_DAY * DAY,
    )
    .sort((a, b) => a.referral.askedAt - b.referral.askedAt)
  const fates = [...Map.groupBy(all, ({ person }) => person).values()].map((ofOne) =>
    together(ofOne.map(fateOf)),
  )
  const people = fates.length - (fates.length % REFERRALS_SHOWN_FROM)
  if (people === 0) return null
  const shown = fates.slice(0, people)
  const count = (what: keyof Fate) => shown.filter((fate) => fate[what]).length
  return {
    people,
    saidYes: count('saidYes'),
    seen: count('seen'),
    answered: count('answered'),
    hired: count('hired'),
  }
}

function fateOf({ referral, others, invited }: ReferredApplication & { referral: Referral }): Fate {
  const { id, acceptedAt, employerId, status } = referral
  if (acceptedAt === undefined || status === 'declined') return { ...nothing }
  const events = others
    .filter((other) => other.employerId === employerId && receivedAt(other) >= acceptedAt)
    .flatMap((other) => standingTimeline(other).map(({ event }) => event))
  const hired = events.some(({ type }) => type === 'hired')
  // A question is no answer, here as in the score.
  const answered = events.some(isDecision)
  const opened = events.some(({ type }) => type === 'viewed' || type === 'info-requested')
  return { saidYes: true, seen: answered || opened || invited.has(id), answered, hired }
}

const nothing: Fate = { saidYes: false, seen: false, answered: false, hired: false }

/** Somebody who was recommended several times is one person, who went as far as one of these led. */
function together(fates: readonly Fate[]): Fate {
  const any = (what: keyof Fate) => fates.some((fate) => fate[what])
  return { saidYes: any('saidYes'), seen: any('seen'), answered: any('answered'), hired: any('hired') }
}
