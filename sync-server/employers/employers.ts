import type { Employer } from '../../domain/hiring/employer.ts'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { freshId } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'

export interface EmployerForm {
  name: string
  siren?: string | undefined
  activity?: string | undefined
  town?: string | undefined
  presentation?: string | undefined
  hostMandate: boolean
}

/** A new employer, without a score yet. */
export async function createEmployer(
  { store, clock }: ServerParts,
  form: EmployerForm,
  id = freshId('e'),
): Promise<Employer> {
  const now = clock.now()
  const employer = withoutBlanks({
    id,
    siteId: SHARED_PARTITION,
    rev: nextRevision(undefined, now, 'server'),
    at: now,
    by: 'server',
    ...form,
  })
  await store.transaction((tx) => keepRecord(tx, 'employers', employer))
  return employer
}

/** The changed employer, or `null` when there is none with this id. An empty text removes the field. */
export async function changeEmployer(
  { store, clock }: ServerParts,
  id: string,
  changes: Partial<EmployerForm>,
): Promise<Employer | null> {
  return store.transaction(async (tx) => {
    const known = await employerOf(tx, id)
    if (!known) return null
    const changed = withoutBlanks({ ...known, ...changes })
    return keepEmployer(tx, known, changed, clock.now())
  })
}

export async function employerOf(tx: StoreTransaction, id: string): Promise<Employer | null> {
  return ((await tx.document(SHARED_PARTITION, 'employers', id))?.record as Employer | undefined) ?? null
}

/** Keeps another state of an employer under a revision of the server. */
export async function keepEmployer(
  tx: StoreTransaction,
  known: Employer,
  next: Employer,
  now: number,
): Promise<Employer> {
  const employer = { ...next, rev: nextRevision(known.rev, now, 'server'), at: now, by: 'server' }
  await keepRecord(tx, 'employers', employer)
  return employer
}

function withoutBlanks(employer: Employer): Employer {
  return Object.fromEntries(
    Object.entries(employer).filter(([, value]) => value !== undefined && value !== ''),
  ) as Employer
}
