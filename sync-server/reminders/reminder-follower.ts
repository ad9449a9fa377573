import { withoutPastStandIn } from '../../domain/hiring/absence.ts'
import { planReminders } from '../../domain/reminders/plan-reminders.ts'
import type { Reminder } from '../../domain/reminders/reminder.ts'
import { DAY, HOUR, parisDay, siteDay, type Instant } from '../../domain/time.ts'
import { keepEmployer } from '../employers/employers.ts'
import type { Follower } from '../follow-ups/follow-up.ts'
import type { ServerParts } from '../server-parts.ts'
import { readSetting, SENT_UNKNOWN_BEFORE, writeSetting } from '../settings.ts'
import type { StoreTransaction } from '../store/store.ts'
import type { ReminderState } from '../store/tables.ts'
import { readEmployerState, type EmployerState } from './reminder-state.ts'

const PLANNED_ON = 'reminders-planned-on'
/** Older than any message that is still planned. */
const FORGOTTEN_AFTER = 70 * DAY

/** Employers whose plans share a commit on the disk. */
const AT_ONCE = 8

/**
 * Keeps of each employer which messages are to leave and when; what they are is in the domain. Planned anew after
 * every event, and once a day: what was answered is crossed off long before its hour. `offSince`: the last hour of the
 * run before. What fell due and became too late while no server ran was never planned; hosts are told of it as of
 * anything that could not leave. It ends where this run starts: what is called for only later was nobody's loss.
 */
export function reminderFollower(
  { store, clock }: Pick<ServerParts, 'store' | 'clock'>,
  offSince: Instant = Infinity,
): Follower {
  const firstPlanned = new Map<string, Instant>()
  /** The first hour of this run that is believed. */
  let startedAt: Instant | undefined
  const isInDoubt = () => (clock.inDoubtFor?.() ?? 0) > 0
  if (!isInDoubt()) startedAt = clock.now()
  /** Later in this run what became too late is nobody's loss: it was not called for in its time. */
  function offBefore(employerId: string, now: Instant): TimeOff | null {
    if (isInDoubt()) return null
    startedAt ??= now
    const first = firstPlanned.get(employerId) ?? now
    firstPlanned.set(employerId, first)
    return now - first <= HOUR ? { from: offSince, until: Math.min(startedAt, now) } : null
  }
  return {
    atOnce: AT_ONCE,
    works: {
      reminders:
        async ({ subject }) =>
        (tx) => {
          const now = clock.now()
          return planEmployer(tx, subject, now, offBefore(subject, now))
        },
    },
    async look(now) {
      const day = parisDay(now)
      if ((await store.read((view) => readSetting(view, PLANNED_ON))) === day) return []
      await store.transaction(async (tx) => {
        tx.followEach('reminders', 'employers')
        await writeSetting(tx, PLANNED_ON, day)
      })
      return []
    },
  }
}

/** While no server ran: `until` is no part of it. */
interface TimeOff {
  from: Instant
  until: Instant
}

/** States in which nothing has left, so that what is not called for any more leaves no trace. */
const unsent: readonly ReminderState[] = ['planned', 'missed', 'failed']
/** States that hosts are told of while the message is called for. */
const inDoubt: readonly ReminderState[] = ['unsure', 'bounced']

async function planEmployer(
  tx: StoreTransaction,
  employerId: string,
  now: Instant,
  off: TimeOff | null,
): Promise<void> {
  const state = await readEmployerState(tx, employerId)
  if (state) await forgetStandIn(tx, state, now)
  const plan = state ? planReminders(state.facts, now) : []
  const asked = byKey(plan)
  const unmoved = state ? withoutPastAbsences(state, now) : asked
  const known = await tx.all(
    tx.tables
      .selectFrom('reminders')
      .select(['key', 'state', 'dueAt', 'latest', 'mailId'])
      .where('employerId', '=', employerId)
      .where('dueAt', '>=', now - FORGOTTEN_AFTER),
  )
  await renameClosings(tx, known, plan, asked)
  for (const row of known) {
    const reminder = asked.get(row.key)
    asked.delete(row.key)
    if (!reminder) await crossOff(tx, row)
    else if (row.state === 'planned') {
      await planAgain(tx, row, notPostponed(row, reminder, unmoved.get(row.key)), now)
    }
  }
  for (const reminder of asked.values()) {
    const { latest } = unmoved.get(reminder.key) ?? { latest: -Infinity }
    if (Math.min(reminder.latest, latest) >= now) await insert(tx, state!, reminder, now)
    else if (isWithin(off, reminder.latest) && !(await mayBeSent(tx, reminder)))
      await insert(tx, state!, reminder, now, 'missed')
  }
}

const isWithin = (off: TimeOff | null, at: Instant) => off !== null && at >= off.from && at < off.until

/** It was due before a restore, and may have left of what is not there any more. */
async function mayBeSent(tx: StoreTransaction, { earliest }: Reminder): Promise<boolean> {
  return earliest <= Number((await readSetting(tx, SENT_UNKNOWN_BEFORE)) ?? -Infinity)
}

