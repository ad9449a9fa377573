import type { EmployerForm } from '../../domain/contract/employers.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import { isEmployerOf, withoutMandate } from '../../domain/hiring/mandate.ts'
import { readSiren, type SirenRefusal } from '../../domain/hiring/siren.ts'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { byServer, newRecord, revised } from '../../domain/record/write.ts'
import { freshId } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'

/**
 * Why an employer was not written. `siren-taken`: another card has this number. `another-site`: this employer
 * belongs to other sites, whose hosts alone change it.
 */
export type EmployerRefusal = SirenRefusal | 'siren-taken' | 'another-site' | 'unknown-employer'

/** A new employer of a site, without a score yet. */
export async function createEmployer(
  { store, clock }: ServerParts,
  siteId: string,
  form: EmployerForm,
  id = freshId('e'),
): Promise<Result<Employer, EmployerRefusal>> {
  return store.transaction(async (tx) => {
    const read = await readForm(tx, form)
    if (!read.ok) return read
    const author = { ...byServer(clock.now()), siteId: SHARED_PARTITION }
    const employer = withoutBlanks(newRecord(author, { id, siteIds: [siteId], ...form, ...read.value }))
    return ok(await keepRecord(tx, 'employers', employer))
  })
}

/** The employer with these changes; an empty text removes the field. */
export async function changeEmployer(
  { store, clock }: ServerParts,
  siteId: string,
  id: string,
  changes: Partial<EmployerForm>,
): Promise<Result<Employer, EmployerRefusal>> {
  return store.transaction(async (tx) => {
    const known = await employerOf(tx, id)
    if (!known) return refuse('unknown-employer')
    if (!isEmployerOf(known, siteId)) return refuse('another-site')
    const read = await readForm(tx, changes, id)
    if (!read.ok) return read
    return ok(
      await keepEmployer(tx, known, withoutBlanks({ ...known, ...changes, ...read.value }), clock.now()),
    )
  })
}

/** Hosts of the employer's first site let those of another one work with it, or no longer. */
export async function shareEmployer(
  { store, clock }: ServerParts,
  siteId: string,
  id: string,
  others: readonly string[],
): Promise<Result<Employer, EmployerRefusal | 'unknown-site'>> {
  return store.transaction(async (tx) => {
    const known = await employerOf(tx, id)
    if (!known) return refuse('unknown-employer')
    const [home] = known.siteIds
    if (home !== siteId) return refuse('another-site')
    for (const other of others) {
      if (!(await tx.record('sites', other, other))) return refuse('unknown-site')
    }
    const siteIds = [...new Set([home, ...others])]
    const now = clock.now()
    // What the employer asked of hosts ends with the agreement that let them work with it.
    const left = known.siteIds.filter((id) => !siteIds.includes(id))
    const next = left.reduce((employer, id) => withoutMandate(employer, id, now), known)
    return ok(await keepEmployer(tx, known, { ...next, siteIds }, now))
  })
}

export async function employerOf(view: StoreReader, id: string): Promise<Employer | null> {
  return (await view.record('employers', id)) ?? null
}

/** Keeps another state of an employer under a revision of the server. */
export async function keepEmployer(
  tx: StoreTransaction,
  known: Employer,
  next: Employer,
  now: number,
): Promise<Employer> {
  return keepRecord(tx, 'employers', revised({ ...next, rev: known.rev }, byServer(now)))
}

/** The SIREN as it is kept: one that checks, and that no other employer has. */
async function readForm(
  view: StoreReader,
  { siren }: Partial<EmployerForm>,
  own?: string,
): Promise<Result<{ siren?: string }, EmployerRefusal>> {
  if (siren === undefined || siren.trim() === '') return ok({})
  const read = readSiren(siren)
  if (!read.ok) return read
  const all = await view.records('employers')
  const isTaken = all.some(({ id, siren: taken }) => id !== own && taken === read.value)
  return isTaken ? refuse('siren-taken') : ok({ siren: read.value })
}

function withoutBlanks(employer: Employer): Employer {
  return Object.fromEntries(
    Object.entries(employer).filter(([, value]) => value !== undefined && value !== ''),
  ) as Employer
}
