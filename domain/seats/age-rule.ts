import type { Day } from '../time.ts'
import { ageBands, type AgeBand } from './booking.ts'
import {
  isObserved,
  matterOf,
  type ChallengeSession,
  type SessionMatter,
} from '../sessions/challenge-session.ts'

/**
 * Whether age must be asked before booking: never for a discovery or an event. Elsewhere people are shown at work, and
 * minors need someone who agrees.
 */
export function asksAge(session: SessionMatter): boolean {
  return isObserved(matterOf(session))
}

/**
 * Who may take part: under 16 discoveries and events only; at 16 and 17 all that is not for adults, and a representative
 * signs before a day among workers (Éclaireur).
 */
export function ageRule(
  session: SessionMatter & Pick<ChallengeSession, 'minimumAge'>,
  band: AgeBand,
): 'welcome' | 'with-guardian' | 'too-young' {
  if (band === 'adult' || !asksAge(session)) return 'welcome'
  if (band === 'under-16' || session.minimumAge >= 18) return 'too-young'
  return matterOf(session) === 'scout' ? 'with-guardian' : 'welcome'
}

/** The age that somebody will have on the day they were asked about. */
export interface SaidAge {
  band: AgeBand
  on: Day
}

/** Which ages somebody may have on a day: a birthday may lie between it and the day they were asked about. */
export function agesOn(said: SaidAge, day: Day): readonly AgeBand[] {
  if (said.on === day) return [said.band]
  const told = ageBands.indexOf(said.band)
  return said.on < day ? ageBands.slice(told) : ageBands.slice(0, told + 1)
}

/** What is known for sure of an age on a day. */
export function ageOn(said: SaidAge | null, day: Day): AgeBand | null {
  const ages = said ? agesOn(said, day) : []
  return ages.length === 1 ? ages[0]! : null
}
