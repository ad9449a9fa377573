import { createHash } from 'node:crypto'
import { jwtPayload, statusListCredential } from '../../domain/credentials/badge-of-attestation.ts'
import { didJwkOf, type PublicJwk } from '../../domain/credentials/did.ts'
import { encodeStatusList } from '../../domain/credentials/status-list.ts'
import { DAY } from '../../domain/time.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import type { Verifier } from '../../domain/credentials/verify-credential.ts'

/** After so long a saved list says nothing of now: readers ask again. */
const LIST_LASTS = 7 * DAY

/** A site as the issuer of digital credentials. */
export interface SiteIssuer {
  id: string
  name: string
  /** Its key, under the name that its credentials call it by. */
  key: PublicJwk & { kid: string }
  /** Where its list of what was taken back is. */
  list: string
  sign(payload: object): Promise<string>
}

/** Public addresses under this path, for each site. */
export const CREDENTIALS_PATH = '/v1/credentials'

/**
 * A site as an issuer, or `null` when there is no such site: under the public address of the server, or without one
 * under its key itself.
 */
export async function siteIssuer(parts: ServerParts, siteId: string): Promise<SiteIssuer | null> {
  const all = await issuersOf(parts, siteId)
  return all?.[0] ?? null
}

/** Under the name that it takes now, and the one that it had before the server got its public address. */
async function issuersOf(parts: ServerParts, siteId: string): Promise<SiteIssuer[] | null> {
  const site = await parts.store.read((view) => view.record('sites', siteId, siteId))
  if (!site) return null
  const { publicJwk, sign } = await parts.keyring.credentialKey(siteId)
  const named = (id: string, kid: string, list: string): SiteIssuer => ({
    id,
    name: site.name,
    key: { ...publicJwk, kid, alg: 'RS256' },
    list,
    sign: (payload) => sign(payload, kid),
  })
  const did = didJwkOf(publicJwk)
  const alone = named(did, `${did}#0`, `urn:uuid:${uuidOf(`status of ${did}`)}`)
  if (parts.publicUrl === undefined) return [alone]
  const home = `${parts.publicUrl}${CREDENTIALS_PATH}/${encodeURIComponent(siteId)}`
  return [named(home, `${home}/keys/0`, `${home}/status`), alone]
}

/** A key as it is told to anybody. */
export function shownKey({ kty, kid, n = '', e = '' }: SiteIssuer['key']) {
  return { kty, kid, alg: 'RS256', n, e }
}

/** The signed list of what the site took back, made of what its attestations say now. */
export async function signedStatusList(
  { store, clock }: ServerParts,
  siteId: string,
  issuer: SiteIssuer,
): Promise<string> {
  const revoked = await store.read((view) => placesTakenBack(view, siteId))
  const now = clock.now()
  const frame = { id: issuer.list, issuer: issuer.id, validFrom: now, validUntil: now + LIST_LASTS }
  return issuer.sign(jwtPayload(statusListCredential(frame, await encodeStatusList(revoked))))
}

async function placesTakenBack(view: StoreReader, siteId: string): Promise<number[]> {
  const rows = await view.all(
    view.tables
      .selectFrom('credentials')
      .innerJoin('attestations', (join) =>
        join
          .onRef('attestations.siteId', '=', 'credentials.siteId')
          .onRef('attestations.serial', '=', 'credentials.serial'),
      )
      .select('credentials.listIndex')
      .where('credentials.siteId', '=', siteId)
      .where('attestations.revokedAt', 'is not', null),
  )
  return rows.map(({ listIndex }) => listIndex)
}

/**
 * Every name under which a site of this server signs, or once signed. A site that has issued nothing yet gets its key
 * now: who saves the keys today verifies what it issues tomorrow.
 */
export async function allIssuers(parts: ServerParts): Promise<{ siteId: string; issuer: SiteIssuer }[]> {
  const sites = await parts.store.read((view) => view.records('sites'))
  const all: { siteId: string; issuer: SiteIssuer }[] = []
  for (const { id: siteId } of sites)
    for (const issuer of (await issuersOf(parts, siteId)) ?? []) all.push({ siteId, issuer })
  return all
}

/** Reads credentials with what this server knows by itself, and asks nothing of the network. */
export async function ownVerifier(parts: ServerParts): Promise<Verifier> {
  const all = await allIssuers(parts)
  return {
    now: parts.clock.now(),
    known: all.map(({ issuer }) => ({ id: issuer.id, keys: [issuer.key] })),
    statusList: async (address) => {
      const found = all.find(({ issuer }) => issuer.list === address)
      return found ? signedStatusList(parts, found.siteId, found.issuer) : null
    },
  }
}

/** The same id for the same text, in the form of a UUID (version 8: of our own making). */
export function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
