import { DataIntegrityProof } from '@digitalcredentials/data-integrity'
import { cryptosuite } from '@digitalcredentials/eddsa-rdfc-2022-cryptosuite'
import { verifyCredential } from '@digitalcredentials/vc'
import { isCredential, spanOf } from './badge-form.ts'
import { idOf, isObject, listOf, type JsonObject } from './credential-text.ts'
import { multibaseOf } from './did.ts'
import { refused, type Step } from './verdict.ts'
import { keysOf, type KeySource } from './issuer-keys.ts'
import type { Proven } from './jwt-proof.ts'
import { loadKnownContext } from './known-contexts.ts'

/** A proof each for a handful of suites is usual; each is verified by itself. */
const MOST_PROOFS = 4
/**
 * Most parts (objects and lists) of a document that is put into its canonical form: thousands that resemble each other
 * would keep a server busy for seconds. Real ones have some dozens.
 */
const MOST_PARTS = 400

/**
 * Who signed a credential that holds its proof inside (Data Integrity, eddsa-rdfc-2022). What its words mean is read
 * from copies of the contexts that come with the library, never from the network.
 */
export async function proveDocument(document: JsonObject, source: KeySource): Promise<Step<Proven>> {
  if (!isCredential(document)) return refused('not-a-credential')
  const proofs = listOf(document['proof']).filter(isObject)
  const readable = proofs.filter(
    ({ type, cryptosuite: suite }) => type === 'DataIntegrityProof' && suite === 'eddsa-rdfc-2022',
  )
  if (readable.length === 0)
    return refused('unsupported-proof', proofs.length === 0 ? 'no proof' : 'cryptosuite')
  const fault = wordingFault(document)
  if (fault !== null) return fault
  const issuer = idOf(document['issuer'])
  if (issuer === undefined) return refused('schema', 'issuer')
  let first: Step<Proven> | undefined
  for (const proof of readable.slice(0, MOST_PROOFS)) {
    const outcome = await proveWith(document, proof, issuer, source)
    if (outcome.ok) return outcome
    first ??= outcome
  }
  return first!
}

async function proveWith(
  document: JsonObject,
  proof: JsonObject,
  issuer: string,
  source: KeySource,
): Promise<Step<Proven>> {
  const method = idOf(proof['verificationMethod'])
  if (method === undefined) return refused('unsupported-proof', 'verificationMethod')
  const found = await keysOf(issuer, method, source)
  if (!found.ok) return found
  const keys = found.value.keys.flatMap((key) => multibaseOf(key) ?? [])
  if (keys.length === 0) return refused('unsupported-proof', 'key')
  const expires = typeof proof['expires'] === 'string' ? { expires: Date.parse(proof['expires']) } : {}
  for (const key of keys) {
    const outcome = await signedWith({ ...document, proof }, issuer, method, key)
    if (outcome === 'yes')
      return { ok: true, value: { document, issuer, issuerKnown: found.value.isKnown, ...expires } }
    if (outcome !== 'no') return outcome
  }
  return refused('altered')
}

/**
 * What stands against reading a document by its words: too many parts, or a context written into it. That could give
 * words another meaning than the one that readers, and this program, take them to have, under a signature that is right.
 */
function wordingFault({ '@context': contexts, ...rest }: JsonObject): ReturnType<typeof refused> | null {
  const waiting: unknown[] = [rest]
  let parts = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue
    parts += 1
    if (parts > MOST_PARTS) return refused('too-large', 'parts')
    if (Object.hasOwn(next, '@context')) return refused('unsupported-proof', 'context')
    waiting.push(...Object.values(next))
  }
  const isPlain = listOf(contexts).every((context) => typeof context === 'string')
  return isPlain ? null : refused('unsupported-proof', 'context')
}

async function signedWith(
  document: JsonObject,
  issuer: string,
  method: string,
  publicKeyMultibase: string,
): Promise<'yes' | 'no' | ReturnType<typeof refused>> {
  let unknown: string | undefined
  const documentLoader = async (url: string) => {
    const known = keyDocument(url, issuer, method, publicKeyMultibase)
    if (known) return { documentUrl: url, document: known }
    try {
      return await loadKnownContext(url)
    } catch {
      unknown = url
      throw new Error('A context that nobody here has a copy of')
    }
  }
  const { validFrom } = spanOf(document) ?? {}
  const result = await verifyCredential({
    credential: document,
    suite: new DataIntegrityProof({ cryptosuite }),
    documentLoader,
    // Looked at afterwards, as for every other form.
    checkStatus: async () => ({ verified: true }),
    now: new Date(validFrom ?? 0),
  })
  if (result.verified) return 'yes'
  if (unknown !== undefined) return refused('unsupported-proof', 'context')
  const log = result.error?.log ?? result.log ?? []
  const isSigned = log.some(({ id, valid }) => id === 'valid_signature' && valid)
  return isSigned ? refused('schema') : 'no'
}

/** The issuer and its key, as documents of their own. */
function keyDocument(url: string, issuer: string, method: string, publicKeyMultibase: string): object | null {
  const key = { id: method, type: 'Multikey', controller: issuer, publicKeyMultibase }
  if (url === method) return { '@context': 'https://w3id.org/security/multikey/v1', ...key }
  if (url !== issuer) return null
  return {
    '@context': ['https://www.w3.org/ns/did/v1'],
    id: issuer,
    assertionMethod: [method],
    verificationMethod: [key],
  }
}
