import { hash, verify } from '@node-rs/argon2'
import type { CompanyRole } from '../../domain/hiring/company-role.ts'
import type { SiteRole } from '../../domain/sites/site-role.ts'
import { SECRET_LENGTH } from '../../domain/sites/account-secret.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'
import { madeBefore, noteMade, type MakingRequest } from '../made-once.ts'
import { freshId, freshToken } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'

/** argon2id with 19 MiB and two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export interface NewAccount {
  siteId: string
  role: 'host' | 'employer'
  /** Exactly when the role is `employer`. */
  employerId?: string
  /** Of an employer's person; without this, everything, as the first of its people needs it. */
  companyRole?: CompanyRole | undefined
  /** Of somebody who works for the site; without this, a host. */
  siteRole?: SiteRole | undefined
  login: string
  name: string
  secret: string
  request?: MakingRequest | undefined
}

export interface Account {
  accountId: string
  name: string
  login: string
  /** Of an employer's person. */
  companyRole?: CompanyRole
  /** Of somebody who works for a site. */
  siteRole?: SiteRole
}

/**
 * `login-taken`: another account has this login. `secret-too-short`: below twelve characters. `request-reused`:
 * another account was made under this request. `closed`: the one that this request made was closed since.
 */
export type AccountRefusal = 'login-taken' | 'secret-too-short' | 'request-reused' | 'closed'

/**
 * A new account; the one that the same request made before gets this secret, whatever it had. `refuses`: what stands
 * against it, or against another secret for the account that the request made, as its transaction knows it.
 */
export async function createAccount<Reason extends string = never>(
  { store, clock }: ServerParts,
  { secret, request, ...form }: NewAccount,
  refuses: (view: StoreReader, made: string | undefined) => Promise<Reason | null> = () =>
    Promise.resolve(null),
): Promise<Result<Account, AccountRefusal | Reason>> {
  if ([...secret].length < SECRET_LENGTH) return refuse('secret-too-short')
  const secretHash = await hashSecret(secret)
  const createdAt = clock.now()
  return store.transaction(async (tx) => {
    const before = await madeBefore(tx, request)
    if (!before.ok) return before
    const reason = await refuses(tx, before.value)
    if (reason !== null) return refuse(reason)
    if (before.value !== undefined) {
      const known = await keepSecret(tx, before.value, secretHash, createdAt)
      return known ? ok(known) : refuse('closed')
    }
    const account = await addAccount(tx, form, secretHash, createdAt)
    if (account === null) return refuse('login-taken')
    await noteMade(tx, request, account.accountId)
    return ok(account)
  })
}

/** A new account in a transaction of somebody else’s; `null`: its login is taken. */
export async function addAccount(
  tx: StoreTransaction,
  {
    siteId,
    role,
    employerId,
    companyRole = 'manager',
    siteRole = 'host',
    login,
    name,
  }: Omit<NewAccount, 'secret'>,
  secretHash: string,
  createdAt: Instant,
): Promise<Account | null> {
  const account = { accountId: freshId('a'), name, login: normalLogin(login) }
  const made = await tx.run(
    tx.tables
      .insertInto('accounts')
      .values({
        ...account,
        siteId,
        role,
        employerId: employerId ?? null,
        companyRole: role === 'employer' ? companyRole : null,
        siteRole: role === 'host' ? siteRole : null,
        secretHash,
        secretAt: createdAt,
        createdAt,
        closedAt: null,
      })
      .onConflict((conflict) => conflict.doNothing()),
  )
  return made === 0 ? null : account
}

/** What is kept of a secret: slow to make, so outside of any transaction. */
export function hashSecret(secret: string): Promise<string> {
  return hash(secret.normalize('NFC'), cost)
}

/**
 * Gives an account another secret and ends its sessions. False when no open account has this login, or it `may` not be
 * given one, as its transaction knows it.
 */
