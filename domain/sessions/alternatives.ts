import type { FoundSession } from './find-sessions.ts'

/** How many other sessions are shown to someone for whom one is full or does not take place. */
const SHOWN = 3

export interface Alternative extends FoundSession {
  /** The same challenge on another date, or another that observes one of the same abilities or is of the same trade. */
  kind: 'other-date' | 'close-challenge'
}

/**
 * What to propose instead of a session that is full or cancelled: other dates of the same challenge first (two
 * at most, so that something else is seen too), then close challenges, the soonest first. Only sessions with a
 * seat (`hasSeat`).
 */
export function alternatives(
  wanted: FoundSession,
  open: readonly FoundSession[],
  hasSeat: (sessionId: string) => boolean,
): Alternative[] {
  const others = open.filter(({ session }) => session.id !== wanted.session.id && hasSeat(session.id))
  const sameCards = new Set(wanted.cards.map((card) => card.id))
  const isSame = ({ cards }: FoundSession) => cards.some((card) => sameCards.has(card.id))
  const dates = others.filter(isSame).slice(0, SHOWN - 1)
  const close = others.filter((other) => !isSame(other) && areClose(wanted, other))
  const found = [
    ...dates.map((other): Alternative => ({ ...other, kind: 'other-date' })),
    ...close.map((other): Alternative => ({ ...other, kind: 'close-challenge' })),
  ]
  return found.slice(0, SHOWN)
}

function areClose(a: FoundSession, b: FoundSession): boolean {
  const abilities = new Set(a.cards.flatMap((card) => card.abilities.map(({ code }) => code)))
  const families = new Set(a.cards.map((card) => card.family))
  return b.cards.some(
    (card) => families.has(card.family) || card.abilities.some(({ code }) => abilities.has(code)),
  )
}
