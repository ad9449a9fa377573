import { createHash } from 'node:crypto'
import type { Reader, Reminder } from '../../domain/reminders/reminder.ts'
import type { StoreReader } from '../store/store.ts'

/**
 * What was handed over as one goes as one again; of the rest, what is for the employer leaves as one message, what is
 * for a candidate alone.
 */
export function together<Row extends { reader: Reader; mailId: string | null }>(
  rows: readonly Row[],
): Row[][] {
  const held = Map.groupBy(rows, ({ mailId }) => mailId)
  const fresh = held.get(null) ?? []
  held.delete(null)
  const digest = fresh.filter(({ reader }) => reader === 'employer')
  const alone = fresh.filter(({ reader }) => reader === 'candidate').map((row) => [row])
  return [...held.values(), ...(digest.length === 0 ? [] : [digest]), ...alone]
}

/** All that was handed over under this id and is still called for: a part of it would be taken for the whole. */
export async function isWhole(
  view: StoreReader,
  id: string,
  keys: readonly string[],
  plan: readonly Reminder[],
): Promise<boolean> {
  const under = await keysUnder(view, id)
  return under.every((key) => keys.includes(key) || !plan.some((asked) => asked.key === key))
}

export async function keysUnder(view: StoreReader, mailId: string): Promise<string[]> {
  const rows = await view.all(
    view.tables
      .selectFrom('reminders')
      .select('key')
      .where('state', '=', 'planned')
      .where('mailId', '=', mailId),
  )
  return rows.map(({ key }) => key)
}

/** The id under which messages of these keys leave as one: the same for the same keys. */
export function mailIdOf(keys: readonly string[]): string {
  return createHash('sha256')
    .update([...keys].sort().join('\n'))
    .digest('hex')
    .slice(0, 32)
}
