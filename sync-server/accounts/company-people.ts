import type { PersonLine } from '../../domain/contract/people.ts'
import { mayChangePerson, PEOPLE_OF_EMPLOYER, type CompanyRole } from '../../domain/hiring/company-role.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { Instant } from '../../domain/time.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'

/** Who of an employer's people does something for the others, at which site. */
export interface Manager {
  accountId: string
  siteId: string
  employerId: string
}

/** What this account may do for its employer; `null`: it is closed, or nobody's of an employer. */
export async function companyRoleOf(
  view: StoreReader,
  { accountId, employerId }: Pick<Manager, 'accountId' | 'employerId'>,
): Promise<CompanyRole | null> {
  const [account] = await view.all(
    view.tables
      .selectFrom('accounts')
      .select('companyRole')
      .where('accountId', '=', accountId)
      .where('employerId', '=', employerId)
      .where('role', '=', 'employer')
      .where('closedAt', 'is', null),
  )
  return account?.companyRole ?? null
}

export async function listPeople(
  { store }: ServerParts,
  { siteId, employerId }: Omit<Manager, 'accountId'>,
): Promise<PersonLine[]> {
  const rows = await store.read((view) => openPeople(view, siteId, employerId))
  return rows.map(({ companyRole, ...person }) => ({ ...person, companyRole: companyRole ?? 'observer' }))
}

/** Whether no more people fit. */
export async function isFull(
  view: StoreReader,
  { siteId, employerId }: Omit<Manager, 'accountId'>,
): Promise<boolean> {
  return (await openPeople(view, siteId, employerId)).length >= PEOPLE_OF_EMPLOYER
}

/** `not-found`: nobody of this employer. That whoever asks manages it, its guards ask in this transaction too. */
export async function changePerson(
  { store, clock }: ServerParts,
  manager: Manager,
  accountId: string,
  change: { companyRole: CompanyRole } | 'end',
): Promise<Result<undefined, 'not-found' | 'own-account'>> {
  const now = clock.now()
  return store.transaction(async (tx) => {
    const people = await openPeople(tx, manager.siteId, manager.employerId)
    if (people.every((person) => person.accountId !== accountId)) return refuse('not-found')
    if (!mayChangePerson(manager.accountId, accountId)) return refuse('own-account')
    await changeAccount(tx, accountId, change, now)
    return ok(undefined)
  })
}

/** At the host desk, where anybody of an employer may be given any role. False when the site has no such account. */
export async function changeRoleAsHost(
  { store, clock }: ServerParts,
  siteId: string,
  accountId: string,
  companyRole: CompanyRole,
): Promise<boolean> {
  const now = clock.now()
  return store.transaction(async (tx) => {
    const [account] = await tx.all(
      tx.tables
        .selectFrom('accounts')
        .select('accountId')
        .where('accountId', '=', accountId)
        .where('siteId', '=', siteId)
        .where('role', '=', 'employer')
        .where('closedAt', 'is', null),
    )
    if (account) await changeAccount(tx, accountId, { companyRole }, now)
    return account !== undefined
  })
}

/** Whoever is signed in with it no longer is. */
async function changeAccount(
  tx: StoreTransaction,
  accountId: string,
  change: { companyRole: CompanyRole } | 'end',
  now: Instant,
): Promise<void> {
  const set = change === 'end' ? { closedAt: now } : { ...change, companyRoleAt: now }
  await tx.run(tx.tables.updateTable('accounts').set(set).where('accountId', '=', accountId))
  await tx.run(
    tx.tables.deleteFrom('sessions').where('kind', '=', 'account').where('subject', '=', accountId),
  )
}

function openPeople(view: StoreReader, siteId: string, employerId: string) {
  return view.all(
    view.tables
      .selectFrom('accounts')
      .select(['accountId', 'name', 'login', 'companyRole', 'createdAt'])
      .where('siteId', '=', siteId)
      .where('employerId', '=', employerId)
      .where('closedAt', 'is', null)
      .orderBy('createdAt', 'asc'),
  )
}
