import { DAY, type Instant } from '../time.ts'
import type { ApplicationEvent, ApplicationEventType } from './application.ts'

/** How somebody was told an answer outside of here. `mail`: an e-mail or a letter of the employer's own. */
export const tellingChannels = ['telephone', 'in-person', 'mail'] as const
export type TellingChannel = (typeof tellingChannels)[number]

/** How long its person may say that they were not told, from the server's reception of what the employer declared. */
export const DENIAL_WINDOW = 7 * DAY

/** Answers that an employer may declare to have given elsewhere. */
const declarable: ReadonlySet<ApplicationEventType> = new Set(['pursued', 'refused', 'hired'])

type Fact = Pick<ApplicationEvent, 'id' | 'type' | 'at' | 'receivedAt' | 'about' | 'told'>

/** Whether an answer is only declared: its person is said to know it already, and is asked. */
export function isDeclared({ type, told }: Pick<ApplicationEvent, 'type' | 'told'>): boolean {
  return told !== undefined && declarable.has(type)
}

/** The first moment at which a no comes too late. */
export function deniableUntil(answer: Pick<Fact, 'at' | 'receivedAt'>): Instant {
  return heardAt(answer) + DENIAL_WINDOW
}

/** What the person said last of being told so, in time by the server's receptions; `null`: nothing. */
export function saidOfTelling(
  events: readonly Fact[],
  answer: Fact,
): { isTrue: boolean; at: Instant } | null {
  const last = events
    .filter(({ type, about }) => about === answer.id && isWord(type))
    .filter((word) => heardAt(word) < deniableUntil(answer))
    .sort((a, b) => heardAt(a) - heardAt(b) || (a.id < b.id ? -1 : 1))
    .at(-1)
  return last ? { isTrue: last.type === 'telling-confirmed', at: heardAt(last) } : null
}

/** Whether a declared answer counts for nothing: its person says no, and no host found the contrary. */
export function isDenied(events: readonly Fact[], answer: Fact): boolean {
  if (!isDeclared(answer) || liftedAt(events, answer) !== undefined) return false
  return saidOfTelling(events, answer)?.isTrue === false
}

/**
 * From when the score counts an answer that is only declared: its person's yes, a host's finding, or seven days without
 * a no. `undefined` for an answer that is given here. A no is left out before (standingEvents).
 */
export function believedFrom(events: readonly Fact[], answer: Fact): Instant | undefined {
  if (!isDeclared(answer)) return undefined
  const said = saidOfTelling(events, answer)
  const yes = said?.isTrue ? said.at : Infinity
  const silence = said?.isTrue === false ? Infinity : deniableUntil(answer)
  return Math.min(yes, silence, liftedAt(events, answer) ?? Infinity)
}

/**
 * The declared answer of which its person is asked whether it is true, or may still say otherwise; `null`: none. The
 * events are those that they may read: one that was taken back is not among them.
 */
export function declaredAnswer<Event extends Fact>(events: readonly Event[], now: Instant): Event | null {
  const open = events.filter(
    (event) =>
      isDeclared(event) &&
      event.receivedAt !== undefined &&
      now < deniableUntil(event) &&
      !isSettled(events, event),
  )
  return open.sort((a, b) => heardAt(a) - heardAt(b)).at(-1) ?? null
}

/** Hosts decided whether they were told. */
function isSettled(events: readonly Fact[], { id }: Fact): boolean {
  return events.some(
    ({ about, type }) => about === id && (type === 'contest-upheld' || type === 'contest-lifted'),
  )
}

function isWord(type: ApplicationEventType): boolean {
  return type === 'telling-confirmed' || type === 'telling-denied'
}

function liftedAt(events: readonly Fact[], { id }: Fact): Instant | undefined {
  const lifted = events.find(({ about, type }) => about === id && type === 'contest-lifted')
  return lifted && heardAt(lifted)
}

function heardAt({ receivedAt, at }: Pick<Fact, 'at' | 'receivedAt'>): Instant {
  return receivedAt ?? at
}
