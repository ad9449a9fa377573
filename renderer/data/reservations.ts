import { startWith, Subject, switchMap } from 'rxjs'
import { watch, type Ref } from 'vue'
import type { VisitorId } from '../../domain/ids.ts'
import type { Span } from '../../domain/places/free-times.ts'
import type { Reservation } from '../../domain/places/reservation.ts'
import { askFor, sayOf, type SaidOfReservation } from '../../domain/places/write-reservation.ts'
import { refuse, type Result } from '../../domain/result.ts'
import type { DeviceData } from './device-data-type.ts'
import { plain, useLiveRecords } from './live.ts'

/** All that this device knows of who has or asks for what, live. */
export function watchReservations(data: DeviceData): Ref<Reservation[]> {
  return useLiveRecords(data.records('reservations').find().$)
}

/** Those of the holder of these passes, live; more come when the server tells of a card before. */
export function watchReservationsOfAny(
  data: DeviceData,
  visitorIds: () => readonly VisitorId[],
): Ref<Reservation[]> {
  const ids = new Subject<readonly VisitorId[]>()
  const of = (all: readonly VisitorId[]) =>
    data.records('reservations').find({ selector: { visitorId: { $in: [...all] } } }).$
  watch(visitorIds, (now) => ids.next(now))
  return useLiveRecords(ids.pipe(startWith(visitorIds()), switchMap(of)))
}

/** Asks for a thing on this device; the network is not involved. The server answers when it hears of it. */
export async function askForThing(
  data: DeviceData,
  { thingId, span, visitorId }: { thingId: string; span: Span; visitorId: VisitorId },
): Promise<Reservation> {
  const asked = askFor(thingId, span, { id: data.freshId(), visitorId }, data.writer())
  await data.save('reservations', asked)
  return asked
}

/** Hands a thing to somebody who is there: asked for and taken along in one step, also without network. */
export async function handOver(
  data: DeviceData,
  { thingId, span, visitorId }: { thingId: string; span: Span; visitorId: VisitorId },
): Promise<Reservation> {
  const writer = data.writer()
  const asked = askFor(thingId, span, { id: data.freshId(), visitorId }, writer)
  const event = { id: data.freshId(), type: 'handed-out', at: writer.now, by: writer.deviceId } as const
  const out: Reservation = { ...asked, events: [event] }
  await data.save('reservations', out)
  return out
}

/** `not-here`: this device knows no such reservation. `too-late`: it does not stand where that can be said. */
export type ReservationRefusal = 'not-here' | 'too-late'

/** What is said of a reservation as it is now. */
export async function sayOfReservation(
  data: DeviceData,
  id: string,
  said: SaidOfReservation,
): Promise<Result<Reservation, ReservationRefusal>> {
  const document = await data.records('reservations').findOne(id).exec()
  if (!document) return refuse('not-here')
  const told = sayOf(plain(document), said, data.freshId(), data.writer())
  if (told.ok) await data.save('reservations', told.value)
  return told
}
