import { bookingStatus, isConfirmed, openOffer } from '../../domain/seats/booking-status.ts'
import type { Booking, BookingEvent } from '../../domain/seats/booking.ts'
import { takesBookings, type ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import { slotBookingId, type SeatLease } from '../../domain/seats/seat-lease.ts'
import type { SeatMark } from '../../domain/seats/seat-sale.ts'
import type { SeatRules } from './seat-rules.ts'
import { isLater, type Page } from './simulated-server.ts'

/** All that a kiosk has on its disk. */
interface Disk {
  session: ChallengeSession | null
  leases: Map<string, SeatLease>
  bookings: Map<string, Booking>
  outbox: Set<string>
  /** The server's copy of a slot that was sold here to somebody else, until ours has arrived. */
  othersOfMySlots: Map<string, Booking>
  checkpoint: number
  marks: Map<string, SeatMark>
  latestSeen: number
  epoch: number
  /** Leases that a restored server has not been told of again. */
  leasesToTell: Set<string>
}

/** What a person was told at a kiosk, on screen and on paper. */
export interface Told {
  bookingId: string
  visitorId: string
  confirmed: boolean
}

/** How far a sale gets when the power goes: each step is on disk before the next begins. */
export const saleSteps = ['first mark', 'second mark', 'booking', 'told'] as const
export type SaleStep = (typeof saleSteps)[number]

/** One kiosk: its disk, the second place that keeps its marks, and what it told people. */
export class SimulatedKiosk {
  readonly deviceId: string
  disk: Disk = emptyDisk()
  /** Kept apart from the disk's database. */
  secondMarks = new Map<string, SeatMark>()
  readonly told: Told[] = []
  connected = true
  lost = false
  /** The clock of this kiosk runs this much beside the true one. */
  clockOffset = 0
  readonly #rules: SeatRules
  #made = 0

  constructor(deviceId: string, rules: SeatRules) {
    this.deviceId = deviceId
    this.#rules = rules
  }

  /** Somebody books. Out of its own seats when it may, else as a request. */
  book(visitorId: string, trueNow: number, stopsAfter: SaleStep = 'told'): void {
    const now = this.#lookAtClock(trueNow)
    const { session } = this.disk
    if (!session || !takesBookings(session, now)) return
    const lease = this.activeLease()
    const seat = lease && this.#rules.nextSeat(this.saleFacts(lease, now))
    const head = { siteId: 'brest', rev: `local.${++this.#made}`, at: now, by: this.deviceId }
    const asked = { ...head, sessionId: session.id, visitorId, askedAt: now, events: [] }
    if (!lease || !seat?.ok) {
      this.#write({ ...asked, id: `${this.deviceId}-r${this.#made}` }, false, stopsAfter)
      return
    }
    const { slot } = seat.value
    const mark = { leaseId: lease.id, nextSlot: slot + 1 }
    this.disk.marks.set(lease.id, mark)
    if (stopsAfter === 'first mark') return
    this.secondMarks.set(lease.id, mark)
    if (stopsAfter === 'second mark') return
    this.#write({ ...asked, id: slotBookingId(lease.id, slot), leaseId: lease.id, slot }, true, stopsAfter)
  }

  #write(booking: Booking, confirmed: boolean, stopsAfter: SaleStep): void {
    // The primary key: a slot that this disk knows as used cannot be written again.
    if (this.disk.bookings.has(booking.id)) return
    this.disk.bookings.set(booking.id, booking)
    this.disk.outbox.add(booking.id)
    if (stopsAfter === 'told') {
      this.told.push({ bookingId: booking.id, visitorId: booking.visitorId, confirmed })
    }
  }

  tell(bookingId: string, event: Omit<BookingEvent, 'id' | 'at' | 'by'>, trueNow: number): void {
    const booking = this.disk.bookings.get(bookingId)
    if (!booking) return
    const now = this.#lookAtClock(trueNow)
    const id = `${this.deviceId}.e${++this.#made}`
    const events = [...booking.events, { ...event, id, at: now, by: this.deviceId }]
    this.disk.bookings.set(bookingId, { ...booking, events })
    this.disk.outbox.add(bookingId)
  }

  /** Bookings that a visitor here could cancel, or offers that one could answer. */
  cancellable(): string[] {
    return [...this.disk.bookings.values()]
      .filter((booking) => ['requested', 'waitlisted', 'confirmed'].includes(bookingStatus(booking)))
      .map((booking) => booking.id)
  }

  offers(): { bookingId: string; offerId: string }[] {
    return [...this.disk.bookings.values()]
      .filter((booking) => bookingStatus(booking) === 'offered')
      .map((booking) => ({ bookingId: booking.id, offerId: openOffer(booking)!.id }))
  }

  waiting(): Booking[] {
    return [...this.disk.outbox].flatMap((id) => this.disk.bookings.get(id) ?? [])
  }

  leasesToTell(): SeatLease[] {
    return [...this.disk.leasesToTell].flatMap((id) => this.disk.leases.get(id) ?? [])
  }

  /** Nothing about seats waits to be told again. */
  hasTold(): boolean {
    return this.disk.leasesToTell.size === 0 && this.disk.outbox.size === 0
  }

  /** The server has these: what changed here since waits on. */
  acknowledged(sent: readonly Booking[], leases: readonly SeatLease[] = []): void {
    for (const { id } of leases) this.disk.leasesToTell.delete(id)
    for (const booking of sent) {
      if (this.disk.bookings.get(booking.id) === booking) {
        this.disk.outbox.delete(booking.id)
        const theirs = this.disk.othersOfMySlots.get(booking.id)
        if (theirs) this.disk.bookings.set(booking.id, theirs)
      }
    }
  }

  receive(page: Page, since: number): void {
    // An answer to a question asked before another was answered.
    if (since !== this.disk.checkpoint) return
    for (const row of page.rows) {
      if (row.kind === 'session') this.disk.session = row.record
      else if (row.kind === 'booking') this.#receiveBooking(row.record)
      else if (row.record.deviceId === this.deviceId) this.#receiveLease(row.record)
    }
    this.disk.checkpoint = page.seq
    this.#alignMarks()
  }

  #receiveLease(theirs: SeatLease): void {
    const ours = this.disk.leases.get(theirs.id)
    const isKept = ours && this.disk.leasesToTell.has(theirs.id) && isLater(ours, theirs)
    if (!isKept) this.disk.leases.set(theirs.id, theirs)
  }

  #receiveBooking(theirs: Booking): void {
    const ours = this.disk.bookings.get(theirs.id)
    if (!ours || !this.disk.outbox.has(theirs.id)) {
      this.disk.bookings.set(theirs.id, theirs)
      return
    }
    // The slot is another person's at the server, which keeps ours under an id of its own once it has it.
    if (ours.visitorId !== theirs.visitorId) this.disk.othersOfMySlots.set(theirs.id, theirs)
    else this.disk.bookings.set(theirs.id, this.#rules.mergeBookings(theirs, ours))
  }

  /** Reached and with nothing waiting, the kiosk knows where its leases stand: the marks agree again. */
  #alignMarks(): void {
    if (this.disk.outbox.size > 0) return
    for (const lease of this.disk.leases.values()) {
      const used = [...this.disk.bookings.values()]
        .filter((booking) => booking.leaseId === lease.id)
        .map((booking) => booking.slot! + 1)
      const marks = [this.disk.marks.get(lease.id), this.secondMarks.get(lease.id)]
      const nextSlot = Math.max(0, ...used, ...marks.map((mark) => mark?.nextSlot ?? 0))
      if (nextSlot === 0) continue
      this.disk.marks.set(lease.id, { leaseId: lease.id, nextSlot })
      this.secondMarks.set(lease.id, { leaseId: lease.id, nextSlot })
    }
  }

  activeLease(): SeatLease | undefined {
    return [...this.disk.leases.values()].filter((lease) => lease.state === 'active').at(-1)
  }

  saleFacts(lease: SeatLease, now: number) {
    const bookings = [...this.disk.bookings.values()]
    const marks = [this.disk.marks.get(lease.id), this.secondMarks.get(lease.id)]
    return { lease, bookings, marks, now, latestSeen: this.disk.latestSeen }
  }

  /** Leases to give back, with the slots that this kiosk has bookings for. */
  returns(trueNow: number): { leaseId: string; soldSlots: number[] }[] {
    const now = trueNow + this.clockOffset
    if (this.#rules.sendsBeforeReturning && this.disk.outbox.size > 0) return []
    return [...this.disk.leases.values()]
      .filter(
        (lease) =>
          lease.state === 'draining' ||
          lease.state === 'written-off' ||
          (lease.state === 'active' && now >= lease.expiresAt),
      )
      .map((lease) => ({
        leaseId: lease.id,
        soldSlots: [...this.disk.bookings.values()]
          .filter((booking) => booking.leaseId === lease.id)
          .map((booking) => booking.slot!),
      }))
  }

  /** The server was restored: all is heard anew, and what was made here is told again. */
  hearsOfRestore(epoch: number): void {
    const { disk } = this
    disk.epoch = epoch
    disk.checkpoint = 0
    disk.othersOfMySlots.clear()
    for (const id of disk.leases.keys()) disk.leasesToTell.add(id)
    for (const [id, booking] of disk.bookings) {
      if (!this.#isMine(booking)) {
        disk.bookings.delete(id)
        continue
      }
      // What the server said of it is the server's to say again.
      const events = booking.events.filter(({ by }) => by !== 'server')
      disk.bookings.set(id, { ...booking, events })
      disk.outbox.add(id)
    }
  }

  #isMine({ leaseId, id }: Booking): boolean {
    return leaseId === undefined ? id.startsWith(`${this.deviceId}-`) : leaseId.includes(`.${this.deviceId}.`)
  }

  confirmedHere(): Booking[] {
    return [...this.disk.bookings.values()].filter((booking) => isConfirmed(booking))
  }

  /** What it sold out of its own leases, also where a restored server knows nothing of it any more. */
  soldHere(): Booking[] {
    return [...this.disk.bookings.values()].filter(
      (booking) => booking.leaseId !== undefined && this.#isMine(booking),
    )
  }

  copyOfDisk(): Disk {
    const { disk } = this
    return {
      ...disk,
      leases: new Map(disk.leases),
      bookings: new Map(disk.bookings),
      outbox: new Set(disk.outbox),
      othersOfMySlots: new Map(disk.othersOfMySlots),
      marks: new Map(disk.marks),
      leasesToTell: new Set(disk.leasesToTell),
    }
  }

  #lookAtClock(trueNow: number): number {
    const now = trueNow + this.clockOffset
    this.disk.latestSeen = Math.max(this.disk.latestSeen, now)
    return now
  }
}

function emptyDisk(): Disk {
  return {
    session: null,
    leases: new Map(),
    bookings: new Map(),
    outbox: new Set(),
    othersOfMySlots: new Map(),
    checkpoint: 0,
    marks: new Map(),
    latestSeen: 0,
    epoch: 0,
    leasesToTell: new Set(),
  }
}
