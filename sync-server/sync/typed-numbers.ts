import { takeTry, tryLimits } from '../accounts/attempts.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { holderOf, holdsPass } from '../passes/passes.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import type { ReadRow, UnreadableRow } from './read-row.ts'

/**
 * The number that somebody typed where nothing could tell whose it is. Devices of an older version send it as the
 * visitor's id. `undefined`: none was typed; `null`: what was typed is no number.
 */
export async function typedNumber(
  view: StoreReader,
  visit: Pick<Visit, 'arrivedBy' | 'visitorId'>,
  openedPass: string | null | undefined,
): Promise<string | null | undefined> {
  const { arrivedBy, visitorId } = visit
  if (openedPass !== undefined || arrivedBy !== 'code' || visitorId === undefined) return openedPass
  return (await holdsPass(view, visitorId)) ? undefined : visitorId
}

/**
 * What becomes of a visit tells whether the number typed in it is that of a card: numbers that come with rows are
 * held to the limit of those that are typed with network. Beyond it the visits wait on the device, and with them
 * what else is told here of whoever typed.
 */
export async function rowsToHold(
  parts: ServerParts,
  { siteId, deviceId }: Scope,
  rows: readonly (ReadRow | UnreadableRow)[],
): Promise<Set<ReadRow>> {
  const { store } = parts
  const whoTyped = new Set<string | undefined>()
  const held = new Set<ReadRow>()
  const lookedAt = new Set<string>()
  for (const row of rows) {
    if ('reason' in row || !('arrivedBy' in row.record)) continue
    const visit = row.record as Visit
    const number = await store.read(async (view) =>
      (await view.document('visits', visit.id, siteId))
        ? undefined
        : typedNumber(view, visit, row.openedPass),
    )
    if (typeof number !== 'string' || lookedAt.has(number)) continue
    const attempt = await takeTry(parts, [tryLimits.typedCode(deviceId)])
    if (!attempt.allowed) {
      held.add(row)
      if (visit.visitorId !== undefined) whoTyped.add(visit.visitorId)
      continue
    }
    lookedAt.add(number)
    if (await store.read((view) => holderOf(view, siteId, number))) await attempt.succeeded()
  }
  for (const row of rows) {
    if ('reason' in row) continue
    const { visitorId } = row.record as Partial<Visit>
    if (whoTyped.has(visitorId)) held.add(row)
  }
  return held
}
