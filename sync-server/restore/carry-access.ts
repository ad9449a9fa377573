import type { StoreReader, StoreTransaction } from '../store/store.ts'
import type { Carried } from './carrier.ts'

// Who may get in, with what: devices, accounts, cards, pictures.

export async function carryDevices(from: StoreReader, tx: StoreTransaction): Promise<Carried> {
  const devices = await from.all(from.tables.selectFrom('devices').selectAll())
  const revoked = devices.filter(({ revokedAt }) => revokedAt !== null)
  // A desk holds no more than whoever signed in there last may see.
  for (const { deviceId, signedInAs } of devices) {
    if (signedInAs === null) continue
    await tx.run(tx.tables.updateTable('devices').set({ signedInAs }).where('deviceId', '=', deviceId))
  }
  let count = 0
  for (const device of revoked) {
    count += await tx.run(
      tx.tables
        .updateTable('devices')
        .set({ revokedAt: device.revokedAt })
        .where('deviceId', '=', device.deviceId)
        .where('revokedAt', 'is', null),
    )
    await tx.run(
      tx.tables
        .insertInto('devices')
        .values(device)
        .onConflict((conflict) => conflict.doNothing()),
    )
    await tx.run(tx.tables.deleteFrom('sessions').where('deviceId', '=', device.deviceId))
  }
  return { devices: count }
}

export async function carryAccounts(from: StoreReader, tx: StoreTransaction): Promise<Carried> {
  const closed = (await from.all(from.tables.selectFrom('accounts').selectAll())).filter(
    ({ closedAt }) => closedAt !== null,
  )
  let count = 0
  for (const account of closed) {
    const { accountId, closedAt } = account
    count += await tx.run(
      tx.tables
        .updateTable('accounts')
        .set({ closedAt })
        .where('accountId', '=', accountId)
        .where('closedAt', 'is', null),
    )
    await tx.run(
      tx.tables
        .insertInto('accounts')
        .values(account)
        .onConflict((conflict) => conflict.doNothing()),
    )
    await tx.run(tx.tables.deleteFrom('sessions').where('subject', '=', accountId))
  }
  return { accounts: count }
}

/** A backup may also be younger than what gives way: the later secret counts, and where nothing tells, the one in use. */
function isLater(told: number | null, known: number | null): boolean {
  return (told ?? 0) >= (known ?? 0)
}

async function accountsById(view: StoreReader) {
  const accounts = await view.all(view.tables.selectFrom('accounts').selectAll())
  return new Map(accounts.map((account) => [account.accountId, account]))
}

/** Whoever may do less for their employer, or for the site, since the backup was made may not do more again. */
export async function carryRoles(from: StoreReader, tx: StoreTransaction): Promise<void> {
  const known = await accountsById(tx)
  for (const account of await from.all(from.tables.selectFrom('accounts').selectAll())) {
    const { accountId, companyRole, companyRoleAt, siteRole, siteRoleAt } = account
    const here = known.get(accountId)
    if (!here) continue
    const changedForEmployer =
      companyRoleAt !== null && here.companyRole !== companyRole && isLater(companyRoleAt, here.companyRoleAt)
    const changedForSite =
      siteRoleAt !== null && here.siteRole !== siteRole && isLater(siteRoleAt, here.siteRoleAt)
    if (!changedForEmployer && !changedForSite) continue
    const set = {
      ...(changedForEmployer ? { companyRole, companyRoleAt } : {}),
      ...(changedForSite ? { siteRole, siteRoleAt } : {}),
    }
    await tx.run(tx.tables.updateTable('accounts').set(set).where('accountId', '=', accountId))
    await tx.run(tx.tables.deleteFrom('sessions').where('subject', '=', accountId))
  }
}

export async function carrySecrets(from: StoreReader, tx: StoreTransaction): Promise<Carried> {
  const known = await accountsById(tx)
  let count = 0
  for (const account of await from.all(from.tables.selectFrom('accounts').selectAll())) {
    const { accountId, secretHash, secretAt } = account
    const here = known.get(accountId)
    if (!here || here.secretHash === secretHash || !isLater(secretAt, here.secretAt)) continue
    await tx.run(
      tx.tables.updateTable('accounts').set({ secretHash, secretAt }).where('accountId', '=', accountId),
    )
    await tx.run(tx.tables.deleteFrom('sessions').where('subject', '=', accountId))
    count += 1
  }
  return { secrets: count }
}

/** All of them: a card that was given since is one still, and its number is found. */
export async function carryPasses(from: StoreReader, tx: StoreTransaction): Promise<Carried> {
  const known = new Map(
    (await tx.all(tx.tables.selectFrom('passes').selectAll())).map((pass) => [pass.passId, pass]),
  )
  let count = 0
  for (const pass of await from.all(from.tables.selectFrom('passes').selectAll())) {
    const { passId, revokedAt } = pass
    const here = known.get(passId)
    if (!here) {
      await tx.run(tx.tables.insertInto('passes').values(pass))
    } else if (here.revokedAt === null && revokedAt !== null) {
      await tx.run(tx.tables.updateTable('passes').set({ revokedAt }).where('passId', '=', passId))
      count += 1
    }
  }
  return { passes: count }
}

export async function carryPictures(from: StoreReader, tx: StoreTransaction): Promise<Carried> {
  const keyOf = ({ siteId, visitorId }: { siteId: string; visitorId: string }) => `${siteId} ${visitorId}`
  const known = new Map(
    (await tx.all(tx.tables.selectFrom('passSecrets').selectAll())).map((row) => [keyOf(row), row]),
  )
  let count = 0
  for (const row of await from.all(from.tables.selectFrom('passSecrets').selectAll())) {
    const { secretHash, secretAt } = row
    const here = known.get(keyOf(row))
    if (here?.secretHash === secretHash || (here && !isLater(secretAt, here.secretAt))) continue
    await tx.run(
      tx.tables
        .insertInto('passSecrets')
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['siteId', 'visitorId']).doUpdateSet({ secretHash, secretAt }),
        ),
    )
    if (here) count += 1
  }
  return { pictures: count }
}

/** Whoever took back that a second site knows them is not known there again, whatever the backup says. */
export async function carryLinks(from: StoreReader, tx: StoreTransaction): Promise<void> {
  for (const link of await from.all(from.tables.selectFrom('siteLinks').selectAll())) {
    const { endedAt } = link
    const missing = tx.tables.insertInto('siteLinks').values(link)
    await tx.run(
      missing.onConflict((conflict) =>
        endedAt === null ? conflict.doNothing() : conflict.column('linkId').doUpdateSet({ endedAt }),
      ),
    )
  }
}

/** Whoever signed out since is not signed in again. */
export async function carrySessions(from: StoreReader, tx: StoreTransaction): Promise<void> {
  const open = new Set(
    (await from.all(from.tables.selectFrom('sessions').selectAll())).map(({ tokenHash }) => tokenHash),
  )
  for (const { tokenHash } of await tx.all(tx.tables.selectFrom('sessions').selectAll())) {
    if (!open.has(tokenHash)) {
      await tx.run(tx.tables.deleteFrom('sessions').where('tokenHash', '=', tokenHash))
    }
  }
}

/** A restore forgives no guess at a secret. */
export async function carryTries(from: StoreReader, tx: StoreTransaction): Promise<void> {
  await tx.run(tx.tables.deleteFrom('attempts'))
  for (const { bucket, at } of await from.all(from.tables.selectFrom('attempts').selectAll())) {
    await tx.run(tx.tables.insertInto('attempts').values({ bucket, at }))
  }
}
