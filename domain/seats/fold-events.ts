import type { BookingEvent } from './booking.ts'

/** So many offers are told in full, the open one included; older ones say nothing more. */
const TOLD_OFFERS = 4
/** So many words on who was there: the last one counts, those before it are corrections of corrections. */
const TOLD_PRESENCES = 12

const presences: ReadonlySet<string> = new Set(['attended', 'absent', 'excused', 'left'])
const answers: ReadonlySet<string> = new Set(['offer-accepted', 'offer-declined', 'offer-expired'])

/**
 * The events of a booking without the oldest offers, their answers, and the oldest corrections of presence.
 * Somebody who waits for weeks is offered seats again and again; the history keeps room for what comes. The same
 * events are left out of every copy, so that copies still join in any order.
 */
export function foldEvents(events: readonly BookingEvent[]): readonly BookingEvent[] {
  if (events.length <= TOLD_OFFERS) return events
  const offered = latest(events.filter(({ type }) => type === 'offered'))
  const present = latest(events.filter(({ type }) => presences.has(type)))
  const firstOffer = offered.at(TOLD_OFFERS - 1)
  const firstPresence = present.at(TOLD_PRESENCES - 1)
  if (offered.length <= TOLD_OFFERS && present.length <= TOLD_PRESENCES) return events
  const known = new Map(offered.map((event) => [event.id, event]))
  const isOld = (event: BookingEvent, first: BookingEvent | undefined) =>
    first !== undefined && inOrder(event, first) < 0
  return events.filter((event) => {
    if (event.type === 'offered') return !isOld(event, firstOffer)
    if (presences.has(event.type)) return !isOld(event, firstPresence)
    const offer = answers.has(event.type) ? known.get(event.offerId ?? '') : undefined
    return offer === undefined || !isOld(offer, firstOffer)
  })
}

function latest(events: BookingEvent[]): BookingEvent[] {
  return events.sort((a, b) => inOrder(b, a))
}

function inOrder(a: BookingEvent, b: BookingEvent): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
