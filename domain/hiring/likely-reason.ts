import { wordsOf } from '../finder/words.ts'
import { blockingWords } from '../wording/wording-guard.ts'
import { applicationSchema, type Application } from './application.ts'
import { applicationStatus } from './application-status.ts'
import type { JobOffer, OfferCriterion } from './job-offer.ts'
import { standingTimeline } from './event-time.ts'
import { openQuestion } from './tell-as-candidate.ts'
import { DAY, type Instant } from '../time.ts'

/** A reason that the facts point at, to be looked at by a person: nothing of it is sent by itself. */
export type LikelyReason =
  /** The employer asked for one more thing, and was not told in the time that a person has for it. */
  | { code: 'incomplete' }
  /** The offer asks for a competence that the person could have ticked, and did not. */
  | { code: 'skill_missing'; criterionId: string }
  /** As many people as there are posts were hired. */
  | { code: 'position_filled' }

/** People of one offer for whom the facts point at the same; `reason` is `null` where they point at nothing. */
export interface LikelyGroup {
  /** One word for the group, the same whoever is in it. */
  key: string
  reason: LikelyReason | null
  applications: Application[]
}

/** A person has ten days to answer a question of the employer, as the rules of an application promise. */
export const TIME_TO_TELL = 10 * DAY

/** More than this many abilities nobody can send: what is left out then says nothing. */
const MOST_SENT = applicationSchema.properties.sent.properties.abilities.maxItems

/**
 * Everyone who waits at the end of a recruitment, by the likely reason of a refusal: the largest groups first, those of
 * whom nothing is known last. Only what the offer asks in a list that candidates tick is compared; titles, experience
 * and hours are asked of nobody at the kiosk, so that nothing is guessed of them.
 */
export function groupByLikelyReason(
  waiting: readonly Application[],
  offer: Pick<JobOffer, 'id' | 'criteria' | 'seats'>,
  all: readonly Application[],
  now: Instant,
): LikelyGroup[] {
  const isFilled = hiredFor(offer, all, now) >= offer.seats
  const groups = new Map<string, LikelyGroup>()
  for (const application of waiting) {
    const reason = likelyReason(application, offer, isFilled, now)
    const key = keyOf(reason)
    const group = groups.get(key) ?? { key, reason, applications: [] }
    group.applications.push(application)
    groups.set(key, group)
  }
  return [...groups.values()].sort(
    (a, b) =>
      Number(a.reason === null) - Number(b.reason === null) || b.applications.length - a.applications.length,
  )
}

/** What the facts of one application point at; `null`: at nothing that may be said. */
export function likelyReason(
  application: Application,
  offer: Pick<JobOffer, 'criteria'>,
  isFilled: boolean,
  now: Instant,
): LikelyReason | null {
  const question = openQuestion(application)
  if (question !== null) {
    const asked = standingTimeline(application).find(({ event }) => event.id === question)
    // Whoever may still answer is given no reason at all.
    return asked && now - asked.at >= TIME_TO_TELL ? { code: 'incomplete' } : null
  }
  const missing = missingCompetence(application, offer.criteria)
  if (missing) return { code: 'skill_missing', criterionId: missing.id }
  return isFilled ? { code: 'position_filled' } : null
}

/**
 * The first competence that the offer asks for and that the application does not tell. Whoever ticked nothing, or as
 * much as may be ticked, left nothing out on purpose; a message that speaks of it tells it.
 */
function missingCompetence(
  { sent }: Pick<Application, 'sent'>,
  criteria: readonly OfferCriterion[],
): OfferCriterion | undefined {
  const { abilities = [], message = '' } = sent
  if (abilities.length === 0 || abilities.length >= MOST_SENT) return undefined
  const said = new Set(wordsOf(message).map(({ stem }) => stem))
  return criteria.find(
    ({ kind, label }) =>
      kind === 'competence' &&
      !abilities.includes(label) &&
      !wordsOf(label).some(({ stem }) => said.has(stem)) &&
      // What the law protects is no reason, whatever an offer asked for.
      blockingWords(label, { seeks: true }).length === 0,
  )
}

function hiredFor({ id }: Pick<JobOffer, 'id'>, all: readonly Application[], now: Instant): number {
  return all.filter(
    (application) => application.jobOfferId === id && applicationStatus(application, now).kind === 'hired',
  ).length
}

function keyOf(reason: LikelyReason | null): string {
  if (reason === null) return 'unknown'
  return reason.code === 'skill_missing' ? `${reason.code}:${reason.criterionId}` : reason.code
}
