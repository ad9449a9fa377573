import type { Site } from '../../domain/sites/site.ts'
import { HOUR, SECOND } from '../../domain/time.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import { passIdFrom, readPassCode } from '../../domain/visits/pass-code.ts'
import { randomBytes } from 'node:crypto'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'

/** Blank passes that one kiosk may get within an hour: more than a full house takes. */
const STOCK_IN_AN_HOUR = 300

/** Seconds that a kiosk has to wait before it may have so many new passes; 0: none. */
export async function waitForStock(
  { store, clock }: ServerParts,
  { deviceId }: Pick<Scope, 'deviceId'>,
  count: number,
): Promise<number> {
  const now = clock.now()
  const recent = await store.read((view) =>
    view.all(
      view.tables
        .selectFrom('passes')
        .select('issuedAt')
        .where('deviceId', '=', deviceId)
        .where('issuedAt', '>', now - HOUR)
        .where('issuedAt', '<=', now)
        .orderBy('issuedAt', 'asc'),
    ),
  )
  const surplus = recent.length + count - STOCK_IN_AN_HOUR
  const freed = surplus > 0 ? recent[surplus - 1] : undefined
  return freed ? Math.max(1, Math.ceil((freed.issuedAt + HOUR - now) / SECOND)) : 0
}

/** New passes, signed, for a kiosk to give out with or without network. */
export async function issuePasses(
  { store, clock, keyring }: ServerParts,
  { siteId, deviceId }: Pick<Scope, 'siteId' | 'deviceId'>,
  count: number,
): Promise<string[]> {
  const issuedAt = clock.now()
  const passIds = await store.transaction(async (tx) => {
    const issued: string[] = []
    while (issued.length < count) issued.push(await freshPass(tx, { siteId, deviceId }, issuedAt))
    return issued
  })
  return Promise.all(passIds.map((passId) => keyring.signPass(siteId, passId)))
}

/** A number that nobody has. */
export async function freshPass(
  tx: StoreTransaction,
  { siteId, deviceId }: Pick<Scope, 'siteId' | 'deviceId'>,
  issuedAt: number,
): Promise<string> {
  for (;;) {
    const passId = passIdFrom(randomBytes(8))
    // Eight characters can meet: a number that exists already is drawn again.
    const fresh = await tx.run(
      tx.tables
        .insertInto('passes')
        .values({ passId, siteId, deviceId, issuedAt, revokedAt: null, replacedBy: null })
        .onConflict((conflict) => conflict.doNothing()),
    )
    if (fresh > 0) return passId
  }
}

export async function wasPassIssued(view: StoreReader, siteId: string, passId: string): Promise<boolean> {
  return (await passOf(view, siteId, passId)) !== undefined
}

/** The signed text of the pass whose number was typed, or `null` when it is unknown or revoked. */
export async function resolveCode(
  { store, keyring }: ServerParts,
  siteId: string,
  typed: string,
): Promise<string | null> {
  const passId = readPassCode(typed)
  if (passId === null) return null
  const pass = await store.read((view) => passOf(view, siteId, passId))
  return pass && pass.revokedAt === null ? keyring.signPass(siteId, passId) : null
}

/** The number of a pass whose text this site signed and did not revoke, or `null`. */
export async function validPass(
  { store, keyring }: ServerParts,
  siteId: string,
  token: string,
): Promise<string | null> {
  const passId = await keyring.verifyPass(siteId, token)
  if (passId === null) return null
  // The signature is proof enough: a restore may have forgotten that the pass was issued.
  const pass = await store.read((view) => passOf(view, siteId, passId))
  return pass && pass.revokedAt !== null ? null : passId
}

/** No kiosk of the site accepts this pass once it hears of it, and what it opened is closed now. */
export async function revokePass(
  { store, clock }: ServerParts,
  host: Scope,
  passId: string,
): Promise<boolean> {
  const { siteId, deviceId } = host
  const now = clock.now()
  return store.transaction(async (tx) => {
    const site = await tx.record('sites', siteId, siteId)
    if (!site || readPassCode(passId) !== passId) return false
    await tx.run(
      tx.tables
        .insertInto('passes')
        .values({ passId, siteId, deviceId, issuedAt: now, revokedAt: now, replacedBy: null })
        .onConflict((conflict) => conflict.column('passId').doUpdateSet({ revokedAt: now })),
    )
    await tx.run(tx.tables.deleteFrom('sessions').where('kind', '=', 'visitor').where('subject', '=', passId))
    if (!site.revokedPasses.includes(passId)) await tellKiosks(tx, site, passId, now)
    return true
  })
}

async function tellKiosks(tx: StoreTransaction, site: Site, passId: string, now: number): Promise<void> {
  const revokedPasses = [...site.revokedPasses, passId]
  await keepRecord(tx, 'sites', revised(site, byServer(now), { revokedPasses }))
}

async function passOf(
  view: StoreReader,
  siteId: string,
  passId: string,
): Promise<{ revokedAt: number | null } | undefined> {
  const [pass] = await view.all(
    view.tables
      .selectFrom('passes')
      .select('revokedAt')
      .where('passId', '=', passId)
      .where('siteId', '=', siteId),
  )
  return pass
}
