import { CompactSign, compactDecrypt, importJWK, type CryptoKey, type JWK } from 'jose'
import { publicJwkIn, type PublicJwk } from '../../domain/credentials/did.ts'
import type { SiteId } from '../../domain/ids.ts'
import type { Site } from '../../domain/sites/site.ts'
import { passClaim, readPassToken, writePassToken, type Pass } from '../../domain/visits/pass-token.ts'
import type { Store, StoreReader, StoreTransaction } from '../store/store.ts'

interface PassKey {
  keyId: number
  sign: CryptoKey
  verify: CryptoKey
}
interface SiteKeys {
  /** Newest last: it signs, the others still verify. */
  pass: PassKey[]
  sealing: CryptoKey
}

/** What signs the digital credentials of a site. */
export interface CredentialKey {
  publicJwk: PublicJwk
  /** The compact JWT of this payload, under the name that readers find the key by. */
  sign(payload: object, kid: string): Promise<string>
}

const RS256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const

/** The private keys of the sites, which never leave the server. */
export class Keyring {
  readonly #store: Store
  readonly #sites = new Map<SiteId, Promise<SiteKeys>>()
  readonly #credentialKeys = new Map<SiteId, Promise<CredentialKey>>()

  constructor(store: Store) {
    this.#store = store
  }

  /** The text of a pass's QR. The same pass always gives the same text. */
  async signPass(siteId: SiteId, pass: Pass): Promise<string> {
    const signed = await this.sign(siteId, () => passClaim(siteId, pass))
    return writePassToken({ ...pass, ...signed })
  }

  /** Signs with the key that signs now; what is signed may name that key. */
  async sign(
    siteId: SiteId,
    claimFor: (keyId: number) => Uint8Array<ArrayBuffer>,
  ): Promise<{ keyId: number; signature: Uint8Array }> {
    const { pass } = await this.#keysOf(siteId)
    const { keyId, sign } = pass.at(-1)!
    const signature = await crypto.subtle.sign('Ed25519', sign, claimFor(keyId))
    return { keyId, signature: new Uint8Array(signature) }
  }

  /** The pass in a QR's text when this site signed it, or `null`. */
  async verifyPass(siteId: SiteId, text: string): Promise<Pass | null> {
    const token = readPassToken(text)
    const { pass } = await this.#keysOf(siteId)
    const key = pass.find(({ keyId }) => keyId === token?.keyId)
    if (!token || !key) return null
    const signature = new Uint8Array(token.signature)
    const genuine = await crypto.subtle.verify('Ed25519', key.verify, signature, passClaim(siteId, token))
    return genuine ? { passId: token.passId, visitorId: token.visitorId } : null
  }

  /** The text that a device encrypted to the site's key, or `null` when it cannot be opened. */
  async open(siteId: SiteId, sealed: string): Promise<string | null> {
    const { sealing } = await this.#keysOf(siteId)
    try {
      const { plaintext } = await compactDecrypt(sealed, sealing, {
        keyManagementAlgorithms: ['ECDH-ES'],
        contentEncryptionAlgorithms: ['A256GCM'],
      })
      return new TextDecoder('utf-8', { fatal: true }).decode(plaintext)
    } catch {
      return null
    }
  }

