import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { EmployerForm } from '../../domain/contract/employers.ts'
import { isAbsenceAhead, type AbsenceAsked } from '../../domain/hiring/absence.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import type { ReminderKind } from '../../domain/reminders/reminder.ts'
import { DAY, HOUR, MINUTE, parisInstant, siteDay, type Instant } from '../../domain/time.ts'
import { steadyClock, type Clock } from '../../sync-server/clock.ts'
import { tellAbsence, tellReturn } from '../../sync-server/employers/absences.ts'
import { changeEmployer, createEmployer, employerOf } from '../../sync-server/employers/employers.ts'
import { quietOfferFollower } from '../../sync-server/employers/quiet-offer-follower.ts'
import { FollowUpRunner } from '../../sync-server/follow-ups/follow-up-runner.ts'
import { someSiren } from '../../sync-server/testing/some-siren.ts'
import { scoreFollower } from '../../sync-server/reciprok/rescorer.ts'
import { lastBelievedHour, RememberedClock } from '../../sync-server/remembered-clock.ts'
import { deliveryFollower } from '../../sync-server/reminders/delivery.ts'
import { reminderFollower } from '../../sync-server/reminders/reminder-follower.ts'
import { mobileOf } from '../../sync-server/reminders/reader-address.ts'
import type { Mail, Outcome, Sms } from '../../sync-server/reminders/sender.ts'
import { openServerParts, type ServerParts } from '../../sync-server/server-parts.ts'
import { createSite } from '../../sync-server/sites/create-site.ts'
import { restoreDatabase } from '../../sync-server/store/restore-database.ts'
import { openSqliteStore } from '../../sync-server/store/sqlite-store.ts'
import type { Store } from '../../sync-server/store/store.ts'
import { withTransaction } from '../../sync-server/store/with-transaction.ts'
import { systemTimers } from '../../sync-server/timers.ts'
import { keepRecord } from '../../sync-server/sync/keep-record.ts'
import { isAtWork, workBetween, type Place } from '../support/hours-on-the-wall.ts'
import { Random } from './random.ts'
import { ReminderAbsences } from './reminder-absences.ts'
import { ReminderAdvice } from './reminder-advice.ts'
import { places, ReminderPeople } from './reminder-people.ts'
import { ReminderTruth, type NotedMessage } from './reminder-truth.ts'

/** What a story is made of. */
export interface ReminderMix {
  days: number
  employers: number
  kills: number
  restores: number
}

/** A story of so many days: as many kills and restores as 200 and 3 in a thousand of them. */
export function reminderMix(days: number): ReminderMix {
  return { days, employers: 50, kills: Math.ceil(days / 5), restores: Math.ceil((days * 3) / 1000) }
}

/** A fault that is planted into the server, to see that it is noticed. */
export type ReminderBug =
  | 'tries-doubts-again'
  | 'forgets-at-restore'
  | 'hours-of-paris'
  | 'misses-answers'
  | 'forgets-absences'
  | 'loses-ids'

export interface ReminderReport {
  seed: number
  /** Messages that the mail server and the gateway of SMS took in, and the keys that they told. */
  mails: number
  sms: number
  keys: number
  /** How many keys of each kind, by its name. */
  kinds: Readonly<Partial<Record<ReminderKind, number>>>
  doubts: number
  /** SMS that were handed over once more, and taken in before. */
  repeats: number
  /** How many days employers were away, all together. */
  daysAway: number
  kills: number
  restores: number
  violations: string[]
}

const BEGINS = parisInstant('2026-01-05', 6)
/** Hours of a day, in Paris, at which the server looks; it looks more often, which changes nothing here. */
const looks = [4.5, 8.1, 9.1, 11, 14, 16.5, 17.9, 22]

const placeOf = (employerId: string) => places[Number(employerId.slice(1)) % places.length]!
const atDesk = (employerId: string) => ({ employerId, siteId: placeOf(employerId).siteId })

/** The process of the server is gone: nothing more of it is kept. */
class Killed extends Error {
  override readonly name = 'Killed'
}

