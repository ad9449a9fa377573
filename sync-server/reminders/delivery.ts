import { createHash } from 'node:crypto'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import { dueReminders, mayBeWrittenAt, planReminders } from '../../domain/reminders/plan-reminders.ts'
import type { Reader } from '../../domain/reminders/reminder.ts'
import { HOUR, MINUTE, type Instant } from '../../domain/time.ts'
import { planAgain } from '../advice/advice-facts.ts'
import type { Follower } from '../follow-ups/follow-up.ts'
import type { ServerParts } from '../server-parts.ts'
import { readSetting, SENT_UNKNOWN_BEFORE } from '../settings.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import type { ReminderState } from '../store/tables.ts'
import { addressOfReader } from './reader-address.ts'
import { setState } from './reminder-follower.ts'
import { readEmployerState } from './reminder-state.ts'
import type { Mail, Outcome, Sender } from './sender.ts'
import { writeMail } from './write-mail.ts'

/** After a try in vain: this, then twice as long each time, at most `LONGEST_PAUSE`. */
const FIRST_PAUSE = 5 * MINUTE
const LONGEST_PAUSE = 2 * HOUR
/** A reader without an address may get one. */
const ADDRESS_ASKED_EVERY = HOUR

/** Messages that leave as one. */
interface Claimed {
  mail: Mail
  employerId: string
  reader: Reader
  keys: readonly string[]
  tries: number
}

/**
 * Sends what is due. Each message is planned again and noted as handed over in one transaction before it leaves, and
 * what became of it in another. One that is found handed over without an outcome is a doubt: it may have left, so it
 * is not sent again, and hosts are told. Nothing leaves while the hour is in doubt.
 */
export function deliveryFollower(parts: ServerParts, sender: Sender | null): Follower {
  const { store, clock } = parts
  return {
    works: {
      delivery: async ({ subject: employerId }) => {
        for (;;) {
          const claimed = await store.transaction((tx) => claimNext(tx, parts, employerId))
          if (!claimed || !sender) break
          const outcome = await sender.send(claimed.mail)
          await store.transaction((tx) => noteOutcome(tx, claimed, outcome, clock.now()))
        }
        return async () => undefined
      },
    },
    async look(now) {
      if (!sender || (clock.inDoubtFor?.() ?? 0) > 0) return []
      const due = await store.read((view) =>
        view.all(
          view.tables
            .selectFrom('reminders')
            .select('employerId')
            .distinct()
            .where('state', 'in', ['planned', 'sending'])
            .where('nextTryAt', '<=', now),
        ),
      )
      return due.map(({ employerId }) => ({
        kind: 'delivery',
        siteId: SHARED_PARTITION,
        subject: employerId,
      }))
    },
  }
}

/** The next message of an employer that may leave now, noted as handed over; null when there is none. */
async function claimNext(
  tx: StoreTransaction,
  parts: ServerParts,
  employerId: string,
): Promise<Claimed | null> {
  const now = parts.clock.now()
  const rows = await tx.all(
    tx.tables
      .selectFrom('reminders')
      .select(['key', 'state', 'reader', 'dueAt', 'tries'])
      .where('employerId', '=', employerId)
      .where('state', 'in', ['planned', 'sending'])
      .where('nextTryAt', '<=', now),
  )
  const doubtful = rows.filter(({ state }) => state === 'sending').map(({ key }) => key)
  if (doubtful.length > 0) await setState(tx, doubtful, { state: 'unsure', at: now })
  const state = await readEmployerState(tx, employerId)
  if (!state) return null
  const due = new Map(dueReminders(planReminders(state.facts, now), now).map((asked) => [asked.key, asked]))
  const unknownBefore = Number((await readSetting(tx, SENT_UNKNOWN_BEFORE)) ?? -Infinity)
  const waiting = rows.filter((row) => row.state === 'planned' && due.has(row.key))
  const maybeSent = waiting.filter(({ dueAt }) => dueAt <= unknownBefore).map(({ key }) => key)
  if (maybeSent.length > 0) await setState(tx, maybeSent, { state: 'unsure', at: now })
  for (const group of together(waiting.filter(({ dueAt }) => dueAt > unknownBefore))) {
    const [{ reader }] = group as [(typeof group)[0]]
    const keys = group.map(({ key }) => key)
    const reminders = keys.map((key) => due.get(key)!)
    const mayLeaveAt =
      reader === 'candidate'
        ? now
        : mayBeWrittenAt(await lastWrittenAt(tx, employerId), now, state.facts.hours)
    const to = await addressOfReader(tx, state, reminders[0]!, now)
    const waitsUntil = mayLeaveAt > now ? mayLeaveAt : now + ADDRESS_ASKED_EVERY
    if (to === null || mayLeaveAt > now) {
      await setState(tx, keys, { nextTryAt: waitsUntil })
      continue
    }
    const id = mailIdOf(keys)
    await setState(tx, keys, { state: 'sending', mailId: id, at: now })
    const tries = Math.max(...group.map((row) => row.tries))
    return { mail: writeMail(parts, state, { id, to, reminders }, now), employerId, reader, keys, tries }
  }
  return null
}

/** What is for the employer leaves as one message, what is for a candidate alone. */
function together<Row extends { reader: Reader }>(rows: readonly Row[]): Row[][] {
  const digest = rows.filter(({ reader }) => reader === 'employer')
  const alone = rows.filter(({ reader }) => reader === 'candidate').map((row) => [row])
  return digest.length === 0 ? alone : [digest, ...alone]
}

/** When the employer was written to last, as far as can be known. */
async function lastWrittenAt(view: StoreReader, employerId: string): Promise<Instant | null> {
  const [last] = await view.all(
    view.tables
      .selectFrom('reminders')
      .select('at')
      .where('employerId', '=', employerId)
      .where('reader', '=', 'employer')
      .where('state', 'in', ['sending', 'sent', 'unsure'])
      .orderBy('at', 'desc')
      .limit(1),
  )
  return last?.at ?? null
}

function mailIdOf(keys: readonly string[]): string {
  return createHash('sha256')
    .update([...keys].sort().join('\n'))
    .digest('hex')
    .slice(0, 32)
}

const stateAfter: Readonly<Record<Outcome, ReminderState>> = {
  sent: 'sent',
  later: 'planned',
  bounced: 'bounced',
  failed: 'failed',
  unsure: 'unsure',
}

async function noteOutcome(
  tx: StoreTransaction,
  { keys, tries, employerId, reader, mail }: Claimed,
  outcome: Outcome,
  now: Instant,
): Promise<void> {
  const pause = Math.min(FIRST_PAUSE * 2 ** tries, LONGEST_PAUSE)
  const next = outcome === 'later' ? { nextTryAt: now + pause, tries: tries + 1 } : {}
  await setState(tx, keys, { state: stateAfter[outcome], at: now, ...next })
  if (outcome !== 'bounced' || reader !== 'employer') return
  await tx.run(
    tx.tables
      .insertInto('mailStops')
      .values({ employerId, address: mail.to, because: 'bounced', at: now })
      .onConflict((conflict) => conflict.doNothing()),
  )
  planAgain(tx, employerId)
}
