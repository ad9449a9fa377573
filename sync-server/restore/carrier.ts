import type { Instant } from '../../domain/time.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'

/** How much of each kind was taken back since a backup, and stays so. */
export interface CarriedOver {
  devices: number
  accounts: number
  secrets: number
  passes: number
  pictures: number
  attestations: number
  mandates: number
  erasures: number
}

/** What a part of it carried over, of what is counted. */
export type Carried = Partial<CarriedOver>

/** Brings into a restored database (`tx`) what the one that gives way knew (`from`). Done twice it changes nothing. */
export type Carrier = (from: StoreReader, tx: StoreTransaction, now: Instant) => Promise<Carried | void>

/** The rows of a table that the restored one does not hold, by its key. */
export async function insertMissing(
  from: StoreReader,
  tx: StoreTransaction,
  table: keyof Tables,
): Promise<void> {
  for (const row of await from.all(from.tables.selectFrom(table).selectAll())) {
    await tx.run(
      tx.tables
        .insertInto(table)
        .values(row as never)
        .onConflict((conflict) => conflict.doNothing()),
    )
  }
}

/** All of a table is carried over, and nothing of it is changed. */
export function missingOf(table: keyof Tables): Carrier {
  return (from, tx) => insertMissing(from, tx, table)
}
