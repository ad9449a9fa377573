import { sameValue } from '../../domain/record/content.ts'
import type { Instant } from '../../domain/time.ts'
import { RowSum, type Row, type RowDigest } from './row-digest.ts'
import { MoveRefused, type MovedTable, type MoveSide, type MoveSource, type MoveTarget } from './side.ts'

/** What was found the same on both sides. `kind`: the table, or the table and the collection. */
export interface MovedKind extends RowDigest {
  kind: string
}

/**
 * Brings all of a database into another one, table by table, and compares what both hold: a table that an earlier run
 * brought whole is not written again, any other is begun anew. Killed at any moment, the next run goes on. `told` hears
 * of each kind of rows once it is the same on both sides.
 */
export async function moveData(
  source: MoveSource,
  target: MoveTarget,
  now: Instant,
  told: (kind: MovedKind) => void,
): Promise<void> {
  const tables = await tablesOfBoth(source, target)
  // First of all what says whose data it is.
  for (const table of tables.toSorted((a, b) => rank(a) - rank(b))) {
    for (const kind of await moveTable(source, target, table)) told(kind)
  }
  await target.settle()
  // In this order: if it stops in between, nothing serves either of them, and the next run goes on.
  if (!source.isMoved) await source.markMoved(target.place, now)
  await target.finish()
}

const rank = ({ name }: MovedTable) => (name === 'settings' ? 0 : 1)

/** The target has been made by this version and holds its tables alone; the source may hold somebody else's beside them. */
async function tablesOfBoth(source: MoveSide, target: MoveSide): Promise<MovedTable[]> {
  const here = new Map((await source.tables()).map(({ name, columns }) => [name, columns.join()]))
  const all = await target.tables()
  const missing = all.find(({ name, columns }) => here.get(name) !== columns.join())
  if (missing) throw new Error(`The table ${missing.name} is another one in ${source.place}`)
  return all
}

async function moveTable(source: MoveSource, target: MoveTarget, table: MovedTable): Promise<MovedKind[]> {
  const there = await kindsIn(target, table)
  if (there.length > 0) {
    const here = await kindsIn(source, table)
    if (isSame(here, there)) return here
    await target.clear(table)
  }
  const here = await kindsIn(source, table, (rows) => target.write(table, rows))
  if (isSame(here, await kindsIn(target, table))) return here
  throw new MoveRefused(
    `La table ${table.name} n’est pas la même des deux côtés après la copie. Rien n’a changé dans ${source.place}\u202f: recommencez.`,
  )
}

async function kindsIn(
  side: MoveSide,
  table: MovedTable,
  seen: (rows: readonly Row[]) => Promise<void> = async () => undefined,
): Promise<MovedKind[]> {
  const sums = new Map<string, RowSum>()
  const nameAt = table.name === 'documents' ? table.columns.indexOf('collection') : -1
  for await (const rows of side.rows(table)) {
    await seen(rows)
    for (const row of rows) {
      const kind = nameAt === -1 ? table.name : `${table.name}, ${row[nameAt]}`
      const sum = sums.get(kind) ?? new RowSum()
      sum.add(row)
      sums.set(kind, sum)
    }
  }
  return [...sums].map(([kind, sum]) => ({ kind, ...sum.digest })).sort((a, b) => (a.kind < b.kind ? -1 : 1))
}

function isSame(here: readonly MovedKind[], there: readonly MovedKind[]): boolean {
  return sameValue(here, there)
}
