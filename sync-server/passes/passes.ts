import { randomBytes, randomUUID } from 'node:crypto'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { HOUR, SECOND, type Instant } from '../../domain/time.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import { latestRevoked, type Site } from '../../domain/sites/site.ts'
import { passIdFrom, readPassCode } from '../../domain/visits/pass-code.ts'
import type { Pass } from '../../domain/visits/pass-token.ts'
import { visitorIdFrom } from '../../domain/visits/visitor-id.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { givenElsewhere, holderByLink, passByLink } from './card-elsewhere.ts'
import { atEachLinked, isLinked, knownAs } from './site-links.ts'

/** Blank passes that one kiosk may get within an hour: more than a full house takes. */
const STOCK_IN_AN_HOUR = 300

/** Seconds that a kiosk has to wait before it may have so many new passes; 0: none. */
async function waitForStock(
  view: StoreReader,
  { deviceId }: Pick<Scope, 'deviceId'>,
  count: number,
  now: Instant,
): Promise<number> {
  const recent = await view.all(
    view.tables
      .selectFrom('passes')
      .select('issuedAt')
      .where('deviceId', '=', deviceId)
      .where('issuedAt', '>', now - HOUR)
      .where('issuedAt', '<=', now)
      .orderBy('issuedAt', 'asc'),
  )
  const surplus = recent.length + count - STOCK_IN_AN_HOUR
  const freed = surplus > 0 ? recent[surplus - 1] : undefined
  return freed ? Math.max(1, Math.ceil((freed.issuedAt + HOUR - now) / SECOND)) : 0
}

/**
 * New passes, signed, each of a visitor still to come, for a kiosk to give out with or without network; or the
 * seconds that it has to wait for them. Counted and issued at once, so that asking many times at once gains nothing.
 */
export async function issuePasses(
  { store, clock, keyring }: ServerParts,
  scope: Pick<Scope, 'siteId' | 'deviceId'>,
  count: number,
): Promise<{ tokens: string[] } | { wait: number }> {
  const issuedAt = clock.now()
  const passes = await store.transaction(async (tx) => {
    const wait = await waitForStock(tx, scope, count, issuedAt)
    if (wait > 0) return wait
    const issued: Pass[] = []
    while (issued.length < count) issued.push(await issuePass(tx, scope, freshVisitorId(), issuedAt))
    return issued
  })
  if (typeof passes === 'number') return { wait: passes }
  return { tokens: await Promise.all(passes.map((pass) => keyring.signPass(scope.siteId, pass))) }
}

const freshVisitorId = () => visitorIdFrom(randomUUID())

/** A pass under a number that nobody has, for this visitor at this site. */
export async function issuePass(
  tx: StoreTransaction,
  { siteId, deviceId }: Pick<Scope, 'siteId' | 'deviceId'>,
  visitorId: VisitorId,
  issuedAt: Instant,
): Promise<Pass> {
  for (;;) {
    const passId = passIdFrom(randomBytes(8))
    // Eight characters can meet: a number that exists already is drawn again.
    const fresh = await tx.run(
      tx.tables
        .insertInto('passes')
        .values({ passId, visitorId, siteId, deviceId, issuedAt, revokedAt: null })
        .onConflict((conflict) => conflict.doNothing()),
    )
    if (fresh > 0) return { passId, visitorId }
  }
}

/** The signed text of the pass whose number was typed, or `null` when it is unknown or revoked. */
export async function resolveCode(
  { store, keyring }: ServerParts,
  siteId: SiteId,
  typed: string,
): Promise<string | null> {
  const passId = readPassCode(typed)
  if (passId === null) return null
  const pass = await store.read((view) => passOf(view, siteId, passId))
  return pass && pass.revokedAt === null ? keyring.signPass(siteId, pass) : null
}

/**
 * A pass whose text this site signed and did not revoke, or that of a site whose person is known here too; `null`: it
 * opens nothing here.
 */
export async function validPass(
  parts: ServerParts,
  { siteId, deviceId }: Pick<Scope, 'siteId' | 'deviceId'>,
  token: string,
): Promise<Pass | null> {
  const { store, clock, keyring } = parts
  const pass = await keyring.verifyPass(siteId, token)
  if (pass === null) return passByLink(parts, siteId, token)
  const known = await store.read((view) => passOf(view, siteId, pass.passId))
  if (known) return known.revokedAt === null ? pass : null
  // The signature is proof enough: a restore forgot that the pass was issued, and its number could not be found.
  const { passId, visitorId } = pass
  const row = { passId, visitorId, siteId, deviceId, issuedAt: clock.now(), revokedAt: null }
  await store.transaction((tx) =>
    tx.run(
      tx.tables
        .insertInto('passes')
        .values(row)
        .onConflict((conflict) => conflict.doNothing()),
    ),
  )
  return pass
}

/**
 * No kiosk of the site accepts this pass once it hears of it, and what it opened is closed now. False: it is no number
 * of a pass, or that of another site's.
 */
