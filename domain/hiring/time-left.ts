import type { Instant } from '../time.ts'
import { SILENCE_DAYS } from './application-status.ts'
import { dayOf } from './event-time.ts'
import { FULL_VALUE_DAYS } from './reciprok-score.ts'

/** What an employer still has ahead for one application; null once it is over. */
export interface TimeLeft {
  /** Whole days since reception. */
  day: number
  /** Days left for an answer of full value; 0 on the last day. */
  forFullValue: number | null
  /** Days left before the candidate is told that there is no answer; 0 on the last day. */
  beforeSilence: number | null
}

/** Days left to answer an application received at this moment (délai de réponse). */
export function timeLeft(reception: Instant, now: Instant): TimeLeft {
  const day = dayOf(reception, now)
  return {
    day,
    forFullValue: day <= FULL_VALUE_DAYS ? FULL_VALUE_DAYS - day : null,
    beforeSilence: day < SILENCE_DAYS ? SILENCE_DAYS - day : null,
  }
}
