import { hash, verify } from '@node-rs/argon2'
import type { SiteId } from '../../domain/ids.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'
import { freshToken } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
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

/** Whether these are the pictures of that pass (`null`: of no pass, which takes as long to deny). */
export async function provesPictures(
  store: Store,
  siteId: SiteId,
  passId: string | null,
  secret: PictureSecret,
): Promise<boolean> {
  const known = passId === null ? undefined : await store.read((view) => pictureHashOf(view, siteId, passId))
  nobody ??= hash(freshToken(), cost)
  const matches = await verify(known ?? (await nobody), secret.join('-'))
  return known !== undefined && matches
}

/** Whether the pictures are those that this hash was made of. */
export function matchesPictures(secretHash: string, secret: PictureSecret): Promise<boolean> {
  return verify(secretHash, secret.join('-'))
}

export async function pictureHashOf(
  view: StoreReader,
  siteId: SiteId,
  passId: string,
): Promise<string | undefined> {
  const [row] = await view.all(
    view.tables
      .selectFrom('passSecrets')
      .select('secretHash')
      .where('siteId', '=', siteId)
      .where('passId', '=', passId),
  )
  return row?.secretHash
}

/**
 * Whether the pictures of a pass without any may be chosen at this kiosk: on the day it was made, where it was
 * made. Later a host gives a code (recoveries.ts): who finds somebody's card chooses nothing.
 */
export async function mayChoosePictures(
  view: StoreReader,
  { siteId, deviceId }: Pick<Scope, 'siteId' | 'deviceId'>,
  passId: string,
): Promise<boolean> {
  const [pass] = await view.all(
    view.tables
      .selectFrom('passes')
      .select('deviceId')
      .where('siteId', '=', siteId)
      .where('passId', '=', passId),
  )
  // A restore may have forgotten that the pass was issued: its token was still signed by the site.
  if (pass && pass.deviceId !== deviceId) return false
  const visits = await view.records('visits', { siteId, visitorId: passId })
  return new Set(visits.map(({ day }) => day)).size <= 1
}

/** The first secret that a pass gets is its secret; a later one changes nothing. Answers whether it was kept. */
export async function keepFirstSecret(
  tx: StoreTransaction,
  scope: Pick<Scope, 'siteId' | 'deviceId'>,
  passId: string,
  secretHash: string,
): Promise<boolean> {
  const { siteId } = scope
  if (!(await mayChoosePictures(tx, scope, passId))) return false
  const kept = await tx.run(
    tx.tables
      .insertInto('passSecrets')
      .values({ siteId, passId, secretHash })
      .onConflict((conflict) => conflict.doNothing()),
  )
  return kept > 0
}

/** Somebody tried the pictures of this pass as often as a day allows: hosts are told. */
export async function noteGuessing(
  { store, clock }: ServerParts,
  siteId: SiteId,
  passId: string,
): Promise<void> {
  const at = clock.now()
  await store.transaction((tx) =>
    tx.run(
      tx.tables
        .insertInto('passAlerts')
        .values({ siteId, passId, at })
        .onConflict((conflict) => conflict.columns(['siteId', 'passId']).doUpdateSet({ at })),
    ),
  )
}

/** The passes whose pictures were guessed at, the latest first. */
export async function guessedPasses(
  view: StoreReader,
  siteId: SiteId,
): Promise<{ passId: string; at: Instant }[]> {
  return view.all(
    view.tables
      .selectFrom('passAlerts')
      .select(['passId', 'at'])
      .where('siteId', '=', siteId)
      .orderBy('at', 'desc')
      .limit(200),
  )
}
