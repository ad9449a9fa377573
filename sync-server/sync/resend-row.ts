import type { AnyRecord } from '../../domain/record/record.ts'
import { refuse, ok, type Result } from '../../domain/result.ts'
import { isCollectionName, ruleOf } from '../../domain/sync/collections.ts'
import type { PushResult } from '../../domain/sync/messages.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { CorrectedValue } from '../../domain/contract/refused-rows.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import { zoneOfSite } from '../sites/site-day.ts'
import { intakeOf } from './intakes/intakes.ts'
import { acceptRow } from './push.ts'
import { readOpened, type RowRefusal } from './read-row.ts'
import { keepRefusedRow, readableBody, refusedRowOf, setRefusedRowAside } from './refused-rows.ts'

/**
 * Sends a refused row in again, with the rights of the device that wrote it and through the same intake. A host
 * corrects nothing but the value that the refusal names: the rest stays the words of who wrote it. Refused
 * again, it stays on the list with the new reason.
 * `not-found`: the site has no such row, or it is no record at all. `not-correctable`: the refusal names no
 * value, or one that hosts may not read; or it is its person's own act, which no host says in their place.
 */
export async function resendRefusedRow(
  parts: ServerParts,
  host: Scope,
  refusedId: string,
  correction?: CorrectedValue,
): Promise<Result<PushResult, 'not-found' | 'not-correctable'>> {
  const { store, clock } = parts
  const now = clock.now()
  const found = await store.read(async (view) => {
    const row = await refusedRowOf(view, host.siteId, refusedId)
    if (!row) return null
    const isReadable = (await readableBody(view, host, row.collection, row.body, now)) !== null
    return { ...row, isReadable, author: await scopeOfDevice(view, row.deviceId) }
  })
  const record = found && parsed(found.body)
  if (!found?.author || !record || !isCollectionName(found.collection)) return refuse('not-found')
  const { author, collection, recordId: id, field, reason } = found
  if (reason === ('own-act' satisfies RowRefusal)) return refuse('not-correctable')
  if (correction !== undefined) {
    const isMended = found.isReadable && field && correct(record, field.split('.'), correction)
    if (!isMended) return refuse('not-correctable')
  }
  // The device may still hold what was refused under this revision: what is kept now must be another.
  if (typeof record.rev === 'string') record.rev = nextRevision(record.rev, now, 'server')
  const isSealed = ruleOf(collection).access[author.role].sealed === true
  const read = await readOpened({ collection, id, isSealed }, { record }, author, parts, now)
  return store.transaction(async (tx) => {
    await setRefusedRowAside(tx, host.siteId, refusedId)
    if ('reason' in read) {
      await keepRefusedRow(tx, author, { ...read, recordId: id }, now)
      const { reason: again, field: atFault } = read
      const refused = { outcome: 'refused', reason: again, master: null } as const
      return ok({ collection, id, ...refused, ...(atFault ? { field: atFault } : {}) })
    }
    // The server merges with what it holds, as it does for devices that keep no copy.
    // Who was signed in there when it was written is not known any more.
    const pen = { role: author.role, deviceId: author.deviceId }
    const zone = await zoneOfSite(tx, author.siteId)
    const pushing = { scope: author, pen, now, zone, isResent: true } as const
    // Nor whether its pictures were right: a host looks at it before it counts as that person's.
    const isUnproven = isSealed && intakeOf(collection).needsIdentityCheck === true
    const result = await acceptRow(parts, tx, pushing, { ...read, sealed: true }, isUnproven)
    return ok(result)
  })
}

async function scopeOfDevice(view: StoreReader, deviceId: string): Promise<Scope | null> {
  const [device] = await view.all(
    view.tables
      .selectFrom('devices')
      .select(['deviceId', 'siteId', 'role', 'employerId'])
      .where('deviceId', '=', deviceId),
  )
  if (!device) return null
  const { siteId, role, employerId } = device
  return { deviceId, siteId, role, ...(employerId === null ? {} : { employerId }) }
}

function parsed(body: string): AnyRecord | null {
  try {
    const value = JSON.parse(body) as AnyRecord | null
    return typeof value === 'object' && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

/** Fields that say what a record is and who wrote it: no correction. */
const envelope: ReadonlySet<string> = new Set(['id', 'siteId', 'rev', 'at', 'by', 'stamps', '_deleted'])

/** Puts a value in place of the one at this path. False where the path leads nowhere, or to the envelope. */
function correct(record: AnyRecord, path: readonly string[], value: CorrectedValue): boolean {
  const [first = ''] = path
  const last = path.at(-1) ?? ''
  if (envelope.has(first)) return false
  let holder: unknown = record
  for (const name of path.slice(0, -1)) holder = own(holder, name)
  if (typeof holder !== 'object' || holder === null || last === '__proto__') return false
  const fields = holder as Record<string, unknown>
  if (value !== null) fields[last] = value
  else if (Array.isArray(holder)) holder.splice(Number(last), 1)
  else delete fields[last]
  return true
}

function own(holder: unknown, name: string): unknown {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, name)) return undefined
  return (holder as Record<string, unknown>)[name]
}
