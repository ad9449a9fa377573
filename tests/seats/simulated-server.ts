import { sameValue } from '../../domain/record/content.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import type { ChallengeSession, OvercommitReason } from '../../domain/sessions/challenge-session.ts'
import type { SeatDecision } from '../../domain/seats/decide-seats.ts'
import { withEvent } from '../../domain/seats/seat-booking.ts'
import type { KioskPresence } from '../../domain/seats/seat-grant.ts'
import type { SeatLease } from '../../domain/seats/seat-lease.ts'
import type { SeatFacts } from '../../domain/seats/seat-ledger.ts'
import type { SeatRules } from './seat-rules.ts'

type Kept =
  | { seq: number; kind: 'session'; record: ChallengeSession }
  | { seq: number; kind: 'lease'; record: SeatLease }
  | { seq: number; kind: 'booking'; record: Booking }

/** What a pull answers: the records written after a number, oldest first, and where to go on from. */
export interface Page {
  rows: Kept[]
  seq: number
}

/** The server of one session's seats: keeps what arrives, then decides, each in a transaction of its own. */
export class SimulatedServer {
  session: ChallengeSession
  readonly leases = new Map<string, SeatLease>()
  readonly bookings = new Map<string, Booking>()
  readonly contacts = new Map<string, KioskPresence>()
  /** Two people were told that they have the same seat: a kiosk's disk was set back. */
  alarms = 0
  epoch = 0
  /** Who has not told again what it holds since the restore. */
  readonly owing = new Set<string>()
  restoredAt = 0
  readonly #log = new Map<string, Kept>()
  readonly #rules: SeatRules
  #seq = 0

  constructor(session: ChallengeSession, rules: SeatRules) {
    this.session = session
    this.#rules = rules
    this.#keep({ kind: 'session', record: session })
  }

  get facts(): SeatFacts {
    return { session: this.session, leases: [...this.leases.values()], bookings: [...this.bookings.values()] }
  }

  get seq(): number {
    return this.#seq
  }

  heard(deviceId: string, now: number): void {
    const known = this.contacts.get(deviceId)
    this.contacts.set(deviceId, { deviceId, lastContactAt: now, revoked: known?.revoked ?? false })
  }

  /** Takes a kiosk's bookings in. Any part of them may have been taken in before. */
  accept(rows: readonly Booking[], now: number): void {
    for (const row of rows) {
      const known = this.bookings.get(row.id)
      const late =
        row.leaseId === undefined
          ? null
          : this.#rules.judgeLeaseBooking(this.leases.get(row.leaseId), known, row)
      if (late === 'slot-taken') {
        this.alarms += 1
        if (this.#rules.keepsTheSecondOfASlot) this.#takeSecond(row, now)
        continue
      }
      const told = late === null ? row : withEvent(row, { type: 'late', late, at: now })
      const merged = known ? this.#rules.mergeBookings(known, told) : told
      if (!known || !sameValue(merged.events, known.events)) {
        this.#keep({ kind: 'booking', record: merged })
      }
    }
  }

  /** The person whose slot was somebody else's already waits at the head of the line. */
  #takeSecond({ leaseId: _lease, slot: _slot, ...row }: Booking, now: number): void {
    const id = `${row.id}.x${row.visitorId}`
    if (this.bookings.has(id)) return
    const second = withEvent({ ...row, id }, { type: 'late', late: 'slot-taken', at: now })
    this.#keep({ kind: 'booking', record: second })
  }

  /** A copy of all that it knows of the seats. */
  backup(): Pick<SeatFacts, 'leases' | 'bookings'> {
    return { leases: [...this.leases.values()], bookings: [...this.bookings.values()] }
  }

  /** Starts again from a backup. A host's desk brings the plan back, which has no word on the seats. */
  restore({ leases, bookings }: Pick<SeatFacts, 'leases' | 'bookings'>, now: number): void {
    this.epoch += 1
    this.restoredAt = now
    for (const deviceId of this.contacts.keys()) this.owing.add(deviceId)
    for (const known of [this.leases, this.bookings, this.#log]) known.clear()
    this.#keep({ kind: 'session', record: this.session })
    this.apply({ leases: [...leases], bookings: [...bookings] })
  }

  /** A kiosk brings a lease back that the backup did not know, or knew in an earlier state. */
  bringBack(lease: SeatLease): void {
    const known = this.leases.get(lease.id)
    if (!known || isLater(lease, known)) this.#keep({ kind: 'lease', record: lease })
  }

  toldAgain(deviceId: string): void {
    this.owing.delete(deviceId)
  }

  get presence(): KioskPresence[] {
    return [...this.contacts.values()].map((kiosk) =>
      this.owing.has(kiosk.deviceId) && this.#rules.waitsAfterRestore
        ? { ...kiosk, owesSince: this.restoredAt }
        : kiosk,
    )
  }

  decide(now: number): void {
    this.apply(this.#rules.decideSeats(this.facts, this.presence, now))
  }

  refill(deviceId: string, want: number, now: number): void {
    this.apply(this.#rules.refillLease(this.facts, deviceId, want, this.presence, now))
  }

  giveBack(leaseId: string, soldSlots: readonly number[]): void {
    const decided = this.#rules.returnLease(this.facts, leaseId, soldSlots)
    if (decided.ok) this.apply(decided.value)
  }

  declareLost(deviceId: string): void {
    this.apply(this.#rules.declareLost(this.facts, deviceId))
  }

  changeCapacity(wanted: number): void {
    this.#keep({ kind: 'session', record: this.#rules.changeCapacity(this.session, wanted) })
  }

  overcommit(seats: number, reason: OvercommitReason, now: number): void {
    const { overcommits } = this.session
    const id = `o${overcommits.length}`
    const named = { id, seats, reason, decidedBy: 'Maëlle', at: now }
    this.#keep({ kind: 'session', record: { ...this.session, overcommits: [...overcommits, named] } })
  }

  cancelSession(now: number): void {
    this.#keep({ kind: 'session', record: { ...this.session, cancelledAt: now, cancelReason: 'room' } })
  }

  apply({ session, leases, bookings }: SeatDecision): void {
    if (session) this.#keep({ kind: 'session', record: session })
    for (const record of leases) this.#keep({ kind: 'lease', record })
    for (const record of bookings) this.#keep({ kind: 'booking', record })
  }

  /** The next records after a number: at most `limit`, so a pull may stop anywhere. */
  page(since: number, limit: number): Page {
    const rows = [...this.#log.values()].filter((row) => row.seq > since).sort((a, b) => a.seq - b.seq)
    const page = rows.slice(0, limit)
    return { rows: page, seq: page.length < limit ? this.#seq : page.at(-1)!.seq }
  }

  #keep(row: Omit<Kept, 'seq'>): void {
    const seq = ++this.#seq
    const rev = String(seq).padStart(9, '0')
    const record = { ...row.record, rev }
    if (row.kind === 'session') this.session = record as ChallengeSession
    else if (row.kind === 'lease') this.leases.set(record.id, record as SeatLease)
    else this.bookings.set(record.id, record as Booking)
    this.#log.set(`${row.kind}/${record.id}`, { seq, kind: row.kind, record } as Kept)
  }
}

/** Leases only go on: from selling to giving back to given back, and to more seats while they sell. */
export function isLater(a: SeatLease, b: SeatLease): boolean {
  const rank = ({ state }: SeatLease) => ['active', 'draining', 'settled'].indexOf(state)
  return rank(a) !== rank(b) ? rank(a) > rank(b) : a.seats > b.seats
}
