import { refuse, ok, type Result } from '../result.ts'
import { DAY, MINUTE, type Instant } from '../time.ts'

/** How long an employer and a host sit together (conseil en recrutement). */
export const ADVICE_LASTS = 30 * MINUTE
/** So many may be offered one after the other at once. */
export const MOST_SLOTS_AT_ONCE = 8
/** Nobody plans further ahead. */
const FURTHEST = 120 * DAY

/** Half an hour that a host offers. */
export interface AdviceSlot {
  slotId: string
  siteId: string
  startsAt: Instant
  /** The account of the host who offers it. */
  accountId: string
  withdrawnAt: Instant | null
}

export interface AdviceBooking {
  slotId: string
  employerId: string
  cancelledAt: Instant | null
}

/**
 * The starts of so many slots in a row, as they are to be kept: those that this host already offers are left out.
 * Refuses `slot-past` and `slot-too-far`, and `slot-overlaps` where one would run into another of the same host.
 */
export function decideSlots(
  asked: { startsAt: Instant; count: number },
  own: readonly Pick<AdviceSlot, 'startsAt'>[],
  now: Instant,
): Result<Instant[], 'slot-past' | 'slot-too-far' | 'slot-overlaps'> {
  if (asked.startsAt <= now) return refuse('slot-past')
  if (asked.startsAt > now + FURTHEST) return refuse('slot-too-far')
  const starts = Array.from({ length: asked.count }, (_, index) => asked.startsAt + index * ADVICE_LASTS)
  const fresh = starts.filter((start) => !own.some(({ startsAt }) => startsAt === start))
  const overlaps = fresh.some((start) =>
    own.some(({ startsAt }) => Math.abs(startsAt - start) < ADVICE_LASTS),
  )
  return overlaps ? refuse('slot-overlaps') : ok(fresh)
}

export type SlotRefusal = 'slot-gone' | 'slot-taken' | 'already-booked'

/**
 * Whether an employer may take a slot; `kept` when it already has. Refuses `slot-taken` where another employer was
 * first, `slot-gone` where it is over or withdrawn, `already-booked` where this employer has another one to come.
 */
export function decideAdviceBooking(
  slot: AdviceSlot | undefined,
  {
    ofSlot,
    ofEmployer,
  }: {
    ofSlot: readonly AdviceBooking[]
    /** With the start of the slot that each is for. */
    ofEmployer: readonly (AdviceBooking & { startsAt: Instant })[]
  },
  employerId: string,
  now: Instant,
): Result<'book' | 'kept', SlotRefusal> {
  if (!slot || slot.withdrawnAt !== null || slot.startsAt <= now) return refuse('slot-gone')
  const holder = ofSlot.find(({ cancelledAt }) => cancelledAt === null)
  if (holder) return holder.employerId === employerId ? ok('kept') : refuse('slot-taken')
  const other = ofEmployer.some(({ cancelledAt, startsAt }) => cancelledAt === null && startsAt > now)
  return other ? refuse('already-booked') : ok('book')
}
