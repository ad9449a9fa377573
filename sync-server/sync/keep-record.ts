import type { Employer } from '../../domain/hiring/employer.ts'
import { isUnderMandate } from '../../domain/hiring/mandate.ts'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import type { AnyRecord } from '../../domain/record.ts'
import { isSealed, ruleOf, type AudienceFacts, type CollectionName } from '../../domain/sync/collections.ts'
import { deviceRoles } from '../../domain/sync/scope.ts'
import type { Audiences, StoreReader, StoreTransaction } from '../store/store.ts'
import { consequencesOf } from './consequences.ts'
import { createSeals, sealingSecret } from './seals.ts'
import { misshapenField } from './validate-record.ts'

/** The partition that records of this collection live in at this site. */
export function partitionAt(collection: CollectionName, siteId: string): string {
  return ruleOf(collection).shared ? SHARED_PARTITION : siteId
}

/** To whom a record is visible, by role. */
export function audiencesOf(collection: CollectionName, record: AnyRecord, facts: AudienceFacts): Audiences {
  const { access } = ruleOf(collection)
  return Object.fromEntries(
    deviceRoles.map((role) => {
      const audience = access[role].pull?.(record, facts) ?? 'none'
      return [role, audience === 'none' ? null : audience]
    }),
  ) as Audiences
}

/** What the rules about applications must know of the employers of these records. */
export async function mandateFacts(
  view: StoreReader,
  collection: CollectionName,
  records: readonly (AnyRecord | undefined)[],
): Promise<AudienceFacts> {
  const employers = new Map<string, Employer>()
  const { mandatedBy } = consequencesOf(collection)
  for (const id of new Set(records.map((record) => record && mandatedBy?.(record)))) {
    if (id === undefined) continue
    const employer = await view.document(SHARED_PARTITION, 'employers', id)
    if (employer) employers.set(id, employer.record as Employer)
  }
  return {
    isMandated: (application) => isUnderMandate(employers.get(application.employerId), application),
  }
}

/** The server itself would have written what its own schema refuses: nothing of it is kept. */
class MisshapenRecord extends Error {
  override name = 'MisshapenRecord'

  constructor(collection: CollectionName, id: string, field: string) {
    super(`${collection}/${id} does not have the form of its collection: ${field}`)
  }
}

export interface KeepOptions {
  deleted?: boolean
  sourceRev?: string | null
}

/**
 * Keeps this state of a record for those who may see it. The one way a record enters the store. Returns it as
 * it was kept, with its seal.
 */
export async function keepRecord<T extends AnyRecord>(
  tx: StoreTransaction,
  collection: CollectionName,
  told: T,
  { deleted = false, sourceRev = null }: KeepOptions = {},
): Promise<T> {
  const record = isSealed(collection) ? await withSeal(tx, collection, told) : told
  const field = misshapenField(collection, record)
  if (field !== null) throw new MisshapenRecord(collection, record.id, field)
  const partition = partitionAt(collection, record.siteId)
  const facts = await mandateFacts(tx, collection, [record])
  const { showsAnew } = consequencesOf(collection)
  const before = showsAnew && (await tx.document(partition, collection, record.id))
  const audiences = audiencesOf(collection, record, facts)
  tx.put({ partition, collection, id: record.id, record, deleted, sourceRev, audiences })
  if (showsAnew?.(before?.record, record)) await showAnew(tx, record.id)
  return record
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
  for (const document of await tx.documentsOfEmployer('applications', employerId)) {
    const facts = await mandateFacts(tx, 'applications', [document.record])
    tx.put({ ...document, audiences: audiencesOf('applications', document.record, facts) })
  }
}
