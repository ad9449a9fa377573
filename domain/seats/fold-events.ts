import type { BookingEvent, BookingEventType } from './booking.ts'

/** So many offers are told in full, the open one included; older ones say nothing more. */
const TOLD_OFFERS = 4
/** So many words on who was there: the last one counts, those before it are corrections of corrections. */
const TOLD_PRESENCES = 12
/** Answers to offers: more than those offers can have, from more than one kiosk. */
const TOLD_ANSWERS = 8

/**
 * Of each kind the latest are told, so many. All together leave room in the history for what the server tells
 * once (`confirmed`, `late`, `waitlisted`, `cancelled-by-site`), whatever a device repeats.
 */
const kinds: Partial<Record<BookingEventType, { kind: string; most: number }>> = {
  offered: { kind: 'offer', most: TOLD_OFFERS },
  attended: { kind: 'presence', most: TOLD_PRESENCES },
  absent: { kind: 'presence', most: TOLD_PRESENCES },
  excused: { kind: 'presence', most: TOLD_PRESENCES },
  unsaid: { kind: 'presence', most: TOLD_PRESENCES },
  left: { kind: 'presence', most: TOLD_PRESENCES },
  'offer-accepted': { kind: 'acceptance', most: TOLD_ANSWERS },
  'offer-declined': { kind: 'refusal', most: TOLD_ANSWERS },
  'offer-expired': { kind: 'expiry', most: TOLD_OFFERS },
  cancelled: { kind: 'cancellation', most: 5 },
  'change-kept': { kind: 'change-kept', most: 5 },
  declined: { kind: 'decline', most: 3 },
  'guardian-agreed': { kind: 'agreement', most: 3 },
  'walked-in': { kind: 'walk-in', most: 3 },
}

const answers: ReadonlySet<string> = new Set(['offer-accepted', 'offer-declined', 'offer-expired'])

/**
 * The events of a booking without the oldest offers, their answers, and the oldest of what was told again and again.
 * Somebody who waits for weeks is offered seats again and again; the history keeps room for what comes. The same
 * events are left out of every copy, so that copies still join in any order.
 */
export function foldEvents(events: readonly BookingEvent[]): readonly BookingEvent[] {
  if (events.length <= TOLD_OFFERS) return events
  const told = new Set<BookingEvent>()
  for (const alike of Map.groupBy(events, ({ type }) => kinds[type]?.kind).values()) {
    const most = kinds[alike[0]!.type]?.most ?? Infinity
    for (const event of alike.sort(latestFirst).slice(0, most)) told.add(event)
  }
  const offers = new Map(events.flatMap((event) => (event.type === 'offered' ? [[event.id, event]] : [])))
  const isTold = (event: BookingEvent) => {
    const offer = answers.has(event.type) ? offers.get(event.offerId ?? '') : undefined
    return told.has(event) && (offer === undefined || told.has(offer))
  }
  return events.every(isTold) ? events : events.filter(isTold)
}

function latestFirst(a: BookingEvent, b: BookingEvent): number {
  return planOf(b) - planOf(a) || b.at - a.at || (a.id < b.id ? 1 : -1)
}

/** Of the plans that somebody said yes to the latest counts, whenever that was. */
function planOf({ type, planRev = 0 }: BookingEvent): number {
  return type === 'change-kept' ? planRev : 0
}
