import { insertMissing, type Carrier } from './carrier.ts'

/** A key that was made since opens what it did; one that was ended since stays so. */
export const carryTools: Carrier = async (from, tx) => {
  await insertMissing(from, tx, 'tools')
  for (const { toolId, endedAt } of await from.all(from.tables.selectFrom('tools').selectAll())) {
    if (endedAt === null) continue
    const still = tx.tables.updateTable('tools').set({ endedAt })
    await tx.run(still.where('toolId', '=', toolId).where('endedAt', 'is', null))
  }
}

/** The same of the addresses that are told what changes. */
export const carryHooks: Carrier = async (from, tx) => {
  await insertMissing(from, tx, 'hooks')
  for (const { hookId, endedAt, endedBecause } of await from.all(
    from.tables.selectFrom('hooks').selectAll(),
  )) {
    if (endedAt === null) continue
    const still = tx.tables.updateTable('hooks').set({ endedAt, endedBecause })
    await tx.run(still.where('hookId', '=', hookId).where('endedAt', 'is', null))
  }
}
