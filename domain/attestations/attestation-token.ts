import { joinedBytes } from '../joined-bytes.ts'
import { addDays, DAY, type Day } from '../time.ts'
import { fromBase32, toBase32 } from '../visits/pass-token.ts'
import { abilityCodes, type AbilityCode } from '../kit/abilities.ts'
import type { Attestation } from './attestation.ts'
import { isLevel, LOWEST_ATTESTED, type Level } from '../kit/levels.ts'

/**
 * What the QR of an attestation holds: `PEA1` followed, in Crockford's base 32, by what it says, bytes that
 * bind the full page, and an Ed25519 signature of the site's key. Everything a kiosk needs to tell who, what
 * and when without network. Twelve abilities fit 69 modules a side at level M.
 */
const PREFIX = 'PEA1'
const SIGNATURE_BYTES = 64
/** 128 bits of SHA-256: a second page for one token is out of reach. */
export const DIGEST_BYTES = 16
const SERIAL_BYTES = 5
const FIRST_DAY = '2020-01-01'
/** Keeps the longest token within 69 modules; the page itself holds the whole name. */
const NAME_BYTES = 80
/** Above any token this version writes; a longer text is not worth decoding. */
const LONGEST = 600

export interface AttestedFacts {
  siteId: string
  /** Which of the site's `passKeys` signed it, 0 to 255. */
  keyId: number
  serial: string
  observedOn: Day
  /** Cards with their editions, such as `A01.1`. */
  challengeIds: string[]
  name: string
  /** None: the person took part. */
  abilities: { code: AbilityCode; level: Level }[]
  /** The beginning of the SHA-256 of the attestation's text. */
  digest: Uint8Array
}
export interface AttestationToken extends AttestedFacts {
  signature: Uint8Array
}

/** What the token says of an attestation. `digest`: of its `attestationText`. */
export function attestedFacts(attestation: Attestation, keyId: number, digest: Uint8Array): AttestedFacts {
  const { siteId, serial, observedOn, challenges, abilities } = attestation
  return {
    siteId,
    keyId,
    serial,
    observedOn,
    challengeIds: challenges.map(({ id }) => id),
    name: shortened(attestation.name),
    abilities: abilities.map(({ code, level }) => ({ code, level })),
    digest: digest.slice(0, DIGEST_BYTES),
  }
}

/** The bytes that the site's key signs. No pass can be mistaken for one: the beginning differs. */
export function attestationClaim(facts: AttestedFacts): Uint8Array<ArrayBuffer> {
  return joinedBytes(encoder.encode('pepiniere-attestation:1:'), bytesOf(facts))
}

export function writeAttestationToken(token: AttestationToken): string {
  return PREFIX + toBase32(joinedBytes(bytesOf(token), token.signature))
}

/** Whether a scanned text means to be an attestation, genuine or not. */
export function looksLikeAttestation(scanned: string): boolean {
  return scanned.trim().slice(0, PREFIX.length).toUpperCase() === PREFIX
}

/** The token in a scanned text, or `null` when the text is none. The signature is not verified here. */
export function readAttestationToken(scanned: string): AttestationToken | null {
  if (scanned.length > LONGEST) return null
  const text = scanned.trim().toUpperCase()
  const bytes = fromBase32(text.slice(PREFIX.length))
  if (bytes === null) return null
  const facts = factsIn(bytes.subarray(0, -SIGNATURE_BYTES))
  if (facts === null) return null
  const token = { ...facts, signature: bytes.slice(-SIGNATURE_BYTES) }
  // One token, one text: what would begin, or be written, otherwise was not written by a site.
  return writeAttestationToken(token) === text ? token : null
}

/** Whether the key (raw Ed25519, base64url, as in the site's `passKeys`) signed it. */
export async function isSignedWith(token: AttestationToken, publicKey: string): Promise<boolean> {
  try {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey }
    const key = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['verify'])
    return await crypto.subtle.verify(
      'Ed25519',
      key,
      new Uint8Array(token.signature),
      attestationClaim(token),
    )
  } catch {
    // What is no key has signed nothing.
    return false
  }
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

function bytesOf(facts: AttestedFacts): Uint8Array {
  const day = daysFrom(FIRST_DAY, facts.observedOn)
  const abilities = facts.abilities.map(({ code, level }) => (abilityCodes.indexOf(code) << 3) | level)
  return joinedBytes(
    Uint8Array.of(facts.keyId),
    fromBase32(facts.serial)!,
    Uint8Array.of(day >> 8, day & 255),
    measured(facts.siteId),
    measured(facts.challengeIds.join(',')),
    measured(facts.name),
    Uint8Array.of(abilities.length, ...abilities),
    facts.digest,
  )
}

/** Bytes that end too early give too few of them, which is told by where the reading ends. */
function factsIn(bytes: Uint8Array): AttestedFacts | null {
  let at = 0
  const byte = () => bytes[at++]!
  const take = (length: number) => bytes.subarray(at, (at += length))
  const text = () => decoder.decode(take(byte()))
  const keyId = byte()
  const serial = toBase32(take(SERIAL_BYTES))
  const observedOn = addDays(FIRST_DAY, (byte() << 8) | byte())
  const siteId = text()
  const cards = text()
  const name = text()
  const abilities = abilitiesIn(take(byte()))
  const digest = take(DIGEST_BYTES)
  if (abilities === null || siteId === '' || at !== bytes.length) return null
  const challengeIds = cards === '' ? [] : cards.split(',')
  return { siteId, keyId, serial, observedOn, challengeIds, name, abilities, digest }
}

function abilitiesIn(bytes: Uint8Array): AttestedFacts['abilities'] | null {
  const abilities: AttestedFacts['abilities'] = []
  for (const byte of bytes) {
    const [code, level] = [abilityCodes[byte >> 3], byte & 7]
    if (code === undefined || !isLevel(level) || level < LOWEST_ATTESTED) return null
    if (abilities.some((known) => known.code === code)) return null
    abilities.push({ code, level })
  }
  return abilities
}

function measured(text: string): Uint8Array {
  const bytes = encoder.encode(text)
  return joinedBytes(Uint8Array.of(bytes.length), bytes)
}

/** Cut where a character ends, as a person sees characters. */
function shortened(name: string): string {
  let kept = ''
  for (const { segment } of new Intl.Segmenter('fr').segment(name)) {
    if (encoder.encode(kept + segment).length > NAME_BYTES) break
    kept += segment
  }
  return kept
}

function daysFrom(first: Day, day: Day): number {
  return (Date.parse(day) - Date.parse(first)) / DAY
}
