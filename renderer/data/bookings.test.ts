import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { bookingStatus, isConfirmed } from '../../domain/seats/booking-status.ts'
import type { ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import { leaseId, type SeatLease } from '../../domain/seats/seat-lease.ts'
import { DAY, HOUR } from '../../domain/time.ts'
import { admitMinor, book, cancelBooking, excuse, takeAttendanceBack, watchBookings } from './bookings.ts'
import { watchSessions } from './challenge-sessions.ts'
import type { DeviceData } from './device-data.ts'
import { closeDevice, openDevice, until, useSite } from './testing/device.ts'
import { aBooking, aLease, aSession } from './testing/records.ts'

const site = useSite()

/** A kiosk that lost the network, with a session and two seats of it to sell. */
async function kioskWithSeats(
  fields: Partial<SeatLease> = {},
): Promise<{ data: DeviceData; session: ChallengeSession }> {
  const session = aSession()
  site.server.write('challengeSessions', session)
  site.server.write('seatLeases', aLease(fields))
  const data = await openDevice('kiosk')
  await until(() => data.records('seatLeases').findOne(aLease(fields).id).exec())
  await until(() => data.records('challengeSessions').findOne(session.id).exec())
  await until(() => data.seats.latestSeen > 0)
  site.server.stop()
  await until(() => !data.sync.connected)
  return { data, session }
}
const confirmed = (made: Awaited<ReturnType<typeof book>>) => made.ok && isConfirmed(made.value)

describe('a kiosk without network', () => {
  it('refuses a second booking of the same person and a session that is over', async () => {
    const { data, session } = await kioskWithSeats()
    await book(data, { session, visitorId: 'V1' })
    expect(await book(data, { session, visitorId: 'V1' })).toEqual({ ok: false, reason: 'already-booked' })
    const over = { ...session, startsAt: Date.now() }
    expect(await book(data, { session: over, visitorId: 'P2' })).toEqual({
      ok: false,
      reason: 'session-over',
    })
  })

  it('confirms exactly the seats it was lent, also when people tap at once; the next is a request', async () => {
    const { data, session } = await kioskWithSeats()
    const made = await Promise.all(['P1', 'P2', 'P3'].map((visitorId) => book(data, { session, visitorId })))
    expect(made.map(confirmed)).toEqual([true, true, false])
    expect(made[2]!.ok && bookingStatus(made[2]!.value)).toBe('requested')
  })

  it('never sells a slot again, cancelled or not, and after a restart neither', async () => {
    const { data, session } = await kioskWithSeats()
    const first = await book(data, { session, visitorId: 'V1' })
    if (!first.ok) throw new Error(first.reason)
    await cancelBooking(data, first.value.id)
    await closeDevice(data)
    const again = await openDevice('kiosk')
    const second = await book(again, { session, visitorId: 'P2' })
    expect(second.ok && second.value.slot).toBe(1)
    expect(confirmed(await book(again, { session, visitorId: 'P3' }))).toBe(false)
  })

  it('sells nothing out of a database that was set back', async () => {
    const { data, session } = await kioskWithSeats()
    const lease = leaseId('s1', 'kiosk', 1)
    await data.replica.transaction('strict', (one) => data.seats.advance(one, lease, 1, data.now()))
    await data.replica.transaction('strict', (one) => one.removeRow('seatMarks', lease))
    await closeDevice(data)
    const again = await openDevice('kiosk')
    expect(confirmed(await book(again, { session, visitorId: 'P2' }))).toBe(false)
  })

  it('sells nothing when its clock went back, nor in the last two minutes of its lease', async () => {
    const { data, session } = await kioskWithSeats()
    await book(data, { session, visitorId: 'V1' })
    const now = Date.now()
    vi.spyOn(Date, 'now').mockReturnValue(now - HOUR)
    expect(confirmed(await book(data, { session, visitorId: 'P2' }))).toBe(false)
    const later = { ...session, startsAt: now + 2 * DAY }
    vi.spyOn(Date, 'now').mockReturnValue(now + DAY - 60_000)
    expect(confirmed(await book(data, { session: later, visitorId: 'P3' }))).toBe(false)
  })

  it('sells on when its clock ran ahead for a while and came right again', async () => {
    const { data, session } = await kioskWithSeats()
    const right = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 12 * HOUR)
    await book(data, { session, visitorId: 'V1' })
    right.mockRestore()
    expect(confirmed(await book(data, { session, visitorId: 'P2' }))).toBe(true)
  })

  it('gives the next slot when one turns out to be somebody’s already, whose booking stays', async () => {
    const { data, session } = await kioskWithSeats()
    const { id: lease } = aLease()
    const theirs = aBooking({ id: `${lease}.0`, visitorId: 'P9', leaseId: lease, slot: 0 })
    const insert = data.insert.bind(data)
    vi.spyOn(data, 'insert').mockImplementationOnce(async (...booking) => {
      await data.records('bookings').insert(theirs)
      return insert(...booking)
    })
    const made = await book(data, { session, visitorId: 'V1' })
    expect(made.ok && made.value).toMatchObject({ id: `${lease}.1`, slot: 1 })
    expect((await data.records('bookings').findOne(theirs.id).exec(true)).toJSON()).toEqual(theirs)
    expect(data.sync.waiting).toBe(1)
  })

  it('sells nothing when its clock was set back since it last looked, though it never sold', async () => {
    const { data, session } = await kioskWithSeats()
    await closeDevice(data)
    const now = Date.now()
    vi.spyOn(Date, 'now').mockReturnValue(now - HOUR)
    const again = await openDevice('kiosk')
    expect(confirmed(await book(again, { session, visitorId: 'V1' }))).toBe(false)
  })
})

