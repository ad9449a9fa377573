import { absenceSpan, LEAST_PRESENCE, type AbsenceAsked } from '../../domain/hiring/absence.ts'
import { addDays, DAY, siteDay, type Day, type Instant, type TimeZone } from '../../domain/time.ts'
import type { Random } from './random.ts'

interface Absence {
  from: Day
  to: Day
  /** Where whoever stands in is written to; null: nobody is, or no longer. */
  standIn: string | null
}

/** How an employer tells its desk that it is away, or back; what it told before is replaced. */
export interface AbsenceDesk {
  tell(employerId: string, asked: Omit<AbsenceAsked, 'instead'>): Promise<boolean>
  comeBack(employerId: string): Promise<void>
  /** Whether the server takes it to be away, or to go away. */
  isAbsenceAhead(employerId: string): Promise<boolean>
}

interface Told {
  random: Random
  now: () => Instant
  desk: AbsenceDesk
  zoneOf: (employerId: string) => TimeZone
}

/** When employers are away and who stands in, as they know it themselves: what messages to them are held against. */
export class ReminderAbsences {
  readonly #random: Random
  readonly #now: () => Instant
  readonly #desk: AbsenceDesk
  readonly #zoneOf: (employerId: string) => TimeZone
  readonly #all = new Map<string, Absence[]>()

  constructor({ random, now, desk, zoneOf }: Told) {
    ;[this.#random, this.#now, this.#desk, this.#zoneOf] = [random, now, desk, zoneOf]
  }

  /** Now and then it tells an absence, or comes back before its end. */
  async happen(employerId: string): Promise<void> {
    const last = this.#all.get(employerId)?.at(-1)
    const today = this.#today(employerId)
    if (last && last.to >= today) {
      if (this.#random.chance(0.01)) await this.#comeBack(employerId, last, today)
    } else if (this.#random.chance(0.002) && (!last || today > addDays(last.to, LEAST_PRESENCE))) {
      await this.#goAway(employerId, today)
    }
  }

  /** After a restore each tells its absence anew, or that it is there. */
  async bringBack(): Promise<void> {
    for (const [employerId, absences] of this.#all) {
      const last = absences.at(-1)!
      const today = this.#today(employerId)
      if (await this.#desk.isAbsenceAhead(employerId)) await this.#desk.comeBack(employerId)
      if (last.to < today) continue
      const from = last.from < today ? today : last.from
      // Refused where it has just been ended on its first day: then it is there, and reads its messages.
      if (!(await this.#desk.tell(employerId, asked({ ...last, from })))) last.to = addDays(today, -1)
    }
  }

  /** Nobody is at this address any more. */
  noteBounced(address: string): void {
    for (const absence of [...this.#all.values()].flat()) {
      if (absence.standIn === address) absence.standIn = null
    }
  }

  /** Where its messages go meanwhile; null: nowhere; undefined: it is there. */
  standInAt(employerId: string, at: Instant): string | null | undefined {
    const day = siteDay(at, this.#zoneOf(employerId))
    return this.#all.get(employerId)?.find(({ from, to }) => from <= day && day <= to)?.standIn
  }

  /** Whether it was away on one of the last days, somebody standing in or not. */
  isAwayWithin(employerId: string, days: number): boolean {
    const today = this.#today(employerId)
    return (this.#all.get(employerId) ?? []).some(
      ({ from, to }) => from <= today && to >= addDays(today, -days),
    )
  }

  /** Between which moments nobody reads what is sent to it. */
  unread(employerId: string): { from: Instant; until: Instant }[] {
    return (this.#all.get(employerId) ?? [])
      .filter(({ standIn }) => standIn === null)
      .map((absence) => absenceSpan(absence, this.#zoneOf(employerId)))
  }

  #today(employerId: string): Day {
    return siteDay(this.#now(), this.#zoneOf(employerId))
  }

  async #goAway(employerId: string, today: Day): Promise<void> {
    const from = addDays(today, this.#random.pick([0, 0, 1, 3, 10]))
    const to = addDays(from, this.#random.pick([0, 2, 6, 13, 20, 34]))
    const standIn = this.#random.chance(0.5) ? `${from}@${employerId}.example` : null
    const absence = { from, to, standIn }
    if (!(await this.#desk.tell(employerId, asked(absence)))) return
    this.#all.set(employerId, [...(this.#all.get(employerId) ?? []), absence])
  }

  async #comeBack(employerId: string, last: Absence, today: Day): Promise<void> {
    await this.#desk.comeBack(employerId)
    last.to = addDays(today, -1)
  }

  /** In days: how long all of them were. */
  days(): number {
    const all = [...this.#all.values()].flat()
    return all.reduce(
      (sum, { from, to }) => sum + Math.max(0, (Date.parse(to) - Date.parse(from)) / DAY + 1),
      0,
    )
  }
}

function asked({ from, to, standIn }: Absence): Omit<AbsenceAsked, 'instead'> {
  return { from, to, standIn: { name: standIn === null ? '' : 'Anne', email: standIn ?? '' } }
}
