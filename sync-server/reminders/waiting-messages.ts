import type { MessageLine } from '../../domain/contract/messages.ts'
import { isUnderMandate } from '../../domain/hiring/mandate.ts'
import type { SiteId } from '../../domain/ids.ts'
import { planReminders } from '../../domain/reminders/plan-reminders.ts'
import type { Instant } from '../../domain/time.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import type { ReminderState } from '../store/tables.ts'
import { addressOfReader } from './reader-address.ts'
import { setState } from './reminder-follower.ts'
import { readEmployerState, type EmployerState } from './reminder-state.ts'
import type { Senders } from './sender.ts'
import { writeMail } from './write-mail.ts'

/** So many are told at once: what is left over is told when these are. */
const AT_ONCE = 100

const shown: Readonly<Partial<Record<ReminderState, MessageLine['state']>>> = {
  planned: 'waiting',
  sending: 'unsure',
  unsure: 'unsure',
  bounced: 'bounced',
  failed: 'failed',
  missed: 'missed',
}
const shownStates = Object.keys(shown) as (keyof typeof shown)[]

/** What is due at a site, is still called for and will not leave by itself, with its words. */
export async function waitingMessages(
  parts: Pick<ServerParts, 'store' | 'clock' | 'mailSeal'>,
  siteId: SiteId,
  senders: Senders,
): Promise<MessageLine[]> {
  const now = parts.clock.now()
  return parts.store.read(async (view) => {
    const rows = await rowsOf(view, siteId, now)
    const lines: MessageLine[] = []
    for (const [employerId, own] of Map.groupBy(rows, (row) => row.employerId)) {
      const state = await readEmployerState(view, employerId)
      if (!state) continue
      const plan = new Map(planReminders(state.facts, now).map((reminder) => [reminder.key, reminder]))
      for (const { key, state: kept, dueAt } of own) {
        const reminder = plan.get(key)
        if (!reminder || !mayBeShown(state, reminder)) continue
        const way = await addressOfReader(view, state, reminder, now)
        if (kept === 'planned' && way !== null && senders[way.by]) continue
        const { subject, text: words } = writeMail(
          parts,
          state,
          { id: key, to: '', reminders: [reminder] },
          now,
        )
        lines.push({ key, to: readerOf(state, reminder), state: shown[kept]!, dueAt, subject, words })
      }
    }
    return lines.sort((a, b) => a.dueAt - b.dueAt || (a.key < b.key ? -1 : 1))
  })
}

function rowsOf(view: StoreReader, siteId: SiteId, now: Instant) {
  return view.all(
    view.tables
      .selectFrom('reminders')
      .select(['key', 'employerId', 'state', 'dueAt'])
      .where('siteId', '=', siteId)
      .where('state', 'in', shownStates)
      .where('dueAt', '<=', now)
      .orderBy('dueAt')
      .limit(AT_ONCE),
  )
}

type Shown = Parameters<typeof addressOfReader>[2]

/** A candidate's message shows that they applied: only hosts whom the employer asked to follow that read it. */
function mayBeShown({ employer, applications }: EmployerState, { reader, subject }: Shown): boolean {
  if (reader === 'employer') return true
  const application = applications.get(subject)
  return application !== undefined && isUnderMandate(employer, application)
}

function readerOf({ employer, applications }: EmployerState, { reader, subject }: Shown): string {
  return reader === 'employer' ? employer.name : (applications.get(subject)?.sent.name ?? '')
}

/** A host told it in another way. False for one that is not of the site, or not to be told any more. */
export async function noteTold(
  { store }: Pick<ServerParts, 'store'>,
  siteId: SiteId,
  key: string,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    const [row] = await tx.all(
      tx.tables.selectFrom('reminders').select(['siteId', 'state']).where('key', '=', key),
    )
    if (row?.siteId !== siteId || (row.state !== 'told' && shown[row.state] === undefined)) return false
    await setState(tx, [key], { state: 'told' })
    return true
  })
}
