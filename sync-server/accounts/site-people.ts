import { mayManageAccount, type SiteRole } from '../../domain/sites/site-role.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { Instant } from '../../domain/time.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import { normalLogin } from './accounts.ts'

/** Who at a site does something about the accounts of others. */
export interface SiteActor {
  accountId: string
  siteId: string
}

/** What this account may do at this site; `null`: nothing, or it is closed. */
export async function siteRoleAt(
  view: StoreReader,
  siteId: string,
  accountId: string,
): Promise<SiteRole | null> {
  const [account] = await view.all(
    view.tables
      .selectFrom('accounts')
      .select(['siteId', 'siteRole'])
      .where('accountId', '=', accountId)
      .where('role', '=', 'host')
      .where('closedAt', 'is', null),
  )
  if (!account || (account.siteId !== siteId && account.siteRole !== 'administrator')) return null
  return account.siteRole
}

/** Whether whoever asks may give this role; `null`: that of a person of an employer. */
export async function mayGive(
  view: StoreReader,
  { siteId, accountId }: SiteActor,
  role: SiteRole | null,
): Promise<boolean> {
  const own = await siteRoleAt(view, siteId, accountId)
  return own !== null && mayManageAccount(own, role)
}

/** Whether the site has this account, and whoever asks may change or end it. */
export async function mayManage(view: StoreReader, actor: SiteActor, accountId: string): Promise<boolean> {
  const [account] = await view.all(
    view.tables
      .selectFrom('accounts')
      .select('siteRole')
      .where('siteId', '=', actor.siteId)
      .where('accountId', '=', accountId),
  )
  return account !== undefined && (await mayGive(view, actor, account.siteRole))
}

/**
 * Gives somebody another role; they sign in again. `not-found`: the site has no such open account, or it, or the role,
 * may do more than whoever asks. `own-account`: nobody changes their own.
 */
export async function changeSiteRole(
  { store, clock }: ServerParts,
  actor: SiteActor,
  accountId: string,
  siteRole: SiteRole,
): Promise<Result<undefined, 'not-found' | 'own-account'>> {
  if (actor.accountId === accountId) return refuse('own-account')
  return store.transaction(async (tx) => {
    if (!(await mayManage(tx, actor, accountId)) || !(await mayGive(tx, actor, siteRole))) {
      return refuse('not-found')
    }
    return (await keepSiteRole(tx, accountId, siteRole, clock.now())) ? ok(undefined) : refuse('not-found')
  })
}

/** The same by whoever has the server's own commands. False when no open account of a host has this login. */
export async function setSiteRole(
  { store, clock }: ServerParts,
  login: string,
  siteRole: SiteRole,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    const [account] = await tx.all(
      tx.tables.selectFrom('accounts').select('accountId').where('login', '=', normalLogin(login)),
    )
    return account !== undefined && keepSiteRole(tx, account.accountId, siteRole, clock.now())
  })
}

async function keepSiteRole(
  tx: StoreTransaction,
  accountId: string,
  siteRole: SiteRole,
  siteRoleAt: Instant,
): Promise<boolean> {
  const changed = await tx.run(
    tx.tables
      .updateTable('accounts')
      .set({ siteRole, siteRoleAt })
      .where('accountId', '=', accountId)
      .where('role', '=', 'host')
      .where('closedAt', 'is', null),
  )
  await tx.run(
    tx.tables.deleteFrom('sessions').where('kind', '=', 'account').where('subject', '=', accountId),
  )
  return changed > 0
}