interface Running {
  parts: ServerParts
  works: FollowUpRunner
  deliveries: FollowUpRunner
  remembered: RememberedClock
  /** Also of a process that was killed. */
  reads: Store['read']
  close(): Promise<void>
}

/** Tells a story of employers who answer or do not, and of a server that is killed and restored meanwhile. */
export async function tellReminderStory(
  seed: number,
  mix: ReminderMix,
  bug?: ReminderBug,
): Promise<ReminderReport> {
  const story = new ReminderStory(seed, mix, bug)
  try {
    await story.tell()
    return story.report()
  } finally {
    await story.close()
  }
}

class ReminderStory {
  readonly #seed: number
  readonly #mix: ReminderMix
  readonly #bug: ReminderBug | undefined
  readonly #random: Random
  readonly #folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'pepiniere-reminders-'))
  readonly #violations: string[] = []
  readonly #absences: ReminderAbsences
  readonly #people: ReminderPeople
  readonly #advice: ReminderAdvice
  readonly #truth: ReminderTruth
  readonly #taken = new Map<string, ReminderKind>()
  readonly #lastTo = new Map<string, Instant>()
  /** What the gateway took in, by the id. */
  readonly #smsTaken = new Set<string>()
  /** Where each employer may be written to, and those whose address is to be mended. */
  readonly #addresses = new Map<string, string>()
  readonly #unreached = new Map<string, Instant>()
  #mails = 0
  #repeats = 0
  #doubts = 0
  #kills = 0
  #restores = 0
  #restoredAt = -Infinity
  #fault: unknown = null
  #now = BEGINS
  /** How far the machine's clock is from the truth. */
  #skew = 0
  #isKilled = false
  /** What people do is noted by a server that lives; only one that looks is killed. */
  #isLooking = false
  /** Steps until the process is killed: a commit or a message is one. */
  #stepsLeft = Infinity
  #server: Running | null = null
  #backup: string | null = null
  #made = 0

