import type { SessionOfEvent } from './challenge-session.ts'
import type { FoundChallenge } from './find-sessions.ts'

/** How many other sessions are shown to someone for whom one is full or does not take place. */
const SHOWN = 3

export interface Alternative extends FoundChallenge {
  /** The same challenge on another date, or another that observes one of the same abilities or is of the same trade. */
  kind: 'other-date' | 'close-challenge'
}

/**
 * What to propose instead of a session that is full or cancelled: other dates of the same challenge first (two
 * at most, so that something else is seen too), then close challenges, the soonest first. Only sessions with a
 * seat (`hasSeat`).
 */
export function alternatives(
  wanted: FoundChallenge,
  open: readonly FoundChallenge[],
  hasSeat: (sessionId: string) => boolean,
): Alternative[] {
  const others = open.filter(({ session }) => session.id !== wanted.session.id && hasSeat(session.id))
  const sameCards = new Set(wanted.cards.map((card) => card.id))
  const isSame = ({ cards }: FoundChallenge) => cards.some((card) => sameCards.has(card.id))
  const dates = others.filter(isSame).slice(0, SHOWN - 1)
  const close = others.filter((other) => !isSame(other) && areClose(wanted, other))
  const found = [
    ...dates.map((other): Alternative => ({ ...other, kind: 'other-date' })),
    ...close.map((other): Alternative => ({ ...other, kind: 'close-challenge' })),
  ]
  return found.slice(0, SHOWN)
}

function areClose(a: FoundChallenge, b: FoundChallenge): boolean {
  const abilities = new Set(a.cards.flatMap((card) => card.abilities.map(({ code }) => code)))
  const families = new Set(a.cards.map((card) => card.family))
  return b.cards.some(
    (card) => families.has(card.family) || card.abilities.some(({ code }) => abilities.has(code)),
  )
}

/** What to propose instead of an event that is full or cancelled: another day of the same one first, then the soonest others. */
export interface OtherEvent {
  session: SessionOfEvent
  kind: 'other-date' | 'other-event'
}

/** `open`: events that one may book, the soonest first. Only those with a seat. */
export function otherEvents(
  wanted: Pick<SessionOfEvent, 'id' | 'title'>,
  open: readonly SessionOfEvent[],
  hasSeat: (sessionId: string) => boolean,
): OtherEvent[] {
  const others = open.filter(({ id }) => id !== wanted.id && hasSeat(id))
  const isSame = ({ title }: SessionOfEvent) => title === wanted.title
  const dates = others.filter(isSame).slice(0, SHOWN - 1)
  const rest = others.filter((other) => !isSame(other))
  return [
    ...dates.map((session): OtherEvent => ({ session, kind: 'other-date' })),
    ...rest.map((session): OtherEvent => ({ session, kind: 'other-event' })),
  ].slice(0, SHOWN)
}