export async function changeSecret(
  { store, clock }: ServerParts,
  login: string,
  secret: string,
  may: (view: StoreReader, accountId: string) => Promise<boolean> = () => Promise.resolve(true),
): Promise<boolean> {
  const secretHash = await hashSecret(secret)
  return store.transaction(async (tx) => {
    const [account] = await tx.all(
      tx.tables.selectFrom('accounts').select('accountId').where('login', 'in', formsOf(login)),
    )
    return (
      account !== undefined &&
      (await may(tx, account.accountId)) &&
      (await keepSecret(tx, account.accountId, secretHash, clock.now())) !== undefined
    )
  })
}

/** The account with another secret; whoever was signed in with the one before no longer is. Absent: it was closed. */
export async function keepSecret(
  tx: StoreTransaction,
  accountId: string,
  secretHash: string,
  secretAt: Instant,
): Promise<Account | undefined> {
  const [account] = await tx.all(
    tx.tables
      .updateTable('accounts')
      .set({ secretHash, secretAt })
      .where('accountId', '=', accountId)
      .where('closedAt', 'is', null)
      .returning(['accountId', 'name', 'login']),
  )
  if (account) await tx.run(tx.tables.deleteFrom('sessions').where('subject', '=', accountId))
  return account
}

/** Verified against when no such account exists, so that the answer takes as long. */
let nobody: Promise<string> | undefined

/** An account whose secret was shown; `secretHash`: what it was held against. */
export interface ProvenAccount extends Account {
  secretHash: string
}

/** The account of this device's site (and employer) with this login and secret, or `null`: one answer for all. */
export async function checkCredentials(
  { store }: ServerParts,
  scope: Scope,
  login: string,
  secret: string,
): Promise<ProvenAccount | null> {
  const [account] = await store.read((view) =>
    view.all(
      view.tables
        .selectFrom('accounts')
        .selectAll()
        .where('login', 'in', formsOf(login))
        .where('closedAt', 'is', null),
    ),
  )
  nobody ??= hash(freshToken(), cost)
  const matches = await verifyAnyForm(account?.secretHash ?? (await nobody), secret)
  if (!account || !matches || account.role !== scope.role) return null
  // Whoever administers the server goes from site to site; all others are of one.
  if (account.siteId !== scope.siteId && account.siteRole !== 'administrator') return null
  if (account.role === 'employer' && account.employerId !== scope.employerId) return null
  const { accountId, name, companyRole, siteRole, secretHash } = account
  const role = {
    ...(companyRole === null ? {} : { companyRole }),
    ...(siteRole === null ? {} : { siteRole }),
  }
  return { accountId, name, login: account.login, secretHash, ...role }
}

/** Whether it is still open, under the same secret and with the same role: checking a secret takes long. */
export async function isStillProven(
  view: StoreReader,
  { accountId, secretHash, companyRole, siteRole }: ProvenAccount,
): Promise<boolean> {
  const [account] = await view.all(
    view.tables
      .selectFrom('accounts')
      .select(['secretHash', 'companyRole', 'siteRole'])
      .where('accountId', '=', accountId)
      .where('closedAt', 'is', null),
  )
  return (
    account?.secretHash === secretHash &&
    account.companyRole === (companyRole ?? null) &&
    account.siteRole === (siteRole ?? null)
  )
}

/** Keyboards compose accents or do not: the secret is the same, also one that was kept in the other form. */
async function verifyAnyForm(secretHash: string, secret: string): Promise<boolean> {
  const forms = new Set([secret.normalize('NFC'), secret.normalize('NFD'), secret])
  for (const form of forms) if (await verify(secretHash, form)) return true
  return false
}

/** The account with this id, for its name on what it decides. */
export async function accountOf(
  { store }: ServerParts,
  accountId: string,
): Promise<{ name: string } | undefined> {
  const [account] = await store.read((view) =>
    view.all(view.tables.selectFrom('accounts').select('name').where('accountId', '=', accountId)),
  )
  return account
}

export function normalLogin(login: string): string {
  return login.normalize('NFC').trim().toLowerCase()
}

/** As it may be kept: an account that was made in the decomposed form is found too. */
function formsOf(login: string): string[] {
  return [normalLogin(login), normalLogin(login).normalize('NFD')]
}
