import type { Carrier } from './carrier.ts'
import { missingOf } from './carrier.ts'

/** A key that was made since opens what it did; one that was ended since stays so. */
export const carryTools: Carrier = async (from, tx, ...rest) => {
  await missingOf('tools')(from, tx, ...rest)
  const ended = from.tables.selectFrom('tools').select(['toolId', 'endedAt']).where('endedAt', 'is not', null)
  for (const { toolId, endedAt } of await from.all(ended)) {
    const still = tx.tables.updateTable('tools').set({ endedAt })
    await tx.run(still.where('toolId', '=', toolId).where('endedAt', 'is', null))
  }
  return {}
}

/** The same of the addresses that are told what changes. */
export const carryHooks: Carrier = async (from, tx, ...rest) => {
  await missingOf('hooks')(from, tx, ...rest)
  const ended = from.tables
    .selectFrom('hooks')
    .select(['hookId', 'endedAt', 'endedBecause'])
    .where('endedAt', 'is not', null)
  for (const { hookId, ...end } of await from.all(ended)) {
    const still = tx.tables.updateTable('hooks').set(end)
    await tx.run(still.where('hookId', '=', hookId).where('endedAt', 'is', null))
  }
  return {}
}
