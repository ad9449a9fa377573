import { preparedQuery } from './store/prepared-query.ts'
import type { StoreReader, StoreTransaction } from './store/store.ts'

/** When the database was last restored from a backup. */
export const RESTORED_AT = 'restored-at'
/** Whether a message that was due before was sent cannot be known: a restore found no trace of it. */
export const SENT_UNKNOWN_BEFORE = 'sent-unknown-before'
/** Where the data is now, in a database from which it was moved: nothing serves that one any more (decision 0119). */
export const MOVED_TO = 'moved-to'
/** Which epoch a database is to hold that a move has not filled yet. */
export const MOVING = 'moving'
/** By what a database on PostgreSQL is told from a copy of it (decision 0120). */
export const LIFE = 'database-life'

const settingNamed = preparedQuery((tables, name: string) =>
  tables.selectFrom('settings').select('value').where('name', '=', name),
)
const keepSetting = preparedQuery((tables, name: string, value: string) =>
  tables
    .insertInto('settings')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value })),
)

/** One value that the server keeps for itself, such as when it last published. */
export async function readSetting(view: StoreReader, name: string): Promise<string | undefined> {
  const [row] = await view.all(settingNamed(view, name))
  return row?.value
}

export async function writeSetting(tx: StoreTransaction, name: string, value: string): Promise<void> {
  await tx.run(keepSetting(tx, name, value))
}

/** The value, made and kept at the first asking. */
export async function keptSetting(tx: StoreTransaction, name: string, make: () => string): Promise<string> {
  const known = await readSetting(tx, name)
  if (known !== undefined) return known
  const value = make()
  await writeSetting(tx, name, value)
  return value
}
