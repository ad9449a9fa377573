import type { MessageLine } from '../../domain/contract/messages.ts'
import { isUnderMandate } from '../../domain/hiring/mandate.ts'
import type { SiteId } from '../../domain/ids.ts'
import { planReminders } from '../../domain/reminders/plan-reminders.ts'
import type { Reminder } from '../../domain/reminders/reminder.ts'
import type { Instant } from '../../domain/time.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import type { ReminderState, Tables } from '../store/tables.ts'
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
    const employers = new Map<string, Planned | null>()
    const lines: MessageLine[] = []
    for (let after: Row | undefined; lines.length < AT_ONCE;) {
      const rows = await rowsOf(view, siteId, now, after)
      for (const row of rows) {
        const { employerId } = row
        if (!employers.has(employerId)) employers.set(employerId, await plannedOf(view, employerId, now))
        const planned = employers.get(employerId)
        const line = planned && (await lineOf(view, parts, planned, row, senders, now))
        if (line && lines.length < AT_ONCE) lines.push(line)
      }
      if (rows.length < AT_ONCE) break
      // Those that are not shown here hide none that come after them.
      after = rows.at(-1)
    }
    return lines
  })
}

/** What is known of an employer, and what is called for of its messages. */
interface Planned {
  state: EmployerState
  plan: ReadonlyMap<string, Reminder>
}

async function plannedOf(view: StoreReader, employerId: string, now: Instant): Promise<Planned | null> {
  const state = await readEmployerState(view, employerId)
  if (!state) return null
  return {
    state,
    plan: new Map(planReminders(state.facts, now).map((reminder) => [reminder.key, reminder])),
  }
}

/** As a host reads it; null: nothing of it is theirs to see or to do. */
async function lineOf(
  view: StoreReader,
  parts: Pick<ServerParts, 'mailSeal'>,
  { state, plan }: Planned,
  { key, state: kept, dueAt }: Row,
  senders: Senders,
  now: Instant,
): Promise<MessageLine | null> {
  const reminder = plan.get(key)
  if (!reminder || !mayBeShown(state, reminder)) return null
  const way = await addressOfReader(view, state, reminder, now)
  if (kept === 'planned' && way !== null && senders[way.by]) return null
  const { subject, text: words } = writeMail(parts, state, { id: key, to: '', reminders: [reminder] }, now)
  return { key, to: readerOf(state, reminder), state: shown[kept]!, dueAt, subject, words }
}

type Row = Pick<Tables['reminders'], 'key' | 'employerId' | 'state' | 'dueAt'>

/** The next ones after this one, the earliest first. */
function rowsOf(view: StoreReader, siteId: SiteId, now: Instant, after: Row | undefined): Promise<Row[]> {
  return view.all(
    view.tables
      .selectFrom('reminders')
      .select(['key', 'employerId', 'state', 'dueAt'])
      .where('siteId', '=', siteId)
      .where('state', 'in', shownStates)
      .where('dueAt', '<=', now)
      .$if(after !== undefined, (query) =>
        query.where(({ eb, or, and }) =>
          or([
            eb('dueAt', '>', after!.dueAt),
            and([eb('dueAt', '=', after!.dueAt), eb('key', '>', after!.key)]),
          ]),
        ),
      )
      .orderBy('dueAt')
      .orderBy('key')
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
