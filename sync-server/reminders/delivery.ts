import { SHARED_PARTITION } from '../../domain/ids.ts'
import { dueReminders, mayBeWrittenAt, planReminders } from '../../domain/reminders/plan-reminders.ts'
import type { Reader, Reminder } from '../../domain/reminders/reminder.ts'
import { HOUR, MINUTE, type Instant } from '../../domain/time.ts'
import type { Follower, FollowUpWork } from '../follow-ups/follow-up.ts'
import type { ServerParts } from '../server-parts.ts'
import { readSetting, SENT_UNKNOWN_BEFORE } from '../settings.ts'
import { preparedQuery } from '../store/prepared-query.ts'
import type { Store, StoreTransaction } from '../store/store.ts'
import type { ReminderState } from '../store/tables.ts'
import { isWhole, keysUnder, mailIdOf, together } from './leave-as-one.ts'
import { noteStop } from './mail-stops.ts'
import { dueUnmovedBy, lastOf, lastWrittenAt } from './may-have-left.ts'
import { addressOfReader, type Way } from './reader-address.ts'
import { setState } from './reminder-follower.ts'
import { readEmployerState, type EmployerState } from './reminder-state.ts'
import type { Outcome, Senders } from './sender.ts'
import { writeMail } from './write-mail.ts'
import { writeSms } from './write-sms.ts'

/** After a try in vain: this, then twice as long each time, at most `LONGEST_PAUSE`. */
const FIRST_PAUSE = 5 * MINUTE
const LONGEST_PAUSE = 2 * HOUR
/** A reader without an address may get one. */
const ADDRESS_ASKED_EVERY = HOUR

/** Messages that leave as one. */
interface Claimed {
  hand: () => Promise<Outcome>
  /** Under which it was handed over. */
  id: string
  to: string
  employerId: string
  reader: Reader
  keys: readonly string[]
  tries: number
  /** It was handed over before, perhaps with success. */
  isRepeat: boolean
}

/**
 * Employers whose messages leave at the same time, each one after the other: most of the time of a message is waiting,
 * for the disk and for the mail server. No more lines than that are open to it; many let nobody have more than ten.
 */
const AT_ONCE = 8

/**
 * Sends what is due. Each message is planned again and noted as handed over in one transaction before it leaves, and
 * what became of it in another. One that is found handed over without an outcome is a doubt: it may have left, so it
 * is not sent again, and hosts are told. One that its sender would take in once only is handed over again under the
 * same id, and nothing else meanwhile. Nothing leaves while the hour is in doubt. `always`: where what became of a message
 * is noted also by a server that leads no more.
 */
