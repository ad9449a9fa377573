import type { EmployerId } from '../../domain/ids.ts'
import { reminderKey, type ReminderKind } from '../../domain/reminders/reminder.ts'
import type { Instant } from '../../domain/time.ts'
import type { StoreReader } from '../store/store.ts'

/** Messages that remind an employer of somebody who waits; that a new application came is no reminder. */
const reminding = ['unopened', 'full-value', 'waiting', 'counts-soon'] as const satisfies ReminderKind[]

/**
 * When the employer was last reminded of an application, by a message that was taken in, or by a host who told it; null:
 * never. One of which nobody knows whether it left is none.
 */
export async function remindedAt(
  view: StoreReader,
  employerId: EmployerId,
  applicationId: string,
): Promise<Instant | null> {
  const keys = reminding.map((kind) => reminderKey(employerId, kind, applicationId))
  const rows = await view.all(
    view.tables
      .selectFrom('reminders')
      .select('at')
      .where('key', 'in', keys)
      .where('state', 'in', ['sent', 'told']),
  )
  return rows.length === 0 ? null : Math.max(...rows.map(({ at }) => at))
}
