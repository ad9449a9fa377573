import type { Employer } from '../../domain/hiring/employer.ts'
import { isUnderMandate } from '../../domain/hiring/mandate.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import { nobody, type ViewerFacts } from '../../domain/sync/collection-rule.ts'
import { isSealed, ruleOf, type CollectionName, type RecordTypes } from '../../domain/sync/collections.ts'
import { deviceRoles } from '../../domain/sync/scope.ts'
import type { Viewers, StoreReader, StoreTransaction } from '../store/store.ts'
import { noteStamps } from './conflict-journal.ts'
import { consequencesOf } from './consequences.ts'
import { createSeals, sealingSecret } from './seals.ts'

/** To whom a record is visible, by role. */
export function viewersOf(collection: CollectionName, record: AnyRecord, facts: ViewerFacts): Viewers {
  const { access } = ruleOf(collection)
  return Object.fromEntries(
    deviceRoles.map((role) => {
      const viewer = access[role].pull?.(record, facts) ?? nobody
      return [role, viewer === nobody ? null : viewer]
    }),
  ) as Viewers
}

/** What the rules about applications must know of the employers of these records. */
export async function mandateFacts(
  view: StoreReader,
  collection: CollectionName,
  records: readonly (AnyRecord | undefined)[],
): Promise<ViewerFacts> {
  const employers = new Map<string, Employer>()
  const { mandatedBy } = consequencesOf(collection)
  for (const id of new Set(records.map((record) => record && mandatedBy?.(record)))) {
    if (id === undefined) continue
    const employer = await view.record('employers', id)
    if (employer) employers.set(id, employer)
  }
  return {
    isMandated: (application) => isUnderMandate(employers.get(application.employerId), application),
  }
}

export interface KeepOptions {
  deleted?: boolean
  sourceRev?: string | null
}

/**
 * Keeps this state of a record for those who may see it, and what must follow from it. The one way a record
 * enters the store. Returns it as it was kept, with its seal.
 */
export async function keepRecord<C extends CollectionName>(
  tx: StoreTransaction,
  collection: C,
  told: RecordTypes[C],
  { deleted = false, sourceRev = null }: KeepOptions = {},
): Promise<RecordTypes[C]> {
  const record = isSealed(collection) ? await withSeal(tx, collection, told) : told
  const { showsAnew, followUps } = consequencesOf(collection)
  const before = showsAnew && (await tx.document(collection, record.id, record.siteId))
  const facts = await mandateFacts(tx, collection, [record])
  tx.put({ collection, record, deleted, sourceRev, viewers: viewersOf(collection, record, facts) })
  await noteStamps(tx, collection, record)
  if (showsAnew?.(before?.record, record)) await showAnew(tx, record.id)
  for (const followUp of followUps?.(record) ?? []) tx.follow(followUp)
  return record
}

/** The same for code that handles any collection: that the record is one of it, its schema says. */
export async function keepAny(
  tx: StoreTransaction,
  collection: CollectionName,
  told: AnyRecord,
  options?: KeepOptions,
): Promise<void> {
  await keepRecord(tx, collection, told as RecordTypes[CollectionName], options)
}

/** Everybody who may see a record is told it again, as it is. */
export async function tellAgain(
  tx: StoreTransaction,
  collection: CollectionName,
  id: string,
  siteId: string,
): Promise<void> {
  const document = await tx.document(collection, id, siteId)
  if (document) tx.put(document)
}

async function withSeal<T extends AnyRecord>(
  tx: StoreTransaction,
  collection: CollectionName,
  record: T,
): Promise<T> {
  return createSeals(await sealingSecret(tx)).sealed(collection, record)
}

/** A mandate given or taken back shows or hides every application of the employer to the hosts. */
async function showAnew(tx: StoreTransaction, employerId: string): Promise<void> {
  for (const document of await tx.documents('applications', { employerId })) {
    const facts = await mandateFacts(tx, 'applications', [document.record])
    tx.put({ ...document, viewers: viewersOf('applications', document.record, facts) })
  }
}