export function deliveryFollower(
  parts: ServerParts,
  senders: Senders,
  always: Store = parts.store,
): Follower {
  const { store, clock } = parts
  return {
    atOnce: AT_ONCE,
    works: {
      delivery: async ({ subject: employerId }) => {
        let note: FollowUpWork = async () => undefined
        for (;;) {
          const claimed = await store
            .transaction(async (tx) => {
              // One commit for what became of a message and for the next one.
              await note(tx)
              return claimNext(tx, parts, senders, employerId)
            })
            .catch(async (error: unknown) => {
              // What became of it is known, and is noted whatever hinders the next one.
              await always.transaction(note)
              throw error
            })
          if (!claimed) break
          const outcome = await claimed.hand()
          note = (tx) => noteOutcome(tx, claimed, outcome, clock.now())
        }
        return async () => undefined
      },
    },
    async look(now) {
      if ((!senders.mail && !senders.sms) || (clock.inDoubtFor?.() ?? 0) > 0) return []
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

const dueOf = preparedQuery((tables, employerId: string, now: Instant) =>
  tables
    .selectFrom('reminders')
    .select(['key', 'state', 'reader', 'dueAt', 'latest', 'tries', 'mailId'])
    .where('employerId', '=', employerId)
    .where('state', 'in', ['planned', 'sending'])
    .where('nextTryAt', '<=', now),
)

/** The next message of an employer that may leave now, noted as handed over; null when there is none. */
async function claimNext(
  tx: StoreTransaction,
  parts: ServerParts,
  senders: Senders,
  employerId: string,
): Promise<Claimed | null> {
  const now = parts.clock.now()
  const rows = await tx.all(dueOf(tx, employerId, now))
  const doubtful = rows.filter(({ state }) => state === 'sending').map(({ key }) => key)
  if (doubtful.length > 0) await setState(tx, doubtful, { state: 'unsure', at: now })
  const state = await readEmployerState(tx, employerId)
  if (!state) return null
  const plan = planReminders(state.facts, now)
  const due = new Map(dueReminders(plan, now).map((asked) => [asked.key, asked]))
  const unknownBefore = Number((await readSetting(tx, SENT_UNKNOWN_BEFORE)) ?? -Infinity)
  const waiting = rows.filter((row) => row.state === 'planned' && row.latest >= now && due.has(row.key))
  const wasDue = dueUnmovedBy(state.facts, unknownBefore, now)
  const mayHaveLeft = ({ key, dueAt }: (typeof waiting)[0]) => dueAt <= unknownBefore || wasDue.has(key)
  const maybeSent = waiting.filter(mayHaveLeft).map(({ key }) => key)
  if (maybeSent.length > 0) await setState(tx, maybeSent, { state: 'unsure', at: now })
  for (const group of together(waiting.filter((row) => !mayHaveLeft(row)))) {
    const [{ reader, mailId: heldUnder }] = group as [(typeof group)[0]]
    const keys = group.map(({ key }) => key)
    const reminders = keys.map((key) => due.get(key)!)
    const mayLeaveAt =
      reader === 'candidate'
        ? now
        : mayBeWrittenAt(
            lastOf(await lastWrittenAt(tx, employerId, heldUnder), unknownBefore, now),
            now,
            state.facts.hours,
          )
    const way = await addressOfReader(tx, state, reminders[0]!, now)
    if (heldUnder !== null && (way?.by !== 'sms' || !(await isWhole(tx, heldUnder, keys, plan)))) {
      await setState(tx, await keysUnder(tx, heldUnder), { state: 'unsure', at: now })
      continue
    }
    const waitsUntil = mayLeaveAt > now ? mayLeaveAt : now + ADDRESS_ASKED_EVERY
    if (way === null || !senders[way.by] || mayLeaveAt > now) {
      await setState(tx, keys, { nextTryAt: waitsUntil })
      continue
    }
    const id = heldUnder ?? mailIdOf(keys)
    await setState(tx, keys, { state: 'sending', mailId: id, at: now })
    const tries = Math.max(...group.map((row) => row.tries))
    const { to } = way
    const hand = handOver(parts, senders, state, { way, id, reminders }, now)
    return { hand, id, to, employerId, reader, keys, tries, isRepeat: heldUnder !== null }
  }
  return null
}

/** The message, written for its way. */
function handOver(
  parts: ServerParts,
  { mail, sms }: Senders,
  state: EmployerState,
  { way, id, reminders }: { way: Way; id: string; reminders: readonly Reminder[] },
  now: Instant,
): () => Promise<Outcome> {
  const asked = { id, to: way.to, reminders }
  if (way.by === 'sms') {
    const written = writeSms(parts, state, asked)
    return () => sms!.send(written)
  }
  const written = writeMail(parts, state, asked, now)
  return () => mail!.send(written)
}

const stateAfter: Readonly<Record<Outcome, ReminderState>> = {
  sent: 'sent',
  later: 'planned',
  again: 'planned',
  bounced: 'bounced',
  failed: 'failed',
  unsure: 'unsure',
}

async function noteOutcome(
  tx: StoreTransaction,
  { id, keys, tries, employerId, reader, to, isRepeat }: Claimed,
  outcome: Outcome,
  now: Instant,
): Promise<void> {
  const pause = Math.min(FIRST_PAUSE * 2 ** tries, LONGEST_PAUSE)
  // What is refused now may have been taken in the time before.
  const state = isRepeat && outcome === 'failed' ? 'unsure' : stateAfter[outcome]
  const next = state === 'planned' ? { nextTryAt: now + pause, tries: tries + 1 } : {}
  // Nothing has left: it may leave with others.
  const free = outcome === 'later' && !isRepeat ? { mailId: null } : {}
  await tx.run(
    tx.tables
      .updateTable('reminders')
      .set({ state, at: now, ...next, ...free })
      .where('key', 'in', keys)
      // Another server may have found it handed over meanwhile, and hosts have told it in another way.
      .where('state', 'in', ['sending', 'unsure'])
      .where('mailId', '=', id),
  )
  if (outcome !== 'bounced' || reader !== 'employer') return
  await noteStop(tx, { employerId, address: to, because: 'bounced', at: now })
}
