import { isConfirmed } from '../domain/seats/booking-status.ts'
import type { Booking } from '../domain/seats/booking.ts'
import { slotBookingId, type SeatLease } from '../domain/seats/seat-lease.ts'
import type { PushRow } from '../domain/sync/messages.ts'
import { nextRevision } from '../domain/sync/revision.ts'
import { createEnrolmentCode, enrolDevice, type EnrolledDevice } from '../sync-server/devices/enrolment.ts'
import { SiteFolder } from '../tests/support/site-folder.ts'
import { StartedServer } from '../tests/support/started-server.ts'
import { until } from './device-content.ts'
import type { Row } from './row.ts'
import { percentile } from './samples.ts'
import { WireDevice } from './wire-device.ts'

export const name = 'seats'

const KIOSKS = 50
const SESSIONS = 10
const SEATS = 50
/** People who ask at each kiosk for each session, over and above the seats it was lent. */
const REQUESTS = 3

/**
 * One site's sessions sold by fifty kiosks at once, each push one person, every seat wanted four times: how many
 * a second the built server takes in durably while it decides who gets what.
 */
export async function run(): Promise<Row[]> {
  const folder = await SiteFolder.furnished()
  for (let index = 0; index < SESSIONS; index += 1) {
    await folder.planSession(`sbench${index}`, 'A01', { capacity: SEATS, employerId: 'nobody' })
  }
  const enrolled = await enrol(folder)
  const server = await StartedServer.start({ data: folder.path })
  const kiosks = enrolled.map((device) => new WireDevice(server, device))
  try {
    const leasesOf = new Map<WireDevice, SeatLease[]>()
    const lent = (kiosk: WireDevice) => leasesOf.get(kiosk) ?? []
    await until(async () => {
      for (const kiosk of kiosks) leasesOf.set(kiosk, (await kiosk.records('seatLeases')) as SeatLease[])
      return kiosks.every((kiosk) => lent(kiosk).length === SESSIONS)
    })
    const times: number[] = []
    const start = performance.now()
    await Promise.all(
      kiosks.map(async (kiosk) => {
        for (const row of salesOf(kiosk, lent(kiosk))) {
          const sentAt = performance.now()
          await kiosk.push([row])
          times.push(performance.now() - sentAt)
        }
      }),
    )
    const perSecond = (times.length / (performance.now() - start)) * 1000
    // Whoever asked has an answer: no request stays open once all is decided.
    let decided: Booking[] = []
    await until(async () => {
      decided = (await kiosks[0]!.records('bookings')) as Booking[]
      return decided.filter((one) => isConfirmed(one) || one.events.length > 0).length >= times.length / 2
    })
    const bySession = Map.groupBy(
      decided.filter((one) => isConfirmed(one)),
      (one) => one.sessionId,
    )
    const oversold = [...bySession.values()].filter((confirmed) => confirmed.length > SEATS).length
    const under = `${KIOSKS} kiosks, ${SESSIONS} sessions of ${SEATS} seats, ${times.length} people`
    return [
      { what: `durable pushes of one booking (${under})`, value: perSecond, unit: 'pushes/s' },
      { what: 'the same, p50', value: percentile(times, 0.5), unit: 'ms' },
      { what: 'the same, p99', value: percentile(times, 0.99), unit: 'ms' },
      { what: 'sessions with more confirmed than seats', value: oversold, unit: 'sessions', limit: 0 },
    ]
  } finally {
    for (const kiosk of kiosks) kiosk.close()
    await server.stop()
    folder.remove()
  }
}

/** Everyone whom this kiosk sells a seat it was lent, and those who ask for one more. */
function salesOf({ id: by }: WireDevice, leases: readonly SeatLease[]): PushRow[] {
  const at = Date.now()
  return leases.flatMap(({ id: leaseId, sessionId, seats }, session) =>
    Array.from({ length: seats + REQUESTS }, (_, rank): PushRow => {
      const own = rank < seats ? { leaseId, slot: rank } : {}
      const document: Booking = {
        id: rank < seats ? slotBookingId(leaseId, rank) : `${by}-${session}-${rank}`,
        siteId: 'mende',
        rev: nextRevision(undefined, at, by),
        at,
        by,
        sessionId,
        visitorId: `${by.slice(-6)}${session}-${rank}`,
        askedAt: at + rank,
        ...own,
        events: [],
      }
      return { collection: 'bookings', id: document.id, document, assumedRev: null }
    }),
  )
}

function enrol(folder: SiteFolder): Promise<EnrolledDevice[]> {
  return folder.open(async (parts) => {
    const devices: EnrolledDevice[] = []
    for (let index = 0; index < KIOSKS; index += 1) {
      const { code } = await createEnrolmentCode(parts, { siteId: 'mende', role: 'kiosk' })
      const enrolled = await enrolDevice(parts, { code })
      if (!enrolled.ok) throw new Error(enrolled.reason)
      devices.push(enrolled.value)
    }
    return devices
  })
}