const byKey = (plan: readonly Reminder[]) => new Map(plan.map((reminder) => [reminder.key, reminder]))

/**
 * The plan as absences leave it that are under way or to come. One that is over had its say while it lasted: whether
 * somebody stood in and read the messages is forgotten with them, so that it brings none back that had its time.
 */
function withoutPastAbsences({ facts }: EmployerState, now: Instant): ReadonlyMap<string, Reminder> {
  return byKey(planReminders({ ...facts, away: facts.away.filter(({ until }) => until > now) }, now))
}

/** An absence that is over puts off nothing that was not put off while it lasted. */
function notPostponed(row: KnownRow, asked: Reminder, unmoved: Reminder | undefined): Reminder {
  const isPutOff = asked.earliest > row.dueAt && (unmoved?.earliest ?? -Infinity) <= row.dueAt
  return isPutOff ? { ...asked, earliest: row.dueAt, latest: row.latest } : asked
}

/**
 * What was told of a closing before each closing had a key of its own stays told, under the new one. One that is on its
 * way keeps its key until its outcome is noted, and is not asked for anew meanwhile.
 */
async function renameClosings(
  tx: StoreTransaction,
  known: KnownRow[],
  plan: readonly Reminder[],
  asked: Map<string, Reminder>,
): Promise<void> {
  const held = new Map(known.map((row) => [row.key, row]))
  for (const { key, subject, formerly } of plan) {
    const row = formerly && !held.has(key) ? held.get(formerly.key) : undefined
    if (!row || row.dueAt < formerly!.since) continue
    if (row.state === 'sending') asked.delete(key)
    else {
      await tx.run(tx.tables.updateTable('reminders').set({ key, subject }).where('key', '=', row.key))
      row.key = key
    }
  }
}

/** Whoever stood in is written to no more once the absence is over, and is nobody's business. */
async function forgetStandIn(
  tx: StoreTransaction,
  { employer, facts: { hours } }: EmployerState,
  now: Instant,
): Promise<void> {
  if (!employer.standIn) return
  const next = withoutPastStandIn(employer, siteDay(now, hours.timeZone))
  if (next.standIn) return
  await keepEmployer(tx, employer, next, now)
  const { email } = employer.standIn
  if (email === undefined || email === employer.contactEmail) return
  for (const table of ['mailStops', 'mailStopLifts'] as const) {
    await tx.run(
      tx.tables.deleteFrom(table).where('employerId', '=', employer.id).where('address', '=', email),
    )
  }
}

type KnownRow = {
  key: string
  state: ReminderState
  dueAt: Instant
  latest: Instant
  mailId: string | null
}

async function crossOff(tx: StoreTransaction, row: KnownRow): Promise<void> {
  const { key, state } = row
  const isDoubt = inDoubt.includes(state) || mayHaveLeft(row)
  if (unsent.includes(state) && !isDoubt)
    await tx.run(tx.tables.deleteFrom('reminders').where('key', '=', key))
  if (isDoubt) await setState(tx, [key], { state: 'over' })
}

/** It was handed over under this id, and is to be handed over under it once more. */
function mayHaveLeft({ state, mailId }: KnownRow): boolean {
  return state === 'planned' && mailId !== null
}

/** A site that changed its place has other hours; what could not leave in time is told to hosts. */
async function planAgain(
  tx: StoreTransaction,
  row: KnownRow,
  { key, earliest: dueAt, latest }: Reminder,
  now: Instant,
): Promise<void> {
  if (latest < now) await setState(tx, [key], { state: mayHaveLeft(row) ? 'unsure' : 'missed', at: now })
  else if (row.dueAt !== dueAt || row.latest !== latest) {
    await setState(tx, [key], { dueAt, latest, nextTryAt: dueAt })
  }
}

async function insert(
  tx: StoreTransaction,
  { home, applications, facts: { employerId } }: EmployerState,
  { key, kind, reader, subject, earliest: dueAt, latest }: Reminder,
  now: Instant,
  as: 'planned' | 'missed' = 'planned',
): Promise<void> {
  const siteId = (reader === 'candidate' && applications.get(subject)?.siteId) || home
  const row = { key, employerId, siteId, kind, reader, subject, dueAt, latest, nextTryAt: dueAt }
  await tx.run(
    tx.tables
      .insertInto('reminders')
      .values({ ...row, state: as, mailId: null, at: now })
      // Once is for ever: what is older than all that was read above has had its turn.
      .onConflict((conflict) => conflict.doNothing()),
  )
}

/** What is noted of some messages from now on. */
export async function setState(
  tx: StoreTransaction,
  keys: readonly string[],
  change: Partial<{
    state: ReminderState
    at: Instant
    dueAt: Instant
    latest: Instant
    nextTryAt: Instant
    tries: number
    mailId: string | null
  }>,
): Promise<void> {
  await tx.run(tx.tables.updateTable('reminders').set(change).where('key', 'in', keys))
}