  constructor(seed: number, mix: ReminderMix, bug: ReminderBug | undefined) {
    ;[this.#seed, this.#mix, this.#bug] = [seed, mix, bug]
    this.#random = new Random(seed)
    this.#absences = new ReminderAbsences({
      random: this.#random,
      now: () => this.#now,
      zoneOf: (employerId) => placeOf(employerId).timeZone,
      desk: {
        tell: (employerId, asked) => this.#tellAbsence(employerId, asked),
        comeBack: (employerId) => this.#comeBack(employerId),
        isAbsenceAhead: async (employerId) => {
          const today = siteDay(this.#now, placeOf(employerId).timeZone)
          return isAbsenceAhead((await this.#employer(employerId))!, today)
        },
      },
    })
    this.#people = new ReminderPeople({
      random: this.#random,
      employers: mix.employers,
      now: () => this.#now,
      keep: (collection, record) =>
        this.#server!.parts.store.transaction((tx) => keepRecord(tx, collection, record)),
      missesAnswers: bug === 'misses-answers',
      absences: this.#absences,
    })
    this.#advice = new ReminderAdvice({
      random: this.#random,
      now: () => this.#now,
      parts: () => this.#server!.parts,
      placeOf,
    })
    this.#truth = new ReminderTruth(this.#people, this.#advice, () => this.#now)
  }

  async tell(): Promise<void> {
    await this.#open()
    await this.#furnish()
    const { days, kills, restores } = this.#mix
    for (let day = 0; day < days; day++) {
      for (const hour of looks) {
        const next = BEGINS + day * DAY + (hour - 6) * HOUR
        if (next <= this.#now) continue
        await this.#people.happen(next)
        for (let rank = 0; rank < this.#mix.employers; rank++) await this.#advice.happen(`e${rank}`)
        await this.#mendAddresses()
        this.#now = next
        const isDue = this.#kills < (kills * (day + 1)) / days && this.#stepsLeft === Infinity
        if (isDue && this.#random.chance(0.3)) this.#stepsLeft = this.#random.int(0, 12)
        await this.#look()
        if (this.#random.chance(0.002)) await this.#jump()
      }
      if (day % 3 === 0) await this.#remember()
      if (day % 7 === 0) await this.#checkNothingForgotten()
      const isRestored = this.#restores < restores && day >= ((this.#restores + 1) * days) / (restores + 1)
      if (isRestored) await this.#restore()
    }
  }

  report(): ReminderReport {
    return {
      seed: this.#seed,
      mails: this.#mails,
      sms: this.#smsTaken.size,
      keys: this.#taken.size,
      kinds: countOf(this.#taken.values()),
      doubts: this.#doubts,
      repeats: this.#repeats,
      daysAway: this.#absences.days(),
      kills: this.#kills,
      restores: this.#restores,
      violations: this.#violations,
    }
  }

  async close(): Promise<void> {
    await this.#server?.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  get #path(): string {
    return join(this.#folder, 'pepiniere.sqlite')
  }

  async #open(): Promise<void> {
    this.#isKilled = false
    const store = await openSqliteStore(this.#path)
    const sources = { wall: () => this.#now + this.#skew, elapsed: () => this.#now - BEGINS }
    const lastBelieved = await lastBelievedHour(store)
    const clock: Clock = steadyClock(sources, lastBelieved)
    const parts = await openServerParts(this.#mortal(store), clock)
    if (this.#bug === 'tries-doubts-again') {
      await store.transaction((tx) =>
        tx.run(
          tx.tables
            .updateTable('reminders')
            .set({ state: 'planned', mailId: null })
            .where('state', '=', 'sending'),
        ),
      )
    }
    const remembered = new RememberedClock(store, clock)
    // What fails in a follow-up would be tried again in silence.
    const log = {
      error: (what: { error?: string }) => {
        if (what.error !== 'Killed') this.#violate(`failed: ${JSON.stringify(what)}`)
      },
    } as Pick<Logger, 'error'>
    const followers = [scoreFollower(parts), reminderFollower(parts, lastBelieved), quietOfferFollower(parts)]
    const senders = {
      mail: { send: (mail: Mail) => this.#telling(() => this.#send(mail)) },
      sms: { send: (sms: Sms) => this.#telling(() => this.#sendSms(sms)) },
    }
    const works = new FollowUpRunner(parts, followers, systemTimers, log)
    const deliveries = new FollowUpRunner(parts, [deliveryFollower(parts, senders)], systemTimers, log)
    this.#server = {
      parts,
      works,
      deliveries,
      remembered,
      reads: (work) => store.read(work),
      close: async () => {
        await works.close()
        await deliveries.close()
        await store.close()
      },
    }
  }

  /** The store of a process that may be killed before or after any commit. */
  #mortal(store: Store): Store {
    return withTransaction(store, async (work) => {
      this.#step()
      const kept = await store.transaction(work)
      this.#step()
      return kept
    })
  }

  /** An error of the story's own is none of the server's, which would swallow it: it ends the story. */
  async #telling<T>(tell: () => Promise<T>): Promise<T> {
    try {
      return await tell()
    } catch (error) {
      if (!(error instanceof Killed)) this.#fault ??= error
      throw error
    }
  }

  #step(): void {
    if (!this.#isLooking) return
    if (!this.#isKilled && --this.#stepsLeft < 0) {
      this.#isKilled = true
      this.#kills += 1
    }
    if (this.#isKilled) throw new Killed()
  }

  /** The mail server: takes in, has no time, knows no such reader, or falls silent after it took in, or before. */
  async #send(mail: Mail): Promise<Outcome> {
    this.#step()
    const fate = this.#random.weighted({ sent: 90, later: 5, cutAfter: 2, cutBefore: 2, bounced: 0.2 })
    if (fate === 'bounced') this.#bounce(mail.to)
    if (fate === 'later' || fate === 'bounced') return fate
    if (fate !== 'cutBefore') {
      this.#mails += 1
      await this.#take(mail)
    }
    this.#step()
    if (fate === 'sent') return 'sent'
    this.#doubts += 1
    return 'unsure'
  }

  /** The gateway of SMS: as the mail server, but that it takes each id in once. */
  async #sendSms(sms: Sms): Promise<Outcome> {
    this.#step()
    const fate = this.#random.weighted({
      ...{ sent: 86, later: 5, cutAfter: 4, cutBefore: 4 },
      ...{ failed: 0.2, bounced: 0.2 },
    })
    if (fate === 'bounced') this.#bounce(sms.to)
    if (fate === 'later' || fate === 'bounced' || fate === 'failed') return fate
    if (fate !== 'cutBefore') {
      if (this.#smsTaken.has(sms.id)) this.#repeats += 1
      else await this.#take(sms)
      this.#smsTaken.add(sms.id)
    }
    this.#step()
    return fate === 'sent' ? 'sent' : 'again'
  }

  #bounce(address: string): void {
    this.#absences.noteBounced(address)
    for (const [employerId, own] of this.#addresses) {
      if (own === address) this.#unreached.set(employerId, this.#now)
    }
  }

  /** A host asks an employer that is not reached any more for another address, some days later. */
  async #mendAddresses(): Promise<void> {
    for (const [employerId, since] of this.#unreached) {
      if (this.#now - since < 4 * DAY) continue
      this.#unreached.delete(employerId)
      const rank = Number(employerId.slice(1))
      await changeEmployer(this.#server!.parts, placeOf(employerId).siteId, employerId, this.#reachedAt(rank))
    }
  }

  /** A new address of an employer: every third one has asked for SMS. */
  #reachedAt(rank: number): Partial<EmployerForm> {
    const count = this.#made++
    const mobile = `06 ${String(10_000_000 + count).replaceAll(/(\d\d)(?=\d)/g, '$1 ')}`
    const contactEmail = `contact@maison${rank}-${count}.example`
    const hasSms = rank % 3 === 1
    this.#addresses.set(`e${rank}`, hasSms ? `+336${10_000_000 + count}` : contactEmail)
    return hasSms ? { contactPhone: mobile, remindersBy: 'sms' } : { contactEmail }
  }

  async #tellAbsence(employerId: string, asked: Omit<AbsenceAsked, 'instead'>): Promise<boolean> {
    const { parts } = this.#server!
    const instead = (await this.#employer(employerId))?.absence?.askedAt
    const told = await tellAbsence(parts, atDesk(employerId), {
      ...asked,
      ...(instead === undefined ? {} : { instead }),
    })
    if (told.ok && this.#bug === 'forgets-absences') {
      const { absence: _forgotten, ...rest } = (await this.#employer(employerId))!
      await parts.store.transaction((tx) => keepRecord(tx, 'employers', rest))
    }
    return told.ok
  }

  async #comeBack(employerId: string): Promise<void> {
    const told = (await this.#employer(employerId))?.absence?.askedAt
    if (told !== undefined) await tellReturn(this.#server!.parts, atDesk(employerId), told)
  }

  #employer(employerId: string): Promise<Employer | null> {
    return this.#server!.parts.store.read((view) => employerOf(view, employerId))
  }

  /** It was taken in: what must hold of every message is checked against the truth. */
  async #take(mail: Mail | Sms): Promise<void> {
    const rows = await this.#server!.parts.store.read((view) =>
      view.all(
        view.tables
          .selectFrom('reminders')
          .selectAll()
          .where('mailId', '=', mail.id)
          .where('state', '=', 'sending'),
      ),
    )
    for (const employerId of new Set(rows.map((row) => row.employerId)))
      await this.#learnOffers({ employerId })
    for (const { key, kind, subject, reader, employerId, siteId } of rows) {
      if (this.#taken.has(key)) this.#violate(`${key} was sent twice`)
      this.#taken.set(key, kind)
      const place = places.find((one) => one.siteId === siteId)!
      const message = { kind, subject, employerId, place }
      const published = (await this.#employer(employerId))?.reciprok?.grade
      if (!this.#truth.isCalledFor(message, published)) this.#violate(`${key} was sent after its answer`)
      if (!isAtWork(this.#now, place))
        this.#violate(`${key} was sent at ${new Date(this.#now).toISOString()}`)
      const dueAt = this.#truth.dueAt(message)
      const unread = reader === 'employer' ? this.#absences.unread(employerId) : []
      if (
        dueAt !== null &&
        workBetween(dueAt, this.#now, place) - this.#workMissed(dueAt, unread, place) > 24 * HOUR
      )
        this.#violate(`${key} was sent late`)
      if (reader === 'candidate') continue
      this.#checkReader(key, message, mail.to)
      const last = this.#lastTo.get(employerId) ?? -Infinity
      if (last !== this.#now && this.#now - last < DAY)
        this.#violate(`${employerId} was written to twice a day`)
      this.#lastTo.set(employerId, this.#now)
    }
  }

  /** The hours of work since then on which nobody was there. */
  #workMissed(since: Instant, unread: readonly { from: Instant; until: Instant }[], place: Place): number {
    return unread.reduce(
      (sum, { from, until }) => sum + workBetween(Math.max(since, from), Math.min(this.#now, until), place),
      0,
    )
  }

  /** It went to the employer while it is there, else to whoever stands in, else nowhere. */
  #checkReader(key: string, { kind, employerId }: NotedMessage, to: string): void {
    const standIn = this.#absences.standInAt(employerId, this.#now)
    // The half hour with a host it has booked itself, and is told of wherever it is.
    if (standIn === null && kind !== 'advice-soon') this.#violate(`${key} was sent to who is away`)
    else if (to !== (standIn ?? this.#addresses.get(employerId))) this.#violate(`${key} was sent to ${to}`)
  }

  #violate(sentence: string): void {
    this.#violations.push(`day ${Math.floor((this.#now - BEGINS) / DAY)}: ${sentence}`)
  }

  /** What fell due a while ago, and is called for still, has left or is told to hosts. */
  async #checkNothingForgotten(): Promise<void> {
    // A database that is gone has forgotten what hosts were told.
    if (this.#now - this.#restoredAt < 21 * DAY) return
    this.#checkSilenceAsked()
    const rows = await this.#server!.parts.store.read((view) =>
      view.all(view.tables.selectFrom('reminders').select('key').where('state', '<>', 'planned')),
    )
    const known = new Set(rows.map(({ key }) => key))
    for (const { id, employerId } of this.#people.applications.values()) {
      for (const kind of ['new-file', 'unopened', 'waiting', 'counts-soon', 'conclude'] as const) {
        const message = { kind, subject: id, employerId, place: placeOf(employerId) }
        const dueAt = this.#truth.dueAt(message)!
        const age = this.#now - dueAt
        const key = `${employerId}/${kind}/${id}`
        // While nobody is there it waits.
        if (this.#absences.unread(employerId).some(({ from, until }) => from < this.#now && until > dueAt))
          continue
        if (age < 8 * DAY || age > 16 * DAY || known.has(key) || !this.#truth.isCalledFor(message, undefined))
          continue
        // Accepted only lately: it was not to be concluded then.
        const acceptedAt =
          this.#people.applications.get(id)!.events.find(({ type }) => type === 'pursued')?.at ?? 0
        if (acceptedAt < dueAt) this.#violate(`${key} was forgotten`)
      }
    }
  }

  /** Whoever says nothing of a recruitment has been asked, or it was closed. */
  #checkSilenceAsked(): void {
    for (const offer of this.#people.offers.values()) {
      const isAway = this.#absences.isAwayWithin(offer.employerId, 14)
      if (!isAway && offer.askedAt === undefined && this.#truth.isQuiet(offer, 8 * DAY))
        this.#violate(`${offer.id} was not asked about`)
    }
  }

  /** One look of the server; one that is killed meanwhile starts again a while later. */
  async #look(): Promise<void> {
    if (this.#bug === 'loses-ids') {
      await this.#server!.parts.store.transaction((tx) =>
        tx.run(tx.tables.updateTable('reminders').set({ mailId: null }).where('state', '=', 'planned')),
      )
    }
    this.#isLooking = true
    try {
      await this.#server!.works.look()
      await this.#server!.works.idle()
      await this.#server!.deliveries.look()
      await this.#server!.remembered.write()
    } catch (error) {
      if (!(error instanceof Killed)) throw error
    }
    this.#isLooking = false
    if (this.#fault !== null) throw this.#fault
    await this.#learnOffers()
    if (!this.#isKilled) return
    this.#stepsLeft = Infinity
    await this.#server!.close()
    // Now and then it stays off for long, or its clock is wrong when it starts again.
    this.#now += this.#random.chance(0.1) ? this.#random.int(1, 6) * DAY : this.#random.int(1, 90) * MINUTE
    if (this.#random.chance(0.3)) this.#skew = this.#random.pick([-400, -30, 40, 3000]) * DAY
    await this.#open()
    await this.#look()
    this.#now += 3 * MINUTE
    this.#skew = 0
    await this.#look()
  }

  /** Desks are told what the server wrote of their recruitments: those of one employer, or all. */
  async #learnOffers(of: { employerId?: string } = {}): Promise<void> {
    const offers = await this.#server!.reads((view) => view.records('jobOffers', of))
    for (const { id, closedAt, closedQuietlyAt } of offers) {
      const before = this.#people.offers.get(id)
      const isClosedNow = closedAt !== undefined && closedAt === closedQuietlyAt && !before?.closedAt
      if (before && isClosedNow && !this.#truth.isQuiet(before, 14 * DAY))
        this.#violate(`${id} was closed as one of which nothing is heard`)
    }
    this.#people.learn(offers)
  }

  /** Somebody sets the machine's clock wrong, and right again a few minutes later. */
  async #jump(): Promise<void> {
    this.#skew = this.#random.pick([-300, -20, 25, 2000]) * DAY
    await this.#look()
    this.#now += 4 * MINUTE
    this.#skew = 0
    await this.#look()
  }

  async #remember(): Promise<void> {
    const file = join(this.#folder, `backup-${this.#made++}.sqlite`)
    await this.#server!.parts.store.backup(file)
    if (this.#backup) rmSync(this.#backup)
    this.#backup = file
  }

  /** An older backup is put in place; every second time nothing can be read of what was there. */
  async #restore(): Promise<void> {
    if (!this.#backup) return
    this.#restores += 1
    this.#restoredAt = this.#now
    await this.#server!.close()
    if (this.#restores % 2 === 0)
      for (const end of ['', '-wal', '-shm']) rmSync(this.#path + end, { force: true })
    await restoreDatabase(this.#backup, this.#path, this.#now)
    await this.#open()
    if (this.#bug === 'forgets-at-restore') {
      await this.#server!.parts.store.transaction(async (tx) => {
        await tx.run(tx.tables.deleteFrom('reminders'))
        await tx.run(tx.tables.deleteFrom('settings').where('name', '=', 'sent-unknown-before'))
      })
    }
    await this.#people.bringBack()
    await this.#advice.forgetLost()
    await this.#reachAgain()
  }

  /** An employer whose address was changed since the backup says it once more. */
  async #reachAgain(): Promise<void> {
    for (const [employerId, address] of this.#addresses) {
      const { contactEmail, contactPhone } = (await this.#employer(employerId))!
      if (contactEmail !== address && mobileOf({ contactPhone }) !== address)
        this.#unreached.set(employerId, -Infinity)
    }
    await this.#mendAddresses()
  }

  async #furnish(): Promise<void> {
    const { parts } = this.#server!
    for (const { siteId, address, timeZone } of places) {
      const told = this.#bug === 'hours-of-paris' ? {} : { address, timeZone }
      await createSite(parts, { siteId, name: siteId, closesAt: '18:00', capacity: 50, ...told })
    }
    for (let rank = 0; rank < this.#mix.employers; rank++) {
      const form = { name: `Maison ${rank}`, siren: someSiren(`e${rank}`), ...this.#reachedAt(rank) }
      await createEmployer(parts, placeOf(`e${rank}`).siteId, form, `e${rank}`)
      await this.#people.publish(rank)
    }
  }
}

function countOf(kinds: Iterable<ReminderKind>): ReminderReport['kinds'] {
  const counts: Partial<Record<ReminderKind, number>> = {}
  for (const kind of [...kinds].sort()) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