export async function revokePass(
  { store, clock }: ServerParts,
  { siteId, deviceId }: Pick<Scope, 'siteId' | 'deviceId'>,
  passId: string,
): Promise<boolean> {
  if (readPassCode(passId) !== passId) return false
  return store.transaction(async (tx) => {
    const now = clock.now()
    const elsewhere = await givenElsewhere(tx, siteId, passId)
    if (elsewhere) {
      // A card of another site is this one's to stop where its holder is known here.
      if ((await knownAs(tx, elsewhere, siteId)) === undefined) return false
      const dead = tx.tables.updateTable('passes').set({ revokedAt: now }).where('passId', '=', passId)
      await tx.run(dead)
      return tellRevoked(tx, elsewhere.siteId, [passId], [elsewhere.visitorId], now)
    }
    const { visitorId = passId } = (await passOf(tx, siteId, passId)) ?? {}
    const revoked = await tx.run(
      tx.tables
        .insertInto('passes')
        .values({ passId, visitorId, siteId, deviceId, issuedAt: now, revokedAt: now })
        .onConflict((conflict) =>
          conflict.column('passId').doUpdateSet({ revokedAt: now }).where('passes.siteId', '=', siteId),
        ),
    )
    if (revoked === 0) return false
    return tellRevoked(tx, siteId, [passId], [visitorId], now)
  })
}

/** As `revokePass`, of each pass that a person may still hold here. */
export async function revokePassesOf(
  tx: StoreTransaction,
  siteId: SiteId,
  visitorIds: readonly VisitorId[],
  now: Instant,
): Promise<void> {
  const held = await tx.all(
    tx.tables
      .selectFrom('passes')
      .select('passId')
      .where('siteId', '=', siteId)
      .where('visitorId', 'in', visitorIds)
      .where('revokedAt', 'is', null),
  )
  const passIds = held.map(({ passId }) => passId)
  if (passIds.length > 0) {
    await tx.run(tx.tables.updateTable('passes').set({ revokedAt: now }).where('passId', 'in', passIds))
  }
  await tellRevoked(tx, siteId, passIds, visitorIds, now)
}

/** Ends what the visitors opened, and tells the kiosks which numbers are dead. */
async function tellRevoked(
  tx: StoreTransaction,
  siteId: SiteId,
  passIds: readonly string[],
  visitorIds: readonly VisitorId[],
  now: Instant,
): Promise<boolean> {
  const site = await tx.record('sites', siteId, siteId)
  if (!site) return false
  await endWhatIsOpen(tx, siteId, visitorIds)
  const fresh = passIds.filter((passId) => !site.revokedPasses.includes(passId))
  if (fresh.length === 0) return true
  await keepRecord(tx, 'sites', revised(site, byServer(now), withRevokedPasses(site, fresh)))
  return true
}

/** What the visitors opened is closed, also where another site knows them, and what kiosks hold of them sealed is looked at anew. */
export async function endWhatIsOpen(
  tx: StoreTransaction,
  siteId: SiteId,
  visitorIds: readonly VisitorId[],
): Promise<void> {
  const subjects = [...visitorIds]
  await atEachLinked(tx, siteId, visitorIds, async (_there, { ids }) => subjects.push(...ids))
  await tx.run(
    tx.tables.deleteFrom('sessions').where('kind', '=', 'visitor').where('subject', 'in', subjects),
  )
  for (const subject of visitorIds) tx.follow({ kind: 'dossiers', siteId, subject })
}

/** The oldest give way: of those the server alone knows that they are dead. */
function withRevokedPasses({ revokedPasses }: Site, fresh: readonly string[]): Pick<Site, 'revokedPasses'> {
  return { revokedPasses: latestRevoked('revokedPasses', [...revokedPasses, ...fresh]) }
}

/**
 * Whose pass has this number at the site, or is known there by it, as long as it was not revoked: whoever found a lost
 * one is nobody.
 */
export async function holderOf(view: StoreReader, siteId: SiteId, passId: string): Promise<VisitorId | null> {
  const pass = await passOf(view, siteId, passId)
  if (!pass) return holderByLink(view, siteId, passId)
  return pass.revokedAt === null ? pass.visitorId : null
}

/** The pass with this number, as the site issued it. */
export async function passOf(
  view: StoreReader,
  siteId: SiteId,
  passId: string,
): Promise<(Pass & { revokedAt: Instant | null }) | undefined> {
  const [pass] = await view.all(
    view.tables
      .selectFrom('passes')
      .select(['passId', 'visitorId', 'revokedAt'])
      .where('passId', '=', passId)
      .where('siteId', '=', siteId),
  )
  return pass
}

/** Whether any site gave a pass to this visitor, or another site's opens what is theirs. */
export async function holdsPass(view: StoreReader, visitorId: VisitorId): Promise<boolean> {
  const [pass] = await view.all(
    view.tables.selectFrom('passes').select('passId').where('visitorId', '=', visitorId).limit(1),
  )
  return pass !== undefined || isLinked(view, visitorId)
}