  /** The key that signs this site's digital credentials: made when it is first needed, and the same from then on. */
  credentialKey(siteId: SiteId): Promise<CredentialKey> {
    const known = this.#credentialKeys.get(siteId)
    if (known) return known
    const loading = this.#loadCredentialKey(siteId)
    this.#credentialKeys.set(siteId, loading)
    loading.catch(() => this.#credentialKeys.delete(siteId))
    return loading
  }

  async #loadCredentialKey(siteId: SiteId): Promise<CredentialKey> {
    const stored =
      (await this.#store.read((view) => storedCredentialKey(view, siteId))) ??
      (await this.#makeCredentialKey(siteId))
    const jwk = JSON.parse(stored) as JsonWebKey
    const key = await crypto.subtle.importKey('jwk', jwk, RS256, false, ['sign'])
    return {
      publicJwk: publicJwkIn(jwk)!,
      sign: (payload, kid) =>
        new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
          .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
          .sign(key),
    }
  }

  async #makeCredentialKey(siteId: SiteId): Promise<string> {
    const size = { modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) }
    const pair = await crypto.subtle.generateKey({ ...RS256, ...size }, true, ['sign', 'verify'])
    const made = JSON.stringify(await crypto.subtle.exportKey('jwk', pair.privateKey))
    return this.#store.transaction(async (tx) => {
      // Another server, or another call, may have been first.
      const known = await storedCredentialKey(tx, siteId)
      if (known !== undefined) return known
      const row = { siteId, kind: 'credential', keyId: 0, privateJwk: made } as const
      await tx.run(tx.tables.insertInto('siteKeys').values(row))
      return made
    })
  }

  #keysOf(siteId: SiteId): Promise<SiteKeys> {
    const known = this.#sites.get(siteId)
    if (known) return known
    const loading = this.#load(siteId)
    this.#sites.set(siteId, loading)
    loading.catch(() => this.#sites.delete(siteId))
    return loading
  }

  async #load(siteId: SiteId): Promise<SiteKeys> {
    const rows = await this.#store.read((view) =>
      view.all(
        view.tables.selectFrom('siteKeys').selectAll().where('siteId', '=', siteId).orderBy('keyId', 'asc'),
      ),
    )
    const sealing = rows.findLast((row) => row.kind === 'sealing')
    if (!sealing) throw new Error(`No keys for site ${siteId}`)
    const pass = await Promise.all(
      rows
        .filter((row) => row.kind === 'pass')
        .map(async ({ keyId, privateJwk }) => {
          const jwk = JSON.parse(privateJwk) as JWK
          const { d: _private, key_ops: _ops, ...publicJwk } = jwk
          return {
            keyId,
            sign: await crypto.subtle.importKey('jwk', jwk as JsonWebKey, 'Ed25519', false, ['sign']),
            verify: await crypto.subtle.importKey('jwk', publicJwk as JsonWebKey, 'Ed25519', false, [
              'verify',
            ]),
          }
        }),
    )
    const opened = await importJWK(JSON.parse(sealing.privateJwk) as JWK, 'ECDH-ES')
    if (opened instanceof Uint8Array) throw new Error('The sealing key is not a key pair')
    return { pass, sealing: opened }
  }
}

async function storedCredentialKey(view: StoreReader, siteId: SiteId): Promise<string | undefined> {
  const [row] = await view.all(
    view.tables
      .selectFrom('siteKeys')
      .select('privateJwk')
      .where('siteId', '=', siteId)
      .where('kind', '=', 'credential'),
  )
  return row?.privateJwk
}

/** The keys of a new site: what its devices must know, and what the server keeps. */
export interface NewSiteKeys {
  passKeys: Site['passKeys']
  sealingKey: Site['sealingKey']
  keep(tx: StoreTransaction, siteId: SiteId): Promise<void>
}

export async function makeSiteKeys(): Promise<NewSiteKeys> {
  const pass = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  const sealing = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  const passJwk = await crypto.subtle.exportKey('jwk', (pass as CryptoKeyPair).privateKey)
  const sealingJwk = await crypto.subtle.exportKey('jwk', sealing.privateKey)
  return {
    passKeys: [{ keyId: 0, publicKey: passJwk.x! }],
    sealingKey: { kty: sealingJwk.kty!, crv: sealingJwk.crv!, x: sealingJwk.x!, y: sealingJwk.y! },
    keep: async (tx, siteId) => {
      await tx.run(
        tx.tables.insertInto('siteKeys').values([
          { siteId, kind: 'pass', keyId: 0, privateJwk: JSON.stringify(passJwk) },
          { siteId, kind: 'sealing', keyId: 0, privateJwk: JSON.stringify(sealingJwk) },
        ]),
      )
    },
  }
}