describe('an employer’s desk', () => {
  it('has its sessions and bookings without network too, and follows what is told of them', async () => {
    site.server.write('challengeSessions', aSession({ employerId: 'boulangerie' }))
    site.server.write('bookings', aBooking({ employerId: 'boulangerie', name: 'Nadia' }))
    const first = await openDevice('employer')
    await vi.waitFor(async () => expect(await first.records('bookings').find().exec()).toHaveLength(1))
    await vi.waitFor(async () =>
      expect(await first.records('challengeSessions').find().exec()).toHaveLength(1),
    )
    await closeDevice(first)
    site.server.stop()
    const data = await openDevice('employer')
    const scope = effectScope()
    const [sessions, bookings] = scope.run(() => [watchSessions(data), watchBookings(data, 's1')] as const)!
    await vi.waitFor(() => expect([sessions.value.length, bookings.value[0]?.name]).toEqual([1, 'Nadia']))
    const told = { id: 'e1', type: 'confirmed', at: 2, by: 'server' } as const
    site.server.write('bookings', {
      ...aBooking({ employerId: 'boulangerie', name: 'Nadia', events: [told] }),
      rev: '000000002.000.server',
    })
    site.server.start()
    site.networkComesBack()
    await vi.waitFor(() => expect(bookings.value.map(bookingStatus)).toEqual(['confirmed']))
    scope.stop()
  })
})

describe('what belongs together is told in one write', () => {
  const confirmed = { id: 'c', type: 'confirmed', at: 1, by: 'server' } as const
  const walkedIn = { id: 'w', type: 'walked-in', at: 1, by: 'host' } as const
  const attended = { id: 'a', type: 'attended', at: 2, by: 'host' } as const

  it.each([
    ['who lets us know gives the seat back', [confirmed], excuse, ['excused', 'cancelled'], 'excused'],
    [
      'who let us know has nothing more to give back',
      [confirmed, { ...confirmed, id: 'x', type: 'cancelled' as const }],
      excuse,
      ['excused'],
      'excused',
    ],
    [
      'a minor is here with the word of their representative',
      [confirmed],
      (data: DeviceData, id: string) => admitMinor(data, id, 'Odile Le Goff'),
      ['guardian-agreed', 'attended'],
      'attended',
    ],
    [
      'a chair added by mistake goes with the word that it was one',
      [walkedIn, attended],
      takeAttendanceBack,
      ['unsaid', 'cancelled'],
      'cancelled',
    ],
    [
      'a presence said by mistake leaves the seat',
      [confirmed, attended],
      takeAttendanceBack,
      ['unsaid'],
      'confirmed',
    ],
  ] as const)('%s', async (_what, before, tell, added, status) => {
    const data = await openDevice('host')
    site.server.stop()
    await until(() => !data.sync.connected)
    const booking = aBooking({ events: [...before] })
    await data.replica.transaction('strict', (one) => one.put('bookings', booking))
    await until(() => data.records('bookings').findOne(booking.id).exec())
    const told = await tell(data, booking.id)
    if (!told.ok) throw new Error(told.reason)
    expect(told.value.events.slice(before.length).map(({ type }) => type)).toEqual(added)
    expect(new Set(told.value.events.map(({ id }) => id)).size).toBe(before.length + added.length)
    expect(bookingStatus(told.value)).toBe(status)
    // Two events of one moment stand in the order of their ids.
    const events = expect.arrayContaining([...told.value.events])
    expect(data.outbox.rows()).toMatchObject([{ id: booking.id, record: { events } }])
  })
})
