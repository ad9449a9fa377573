import type { AccountLine } from '../../domain/contract/accounts.ts'
import { readable } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'

export async function listAccounts({ store }: ServerParts, siteId: string): Promise<AccountLine[]> {
  const rows = await store.read((view) =>
    view.all(
      view.tables
        .selectFrom('accounts')
        .select(['accountId', 'role', 'employerId', 'companyRole', 'siteRole'])
        .select(['login', 'name', 'createdAt', 'closedAt'])
        .where('siteId', '=', siteId)
        .orderBy('createdAt', 'asc'),
    ),
  )
  return rows.map(({ employerId, companyRole, siteRole, closedAt, ...account }) => ({
    ...account,
    ...(employerId === null ? {} : { employerId }),
    ...(companyRole === null ? {} : { companyRole }),
    ...(siteRole === null ? {} : { siteRole }),
    ...(closedAt === null ? {} : { closedAt }),
  }))
}

/** The login of an open account of the site, or `null`. */
export async function openLogin(
  { store }: ServerParts,
  siteId: string,
  accountId: string,
): Promise<string | null> {
  const [account] = await store.read((view) =>
    view.all(
      view.tables
        .selectFrom('accounts')
        .select('login')
        .where('siteId', '=', siteId)
        .where('accountId', '=', accountId)
        .where('closedAt', 'is', null),
    ),
  )
  return account?.login ?? null
}

/**
 * From now on nobody signs in with it, and whoever is signed in no longer is. False when the site has none such, or it
 * `may` not be closed.
 */
export async function closeAccount(
  { store, clock }: ServerParts,
  siteId: string,
  accountId: string,
  may: (view: StoreReader) => Promise<boolean> = () => Promise.resolve(true),
): Promise<boolean> {
  return store.transaction(async (tx) => {
    if (!(await may(tx))) return false
    const closed = await tx.run(
      tx.tables
        .updateTable('accounts')
        .set((row) => ({ closedAt: row.fn.coalesce('closedAt', row.val(clock.now())) }))
        .where('siteId', '=', siteId)
        .where('accountId', '=', accountId),
    )
    if (closed === 0) return false
    await tx.run(
      tx.tables.deleteFrom('sessions').where('kind', '=', 'account').where('subject', '=', accountId),
    )
    return true
  })
}

/** Drawn by chance, so that no account ever has a secret that somebody else could know. */
export function freshSecret(): string {
  return [readable(5), readable(5), readable(5)].join('-').toLowerCase()
}
