import { isObject, listOf, type JsonObject } from './credential-text.ts'
import { ed25519OfMultibase, keyInDid, publicJwkIn, type PublicJwk } from './did.ts'
import { refused, type Step } from './verdict.ts'

/** An issuer whose keys were learned beforehand: a site of this server, or one in a file. */
export interface KnownIssuer {
  id: string
  keys: readonly PublicJwk[]
}

/**
 * The text at an https address, or `null` when it cannot be had. Who gives it sees to time, size and private
 * addresses.
 */
export type Fetcher = (url: string) => Promise<string | null>

/** Where keys come from. Without `fetch` nothing is asked of the network. */
export interface KeySource {
  known: readonly KnownIssuer[]
  fetch?: Fetcher | undefined
}

export interface IssuerKeys {
  keys: readonly PublicJwk[]
  isKnown: boolean
}

/**
 * The keys with which this issuer may have signed under that name of a key (`kid`). A name that points elsewhere than
 * to the issuer is refused before anything is asked of it.
 */
export async function keysOf(
  issuer: string,
  kid: string | undefined,
  source: KeySource,
): Promise<Step<IssuerKeys>> {
  const known = source.known.find(({ id }) => id === issuer)
  if (known) {
    const keys = kid === undefined ? known.keys : known.keys.filter((key) => key.kid === kid)
    if (keys.length > 0) return { ok: true, value: { keys, isKnown: true } }
  }
  if (issuer.startsWith('did:')) return keysOfDid(issuer, kid, source)
  const home = httpsAddress(issuer)
  if (home === null) return refused('unknown-issuer', 'address')
  const named = kid === undefined ? null : httpsAddress(kid)
  if (kid !== undefined && looksLikeAddress(kid) && named?.origin !== home.origin)
    return refused('wrong-issuer', 'kid')
  // Its keys were learned, and this is none of them: a newer one is only at the issuer's own address.
  if (known && !source.fetch) return refused('wrong-issuer', 'kid')
  const read = await readJson(named ?? new URL('/.well-known/jwks.json', home), source)
  if (read === null) return refused('unknown-issuer', source.fetch ? 'unreachable' : 'offline')
  const keys = keysIn(read, named === null ? kid : undefined)
  if (keys.length === 0) return refused('unknown-issuer', 'no key')
  return { ok: true, value: { keys, isKnown: known !== undefined } }
}

async function keysOfDid(did: string, kid: string | undefined, source: KeySource): Promise<Step<IssuerKeys>> {
  if (kid !== undefined && kid !== did && !kid.startsWith(`${did}#`) && !kid.startsWith('#'))
    return refused('wrong-issuer', 'kid')
  const held = keyInDid(did)
  if (held) return { ok: true, value: { keys: [held], isKnown: false } }
  const home = addressOfDidWeb(did)
  if (home === null) return refused('unknown-issuer', 'method')
  const document = await readJson(home, source)
  if (document === null) return refused('unknown-issuer', source.fetch ? 'unreachable' : 'offline')
  if (document['id'] !== did) return refused('unknown-issuer', 'did document')
  const wanted = kid?.startsWith('#') ? did + kid : kid
  const keys = listOf(document['verificationMethod']).flatMap((method) => {
    if (!isObject(method) || (wanted !== undefined && wanted !== did && method['id'] !== wanted)) return []
    const { publicKeyJwk, publicKeyMultibase } = method
    const key =
      publicJwkIn(publicKeyJwk) ??
      (typeof publicKeyMultibase === 'string' ? ed25519OfMultibase(publicKeyMultibase) : null)
    return key ? [key] : []
  })
  if (keys.length === 0) return refused('unknown-issuer', 'no key')
  return { ok: true, value: { keys, isKnown: false } }
}

/** One key, or a set of them (RFC 7517 §5). */
function keysIn(read: JsonObject, kid: string | undefined): PublicJwk[] {
  const all = (Array.isArray(read['keys']) ? (read['keys'] as unknown[]) : [read]).flatMap((one) => {
    const key = publicJwkIn(one)
    return key ? [key] : []
  })
  return kid === undefined ? all : all.filter((key) => key.kid === kid)
}

/** `did:web:host:path` (W3C CCG): a document at an https address. A port is written `%3A`. */
function addressOfDidWeb(did: string): URL | null {
  if (!/^did:web:[\w.%:-]{1,400}$/.test(did)) return null
  const [host, ...path] = did.slice('did:web:'.length).split(':')
  const place = path.length === 0 ? '/.well-known' : `/${path.join('/')}`
  return httpsAddress(`https://${host!.replace(/%3A/i, ':')}${place}/did.json`)
}

function httpsAddress(text: string): URL | null {
  const url = text.length > 2000 ? null : URL.parse(text)
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return null
  return url
}

function looksLikeAddress(kid: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(kid) || kid.includes('/')
}

async function readJson(url: URL, { fetch }: KeySource): Promise<JsonObject | null> {
  const text = (await fetch?.(url.href)) ?? null
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}
