import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import type { Booking } from '../../domain/seats/booking.ts'
import type { PushRow } from '../../domain/sync/messages.ts'
import { closeDevice, openDevice, until, useSite } from './testing/device.ts'
import { aBooking, aLease, aSession } from './testing/records.ts'

const site = useSite()
const seat = { id: `${aLease().id}.0`, leaseId: aLease().id, slot: 0 }
/** Who was told of the seat first, and has cancelled it since. */
const first = aBooking({
  ...{ ...seat, visitorId: 'V1', askedAt: 1000, rev: '000000005.000.server' },
  events: [{ id: 'e1', type: 'cancelled', at: 2000, by: 'elsewhere' }],
})
/** Who was told of it by a kiosk whose disk had been set back. */
const second = aBooking({
  ...{ ...seat, visitorId: 'V2', askedAt: 3000, rev: '000000006.000.kiosk', by: 'kiosk' },
  sealedName: 'a.b.c',
})
const cancelled: Booking = {
  ...{ ...second, rev: '000000007.000.kiosk' },
  events: [{ id: 'e2', type: 'cancelled', at: 4000, by: 'kiosk' }],
}
const told = () => site.server.pushed.map((row) => ('document' in row ? (row.document as Booking) : null))
/** So long the server hears nothing of what is sent, and tells what it has. */
const unheard = Array.from({ length: 50 }, () => 'no-answer' as const)
const isOfSeat = (row: PushRow) => ('document' in row && row.document.id === seat.id ? 'slot-taken' : null)

async function kiosk() {
  site.server.write('challengeSessions', aSession())
  const data = await openDevice('kiosk')
  await until(() => data.replica.rows('checkpoints').has('bookings'))
  return data
}
const held = async (data: Awaited<ReturnType<typeof kiosk>>) =>
  (await data.records('bookings').findOne(seat.id).exec())?.toMutableJSON() as Booking | undefined

it('a seat that was sold twice is told as it was sold, and never under the other person’s name', async () => {
  const { server } = site
  const data = await kiosk()
  server.refuses = isOfSeat
  server.stop()
  await data.save('bookings', second)
  // The server tells of the first before it hears of the second.
  server.troubles.set('sync/push', [...unheard])
  server.write('bookings', first)
  server.start()
  site.networkComesBack()
  await until(async () => (await held(data))?.visitorId === 'V1')
  expect(await held(data)).toEqual(first)
  // Whoever came second cancels on the screen that still shows them theirs.
  await data.save('bookings', cancelled)
  expect(await held(data)).toEqual(first)
  server.troubles.clear()
  site.networkComesBack()
  await until(() => data.sync.waiting === 0)
  for (const booking of told()) expect(booking).toMatchObject({ visitorId: 'V2', sealedName: 'a.b.c' })
  expect(told().at(-1)!.events).toEqual(cancelled.events)
  expect(data.sync.refused).toEqual([])
})

it('what is said of the first afterwards goes beside it', async () => {
  const { server } = site
  const data = await kiosk()
  server.stop()
  await data.save('bookings', second)
  server.troubles.set('sync/push', [...unheard])
  const { events: _none, ...asked } = first
  const open = { ...asked, events: [] }
  server.write('bookings', open)
  server.start()
  site.networkComesBack()
  await until(async () => (await held(data))?.visitorId === 'V1')
  const left = { ...open, ...{ rev: '000000008.000.kiosk', by: 'kiosk' }, events: first.events }
  server.stop()
  await until(() => !data.sync.connected)
  await data.save('bookings', left)
  // Both wait when it starts.
  await closeDevice(data)
  const again = await openDevice('kiosk')
  server.refuses = (row) => ('document' in row && row.document.rev === second.rev ? 'slot-taken' : null)
  server.troubles.clear()
  server.start()
  site.networkComesBack()
  await until(() => again.sync.waiting === 0)
  expect(told().map((booking) => [booking!.visitorId, booking!.events.length])).toEqual([
    ['V2', 0],
    ['V1', 1],
  ])
  expect(await held(again)).toMatchObject({ visitorId: 'V1', events: first.events })
})

it('a restored server that knows the first is told of the second, whom it had heard of', async () => {
  const { server } = site
  const data = await kiosk()
  await data.save('bookings', second)
  await until(() => data.sync.waiting === 0)
  server.pushed.length = 0
  server.refuses = isOfSeat
  server.restore({ challengeSessions: [aSession()], bookings: [first] })
  site.networkComesBack()
  await until(() => server.pushed.some((row) => row.collection === 'bookings'))
  expect(told().find((booking) => booking?.id === seat.id)).toMatchObject({ visitorId: 'V2' })
  await until(async () => (await held(data))?.visitorId === 'V1')
})
