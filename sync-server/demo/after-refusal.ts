import type { Application } from '../../domain/hiring/application.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { DAY, HOUR, type Instant } from '../../domain/time.ts'
import { Answers } from './answers.ts'
import type { Manners } from './demo-data.ts'
import type { YearTold } from './year-of-employer.ts'

/** Who refused, how, and when; `others`: to whom it may recommend somebody. */
interface Refusal {
  offer: JobOffer
  manners: Manners
  others: readonly string[]
  at: Instant
}

/** What is still said once an application was refused: by its candidate, and by an employer that thinks of them again. */
export function afterRefusal(
  told: YearTold,
  refused: Application,
  { offer, manners, others, at }: Refusal,
): Application {
  const { random, teller, today } = told
  let application = refused
  const judgedAt = at + random.between(5, 60) * HOUR
  if (judgedAt < today && random.chance(0.4)) {
    const helped = random.chance(manners.pleases)
    application = teller.said(application, { kind: 'judge-answer', helped }, judgedAt)
  }
  const thoughtAt = at + 4 * DAY
  if (thoughtAt + 3 * DAY >= today) return application
  if (manners.explains < 0.5 && random.chance(0.12)) {
    const reasons = [new Answers(told).explained(offer)] as const
    return teller.answered(application, offer, { kind: 'qualify', reasons }, thoughtAt)
  }
  const recommends = random.chance(0.3 * manners.pleases)
  if (!recommends) return application
  if (random.chance(0.5)) {
    const stepForward = new Answers(told).pointer()
    return teller.answered(application, offer, { kind: 'recommend', stepForward }, thoughtAt)
  }
  const stepForward = {
    kind: 'employer',
    itemId: random.pick(others),
    words: random.pick(told.words.referrals),
  } as const
  application = teller.answered(application, offer, { kind: 'recommend', stepForward }, thoughtAt)
  const referral = application.events.at(-1)!.id
  if (random.chance(0.2)) return application
  const kind = random.chance(0.75) ? 'accept-referral' : 'decline-referral'
  return teller.said(application, { kind, referral }, thoughtAt + 2 * DAY)
}
