import { hash, verify } from '@node-rs/argon2'
import type { SiteId } from '../../domain/ids.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'

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
export function hashPictures(secret: PictureSecret): Promise<string> {
  return hash(secret.join('-'), { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
}

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
