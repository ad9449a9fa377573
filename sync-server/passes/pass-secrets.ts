import { hash, verify } from '@node-rs/argon2'
import type { SiteId } from '../../domain/ids.ts'
import { freshToken } from '../secrets.ts'
import type { Store, StoreReader, StoreTransaction } from '../store/store.ts'

/** The four pictures of a visitor, by their numbers 0 to 11, in order. */
export type PictureSecret = readonly [number, number, number, number]

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

/** The first secret that a pass gets is its secret; a later one changes nothing. */
export async function keepFirstSecret(
  tx: StoreTransaction,
  siteId: SiteId,
  passId: string,
  secretHash: string,
): Promise<void> {
  await tx.run(
    tx.tables
      .insertInto('passSecrets')
      .values({ siteId, passId, secretHash })
      .onConflict((conflict) => conflict.doNothing()),
  )
}
