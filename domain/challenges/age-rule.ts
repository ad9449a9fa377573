import type { AgeBand } from './booking.ts'
import type { ChallengeSession } from './challenge-session.ts'

/**
 * Whether age must be asked before booking: never for a discovery. Elsewhere people are shown at work, and
 * minors need someone who agrees.
 */
export function asksAge(session: Pick<ChallengeSession, 'track'>): boolean {
  return session.track !== 'explorer'
}

/**
 * Who may take part: under 16 discoveries only; at 16 and 17 all that is not for adults, and a representative
 * signs before a day among workers (Éclaireur).
 */
export function ageRule(
  session: Pick<ChallengeSession, 'track' | 'minimumAge'>,
  band: AgeBand,
): 'welcome' | 'with-guardian' | 'too-young' {
  if (band === 'adult' || session.track === 'explorer') return 'welcome'
  if (band === 'under-16' || session.minimumAge >= 18) return 'too-young'
  return session.track === 'scout' ? 'with-guardian' : 'welcome'
}
