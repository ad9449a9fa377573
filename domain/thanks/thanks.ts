import { longestFact, readFact } from '../competences/recommend.ts'
import { DAY, type Instant } from '../time.ts'

/** Sentences of thanks that somebody says by touching one: whole, so that nobody has to write. Kept by their codes. */
export const readyThanks = ['helped', 'time', 'listened', 'explained', 'courage', 'moment'] as const
export type ReadyThanks = (typeof readyThanks)[number]

/** As long as the one fact that a page takes beside a recommendation: a line of thanks may become it. */
export const longestThanks = longestFact

/** For so long after two people met, or a help was given, one may say thanks for it. */
export const THANKED_WITHIN = 60 * DAY

/** From what people know each other who may thank. */
export const thankedFor = ['meeting', 'help', 'table'] as const
export type ThankedFor = (typeof thankedFor)[number]

/**
 * Where thanks are. `waiting`: a line of one's own that hosts read first; `held`: they did not pass it on; `told`: it may
 * be read; `kept`, `dropped`: what the thanked person made of it; `withdrawn`: its author took it back.
 */
export const thanksStates = ['waiting', 'held', 'told', 'kept', 'dropped', 'withdrawn'] as const
export type ThanksState = (typeof thanksStates)[number]

/** What stands, for whoever asks whether somebody was thanked already: a line that was held may be said otherwise. */
export function standsAsSaid(state: ThanksState): boolean {
  return state !== 'held' && state !== 'withdrawn'
}

/** How its author reads it: that somebody did not keep it is theirs. */
export function asReadByAuthor(state: ThanksState): Exclude<ThanksState, 'dropped' | 'withdrawn'> | null {
  if (state === 'withdrawn') return null
  return state === 'dropped' ? 'told' : state
}

/** Whether the thanked person may read it, or could. */
export function isReadByThanked(state: ThanksState): boolean {
  return state === 'told' || state === 'kept' || state === 'dropped'
}

/** Why a line of thanks is not taken as it was typed, by the same rules as a fact on a page. */
export const readLine = readFact

/**
 * Whether thanks that name a competence praise: two people who praise each other within a day prove little, kept or not
 * yet.
 */
export function praisesAt(
  { state, at, competenceId }: { state: ThanksState; at: Instant; competenceId: string | null },
  now: Instant,
): boolean {
  const mayCount = state === 'waiting' || state === 'told'
  return mayCount && competenceId !== null && Math.abs(now - at) < DAY
}
