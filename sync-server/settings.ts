import type { StoreReader, StoreTransaction } from './store/store.ts'
import { writtenQuery } from './store/written-query.ts'

/** When the database was last restored from a backup. */
export const RESTORED_AT = 'restored-at'
/** Whether a message that was due before was sent cannot be known: a restore found no trace of it. */
export const SENT_UNKNOWN_BEFORE = 'sent-unknown-before'

const settingNamed = writtenQuery<{ value: string }, [name: string]>(
  'SELECT value FROM settings WHERE name = ?',
)
const keepSetting = writtenQuery<never, [name: string, value: string]>(
  'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
)

/** One value that the server keeps for itself, such as when it last published. */
export async function readSetting(view: StoreReader, name: string): Promise<string | undefined> {
  const [row] = await view.all(settingNamed(name))
  return row?.value
}

export async function writeSetting(tx: StoreTransaction, name: string, value: string): Promise<void> {
  await tx.run(keepSetting(name, value))
}

/** The value, made and kept at the first asking. */
export async function keptSetting(tx: StoreTransaction, name: string, make: () => string): Promise<string> {
  const known = await readSetting(tx, name)
  if (known !== undefined) return known
  const value = make()
  await writeSetting(tx, name, value)
  return value
}
