import { hash, verify } from '@node-rs/argon2'
import { kept } from '../../domain/retention/keeping.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'
import { freshToken } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import { personOf, type Person } from './person.ts'
import { atEachLinked, linksOf } from './site-links.ts'
import type { Store, StoreReader, StoreTransaction } from '../store/store.ts'

/** The four pictures of a visitor, by their numbers 0 to 11, in order. */
export type PictureSecret = readonly number[]

export function isPictureSecret(value: unknown): value is PictureSecret {
  return (
    Array.isArray(value) &&
    value.length === 4 &&
    value.every(
      (picture) => Number.isInteger(picture) && (picture as number) >= 0 && (picture as number) < 12,
    )
  )
}

/** argon2id with 19 MiB and two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export function hashPictures(secret: PictureSecret): Promise<string> {
  return hash(secret.join('-'), cost)
}

/** Verified against when there is nothing to verify against, so that the answer takes as long. */
let nobody: Promise<string> | undefined

/** The hash that these pictures of that person fit (`null`: of nobody, which takes as long to deny), or `null`. */
export async function provenPictures(
  store: Store,
  siteId: SiteId,
  person: Person | null,
  secret: PictureSecret,
): Promise<string | null> {
  const known = person ? await store.read((view) => pictureHashOf(view, siteId, person)) : undefined
  nobody ??= hash(freshToken(), cost)
  const matches = await verify(known ?? (await nobody), secret.join('-'))
  return known !== undefined && matches ? known : null
}

/** Whether the pictures are those that this hash was made of. */
export function matchesPictures(secretHash: string, secret: PictureSecret): Promise<boolean> {
  return verify(secretHash, secret.join('-'))
}

/** Of two entries of the directory that were merged, the pictures of the main one count, where it has any. */
export async function pictureHashOf(
  view: StoreReader,
  siteId: SiteId,
  { ids }: Person,
): Promise<string | undefined> {
  const rows = await view.all(
    view.tables
      .selectFrom('passSecrets')
      .select(['visitorId', 'secretHash'])
      .where('siteId', '=', siteId)
      .where('visitorId', 'in', ids),
  )
  return rows.sort((a, b) => ids.indexOf(a.visitorId) - ids.indexOf(b.visitorId))[0]?.secretHash
}

/**
 * Whether the pictures of a person without any may be chosen at this kiosk: on the day their pass was made, where it
 * was made. Later a host gives a code (recoveries.ts): who finds somebody's card chooses nothing.
 */
export async function mayChoosePictures(
  view: StoreReader,
  { siteId, deviceId }: Pick<Scope, 'siteId' | 'deviceId'>,
  { mainId, ids }: Person,
): Promise<boolean> {
  if (ids.length > 1) return false
  const passes = await view.all(
    view.tables
      .selectFrom('passes')
      .select('deviceId')
      .where('siteId', '=', siteId)
      .where('visitorId', '=', mainId),
  )
  // Whoever came with a card of another site has none of this one: it may have been found.
  if (passes.length === 0 && (await linksOf(view, siteId, ids)).length > 0) return false
  // A restore may have forgotten that the pass was issued: its token was still signed by the site.
  if (passes.length > 1 || passes.some((pass) => pass.deviceId !== deviceId)) return false
  const visits = await view.records('visits', { siteId, visitorId: mainId })
  return new Set(visits.map(({ day }) => day)).size <= 1
}

/** The first secret that a person gets is their secret; a later one changes nothing. Answers whether it was kept. */
export async function keepFirstSecret(
  tx: StoreTransaction,
  scope: Pick<Scope, 'siteId' | 'deviceId'>,
  visitorId: VisitorId,
  { secretHash, secretAt }: { secretHash: string; secretAt: Instant },
): Promise<boolean> {
  const { siteId } = scope
  const person = await personOf(tx, siteId, visitorId)
  if (!(await mayChoosePictures(tx, scope, person))) return false
  const kept = await tx.run(
    tx.tables
      .insertInto('passSecrets')
      .values({ siteId, visitorId: person.mainId, secretHash, secretAt })
      .onConflict((conflict) => conflict.doNothing()),
  )
  if (kept === 0) return false
  await atEachLinked(tx, siteId, person.ids, (there, { mainId }) =>
    keepPicturesAt(tx, there, mainId, { secretHash, secretAt }),
  )
  return true
}

/** These are the pictures of a person at a site from now on. */
export async function keepPicturesAt(
  tx: StoreTransaction,
  siteId: SiteId,
  visitorId: VisitorId,
  secret: { secretHash: string; secretAt: Instant },
): Promise<void> {
  await tx.run(
    tx.tables
      .insertInto('passSecrets')
      .values({ siteId, visitorId, ...secret })
      .onConflict((conflict) => conflict.columns(['siteId', 'visitorId']).doUpdateSet(secret)),
  )
}

/** Somebody tried the pictures of this person as often as a day allows: hosts are told. */
export async function noteGuessing(
  { store, clock }: ServerParts,
  siteId: SiteId,
  visitorId: VisitorId,
): Promise<void> {
  const at = clock.now()
  await store.transaction((tx) =>
    tx.run(
      tx.tables
        .insertInto('passAlerts')
        .values({ siteId, visitorId, at })
        .onConflict((conflict) => conflict.columns(['siteId', 'visitorId']).doUpdateSet({ at })),
    ),
  )
}

/** Whose pictures were guessed at lately, the latest first. */
export async function guessedVisitors(
  view: StoreReader,
  siteId: SiteId,
  now: Instant,
): Promise<{ visitorId: VisitorId; at: Instant }[]> {
  return view.all(
    view.tables
      .selectFrom('passAlerts')
      .select(['visitorId', 'at'])
      .where('siteId', '=', siteId)
      .where('at', '>=', now - kept.passAlerts)
      .orderBy('at', 'desc')
      .limit(200),
  )
}
