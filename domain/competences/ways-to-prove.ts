import type { FoundChallenge } from '../sessions/find-sessions.ts'
import type { Ladder } from './ladder.ts'

/**
 * The sessions in which someone could show what they declare and nobody has observed yet, those that show most of it
 * first, then the soonest.
 */
export function sessionsThatProve(
  sessions: readonly FoundChallenge[],
  { declared, observed }: Pick<Ladder, 'declared' | 'observed'>,
  most: number,
): FoundChallenge[] {
  const seen = new Set(observed.map(({ ability }) => ability))
  const open = new Set(declared.flatMap(({ ability }) => (ability && !seen.has(ability) ? ability : [])))
  const shows = ({ cards }: FoundChallenge) => {
    const shown = new Set<string>(cards.flatMap((card) => card.abilities.map(({ code }) => code)))
    return [...open].filter((ability) => shown.has(ability)).length
  }
  return sessions
    .map((found) => ({ found, shown: shows(found) }))
    .filter(({ shown }) => shown > 0)
    .sort((a, b) => b.shown - a.shown || a.found.session.startsAt - b.found.session.startsAt)
    .slice(0, most)
    .map(({ found }) => found)
}
