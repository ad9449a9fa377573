import { readBadge, type StatusEntry } from './badge-form.ts'
import { idOf, isObject, typesOf } from './credential-text.ts'
import { decodeStatusList, isSet } from './status-list.ts'
import { refused, type CredentialFault, type CredentialSummary, type Step, type Verdict } from './verdict.ts'
import { MINUTE, type Instant } from '../time.ts'
import type { Fetcher, KeySource } from './issuer-keys.ts'
import { proveJwt, type Proven } from './jwt-proof.ts'
import { readCredentialText } from './read-credential.ts'

/** What a verifier knows and may ask. Without `fetch` nothing is asked of the network. */
export interface Verifier extends KeySource {
  now: Instant
  /** A status list that is at hand, as a text, by its address. */
  statusList?: Fetcher | undefined
}

/** A credential made a moment ago is read by clocks that are a little behind. */
const CLOCKS_DIFFER = 5 * MINUTE

/** Whether a credential stands, or the first reason why it does not. It never throws for what the text holds. */
export async function verifyCredential(text: string, verifier: Verifier): Promise<Verdict> {
  const proven = await prove(text, verifier)
  if (!proven.ok) return notValid(proven)
  const { document, issuer, issuerKnown, notBefore = 0, expires = Infinity } = proven.value
  const badge = readBadge(document)
  if (!badge.ok) return notValid(badge)
  const { summary, status, unreadStatus } = badge.value
  const { validFrom, validUntil = Infinity } = summary
  if (Math.max(validFrom, notBefore) > verifier.now + CLOCKS_DIFFER)
    return notValid(refused('not-yet-valid'), summary)
  if (!(Math.min(validUntil, expires) > verifier.now)) return notValid(refused('expired'), summary)
  if (unreadStatus) return notValid(refused('unsupported-status'), summary)
  for (const entry of status) {
    const fault = await faultOfStatus(entry, issuer, verifier)
    if (fault !== null) return notValid(refused(fault), summary)
  }
  return { valid: true, issuerKnown, summary }
}

async function prove(text: string, source: KeySource): Promise<Step<Proven>> {
  const read = readCredentialText(text)
  if (!read.ok) return read
  if (read.value.form === 'jwt') return proveJwt(read.value.token, source)
  // What reads JSON-LD weighs more than all the rest, and few need it.
  const { proveDocument } = await import('./data-integrity-proof.ts')
  return proveDocument(read.value.document, source)
}

function notValid(
  { reason, detail }: { reason: CredentialFault; detail?: string },
  summary?: CredentialSummary,
): Verdict {
  return {
    valid: false,
    reason,
    ...(detail === undefined ? {} : { detail }),
    ...(summary === undefined ? {} : { summary }),
  }
}

/** What the issuer's list says of this credential. The list is a credential too: signed by the same issuer. */
async function faultOfStatus(
  { list, index, purpose }: StatusEntry,
  issuer: string,
  verifier: Verifier,
): Promise<CredentialFault | null> {
  const text = (await verifier.statusList?.(list)) ?? (await fetched(list, verifier))
  if (text === null) return 'status-unreachable'
  const proven = await prove(text, verifier)
  if (!proven.ok || proven.value.issuer !== issuer) return 'status-untrusted'
  const { document, expires = Infinity } = proven.value
  const { credentialSubject: subject, validUntil } = document
  const isList = typesOf(document).includes('BitstringStatusListCredential') && isObject(subject)
  if (!isList || (idOf(document['id']) ?? list) !== list) return 'status-untrusted'
  if (subject['statusPurpose'] !== purpose || typeof subject['encodedList'] !== 'string')
    return 'status-untrusted'
  // A list that is out of date does not tell what was taken back since.
  const ends = typeof validUntil === 'string' ? Date.parse(validUntil) : Infinity
  if (!(Math.min(ends, expires) > verifier.now)) return 'status-unreachable'
  const bits = await decodeStatusList(subject['encodedList'])
  const isOne = bits === null ? null : isSet(bits, index)
  if (isOne === null) return 'status-untrusted'
  if (!isOne) return null
  return purpose === 'revocation' ? 'revoked' : 'suspended'
}

async function fetched(list: string, { fetch }: KeySource): Promise<string | null> {
  return list.startsWith('https://') ? ((await fetch?.(list)) ?? null) : null
}
