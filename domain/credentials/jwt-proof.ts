import { compactVerify, decodeProtectedHeader, errors, importJWK, type ProtectedHeaderParameters } from 'jose'
import { spanOf, isCredential } from './badge-form.ts'
import { fromBase64Url } from './base64url.ts'
import { idOf, isObject, type JsonObject } from './credential-text.ts'
import { publicJwkIn, type PublicJwk } from './did.ts'
import { refused, type Step } from './verdict.ts'
import { SECOND, type Instant } from '../time.ts'
import { keysOf, type KeySource } from './issuer-keys.ts'
import { readJsonObject } from './read-credential.ts'

/** What is signed, by whom. */
export interface Proven {
  document: JsonObject
  issuer: string
  issuerKnown: boolean
  /** What the proof itself says of its time, beside the credential. */
  notBefore?: Instant
  expires?: Instant
}

/**
 * Open Badges 3.0 asks everybody to read RS256; the two others are what other issuers use. Nothing that is signed with
 * a shared secret, or with nothing, is a signature here.
 */
const algorithms: ReadonlySet<string> = new Set(['RS256', 'ES256', 'EdDSA', 'Ed25519'])

/** Who signed a credential in its JWT form, if they are the issuer that it names. */
export async function proveJwt(token: string, source: KeySource): Promise<Step<Proven>> {
  const header = headerOf(token)
  const payload = payloadOf(token)
  if (!payload.ok) return payload
  if (header === null) return refused('not-a-credential')
  // Before the data model 2.0 the credential stood in a claim of its own.
  const document = isObject(payload.value['vc']) ? payload.value['vc'] : payload.value
  if (!isCredential(document)) return refused('not-a-credential')
  const { alg, kid } = header
  if (typeof alg !== 'string' || !algorithms.has(alg)) return refused('unsupported-proof', 'alg')
  if (header.crit !== undefined) return refused('unsupported-proof', 'crit')
  if (kid !== undefined && typeof kid !== 'string') return refused('not-a-credential', 'kid')
  const issuer = idOf(document['issuer']) ?? idOf(payload.value['iss'])
  if (issuer === undefined) return refused('schema', 'issuer')
  if (payload.value['iss'] !== undefined && payload.value['iss'] !== issuer)
    return refused('wrong-issuer', 'iss')
  const found = await keysOf(issuer, kid, source)
  if (!found.ok) return found
  const outcomes = await Promise.all(found.value.keys.map((key) => signs(key, token, alg)))
  if (!outcomes.includes('yes')) {
    const brought = publicJwkIn(header.jwk)
    if (brought && (await signs(brought, token, alg)) === 'yes') return refused('wrong-issuer', 'jwk')
    return outcomes.every((outcome) => outcome === 'unfit')
      ? refused('unsupported-proof', 'key')
      : refused('altered')
  }
  const clash = claimAgainst(document, payload.value)
  if (clash !== null) return refused('schema', clash)
  const { nbf, exp } = payload.value
  return {
    ok: true,
    value: {
      document,
      issuer,
      issuerKnown: found.value.isKnown,
      ...(typeof nbf === 'number' ? { notBefore: nbf * SECOND } : {}),
      ...(typeof exp === 'number' ? { expires: exp * SECOND } : {}),
    },
  }
}

/** `unfit`: a key that cannot sign in this way, or is too short to. */
async function signs(key: PublicJwk, token: string, alg: string): Promise<'yes' | 'no' | 'unfit'> {
  try {
    await compactVerify(token, await importJWK({ ...key, alg }, alg), { algorithms: [alg] })
    return 'yes'
  } catch (error) {
    return error instanceof errors.JWSSignatureVerificationFailed ? 'no' : 'unfit'
  }
}

function headerOf(token: string): ProtectedHeaderParameters | null {
  try {
    return decodeProtectedHeader(token)
  } catch {
    return null
  }
}

function payloadOf(token: string): Step<JsonObject> {
  const bytes = fromBase64Url(token.split('.')[1]!)
  try {
    return readJsonObject(new TextDecoder('utf-8', { fatal: true }).decode(bytes ?? Uint8Array.of(0xff)))
  } catch {
    return refused('not-a-credential')
  }
}

/** A claim of the JWT that says otherwise than the credential inside, by name, or `null`. */
function claimAgainst(document: JsonObject, claims: JsonObject): string | null {
  const { validFrom, validUntil } = spanOf(document) ?? {}
  const seconds = (at: number | undefined) => at && Math.floor(at / SECOND)
  const expected: Record<string, unknown> = {
    jti: document['id'],
    sub: idOf(isObject(document['credentialSubject']) ? document['credentialSubject']['id'] : undefined),
    nbf: seconds(validFrom),
    exp: seconds(validUntil),
  }
  return (
    Object.keys(expected).find((name) => {
      const claimed = typeof claims[name] === 'number' ? Math.floor(claims[name]) : claims[name]
      return claimed !== undefined && expected[name] !== undefined && claimed !== expected[name]
    }) ?? null
  )
}
