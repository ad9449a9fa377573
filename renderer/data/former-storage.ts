import { Dexie } from 'dexie'
import type { AnyRecord } from '../../domain/record/record.ts'
import { collectionNames, ruleOf, upgradesOf, type CollectionName } from '../../domain/sync/collections.ts'
import { databaseName, type DeviceIdentity } from './device-identity.ts'
import type { DeviceStore } from './device-store.ts'
import { reconcile } from './conflicts.ts'
import type { DeviceTables, PlainWrite, SealedWrite } from './replica/device-tables.ts'
import { tableName } from './replica/journal-storage.ts'
import type { Change, Journal, Row } from './replica/journal.ts'

/**
 * Brings over what former versions of the application kept: a database of the browser for each collection, and
 * the tables beside the settings. Everything is in the journal, in one commit, before anything goes from where
 * it was; a device that is killed in between does it again.
 */
export async function adoptFormerStorage(
  journal: Journal,
  identity: Pick<DeviceIdentity, 'role' | 'deviceId'>,
  store: DeviceStore,
): Promise<void> {
  const databases = await formerDatabases(identity)
  const former = await readTables(store)
  if (databases.length === 0 && former.isEmpty) return
  if (journal.tableNames().length === 0) {
    const records = await readRecords(identity, databases)
    finishWrites(former.writes, records, identity.deviceId)
    await journal.commit({
      durability: 'strict',
      changes: [...recordChanges(records), ...tableChanges(former)],
    })
  }
  await Promise.all(databases.map((name) => Dexie.delete(name)))
  await store.transaction('rw', store.tables, async () => {
    await Promise.all(movedTables.map((table) => store.table(table).clear()))
    await store.settings.where('key').startsWith(MARK).delete()
    await store.settings.delete(LATEST_SEEN)
  })
}

/** The browser's databases, one a collection, in which former versions kept records. */
export async function formerDatabases(
  identity: Pick<DeviceIdentity, 'role' | 'deviceId'>,
): Promise<string[]> {
  return (await Dexie.getDatabaseNames()).filter((name) => name.startsWith(prefixOf(identity)))
}

const movedTables = ['writes', 'refused', 'checkpoints', 'passes'] as const
const MARK = 'seat-mark:'
const LATEST_SEEN = 'latest-seen'

/** A row of the second version: written before its record was, and without one when the first had left it. */
type FormerWrite = (Omit<PlainWrite, 'record'> & { record?: AnyRecord; isNew?: true }) | SealedWrite

interface FormerTables {
  writes: FormerWrite[]
  refused: DeviceTables['refused'][]
  checkpoints: DeviceTables['checkpoints'][]
  passes: DeviceTables['passes'][]
  marks: { key: string; value: unknown }[]
  latestSeen: number | undefined
  isEmpty: boolean
}

async function readTables(store: DeviceStore): Promise<FormerTables> {
  const [writes, refused, checkpoints, passes] = (await Promise.all(
    movedTables.map((table) => store.table(table).toArray()),
  )) as [FormerWrite[], FormerTables['refused'], FormerTables['checkpoints'], FormerTables['passes']]
  const marks = await store.settings.where('key').startsWith(MARK).toArray()
  const latestSeen = (await store.settings.get(LATEST_SEEN))?.value as number | undefined
  const all = [writes, refused, checkpoints, passes, marks]
  const isEmpty = latestSeen === undefined && all.every((rows) => rows.length === 0)
  return {
    writes,
    refused,
    checkpoints,
    passes,
    marks,
    latestSeen,
    isEmpty,
  }
}

type Records = Map<CollectionName, Map<string, AnyRecord>>

/** The records in these databases, each in the form of the present version. */
async function readRecords(
  identity: Pick<DeviceIdentity, 'role' | 'deviceId'>,
  databases: readonly string[],
): Promise<Records> {
  const records: Records = new Map()
  for (const name of databases) {
    const [version, collection] = name.slice(prefixOf(identity).length).split('--')
    const known = collectionNames.find((one) => one === collection)
    if (!known) continue
    const kept = records.get(known) ?? new Map<string, AnyRecord>()
    records.set(known, kept)
    for (const document of await documentsOf(name)) {
      if (document['_deleted'] === '1') continue
      const { _rev, _meta, _attachments, _deleted, ...record } = document
      const upgraded = upgradesOf(known, Number(version)).reduce<object>((older, step) => step(older), record)
      kept.set((upgraded as AnyRecord).id, upgraded as AnyRecord)
    }
  }
  return records
}

async function documentsOf(name: string): Promise<Record<string, unknown>[]> {
  const database = await new Dexie(name).open()
  try {
    return await database.table<Record<string, unknown>>('docs').toArray()
  } finally {
    database.close()
  }
}

/**
 * The outbox was written before the records: what a device did not live to finish is finished, and rows that
 * were never to be made (an id that had to be new and was somebody's, a row whose record is nowhere) go.
 */
function finishWrites(writes: FormerWrite[], records: Records, deviceId: string): void {
  const order = [...writes].sort((a, b) => a.seq - b.seq)
  writes.length = 0
  for (const row of order) {
    if ('sealed' in row || row.again) {
      writes.push(row)
      continue
    }
    const { isNew, ...write } = row
    const kept = records.get(row.collection) ?? new Map<string, AnyRecord>()
    records.set(row.collection, kept)
    const held = kept.get(row.id)
    const record = row.record ?? held
    if (!record || (isNew && held && held.rev < record.rev)) continue
    const merger = { deviceId, now: record.at }
    kept.set(row.id, held ? reconcile(row.collection, held, record, merger) : record)
    writes.push({ ...write, record })
  }
}

function recordChanges(records: Records): Change[] {
  return [...records].map(([collection, kept]) => {
    const { version } = ruleOf(collection).schema as { version: number }
    const put = [...kept].map(
      ([id, record]) =>
        [
          id,
          { ...record, _deleted: false, _attachments: {}, _meta: { lwt: 1 }, _rev: '1-device' } as Row,
        ] as const,
    )
    return { table: tableName(collection, version), put }
  })
}

function tableChanges({ writes, refused, checkpoints, passes, marks, latestSeen }: FormerTables): Change[] {
  const table = <T extends keyof DeviceTables>(name: T, put: [string, Row][]): Change => ({
    table: name,
    put,
  })
  return [
    table(
      'writes',
      writes.map((row) => [String(row.seq), row]),
    ),
    table(
      'refused',
      refused.map((row) => [row.key, row]),
    ),
    table(
      'checkpoints',
      checkpoints.map((row) => [row.collection, row]),
    ),
    table(
      'passes',
      passes.map((row) => [row.passId, row]),
    ),
    table(
      'seatMarks',
      marks.map(({ key, value }) => [key.slice(MARK.length), { nextSlot: value }]),
    ),
    table('moments', latestSeen === undefined ? [] : [[LATEST_SEEN, { at: latestSeen }]]),
  ]
}

function prefixOf(identity: Pick<DeviceIdentity, 'role' | 'deviceId'>): string {
  return `rxdb-dexie-${databaseName(identity)}--`
}
