import type { PageCode } from '../../../domain/attestations/attestation-link.ts'
import { joinedBytes } from '../../../domain/joined-bytes.ts'
import type { CompetenceProfile } from '../../../domain/competences/profile.ts'
import { fromBase64Url, toBase64Url } from '../../../domain/credentials/base64url.ts'
import { ok, refuse, type Result } from '../../../domain/result.ts'
import type { Instant } from '../../../domain/time.ts'
import { toBase32 } from '../../../domain/visits/pass-token.ts'
import type { Machine } from '../machine.ts'
import type { PictureSecret } from '../visitor-api.ts'

/** The card by which a page is sealed: its number and what it alone holds. */
export interface SealingCard {
  siteId: string
  passId: string
  cardKey: string
}

/** What a card and its pictures make of one salt. It cannot be taken out of the browser, and goes with the session. */
export interface DossierKey {
  salt: Uint8Array<ArrayBuffer>
  key: CryptoKey
}

/** A page as it was sealed, and when. */
export interface SealedPage {
  profile: CompetenceProfile
  /** What the QR codes of its sheet hold; absent where an older kiosk sealed it. */
  codes?: readonly PageCode[]
  keptAt: Instant
}

/** One sealed text: salt (16 bytes), the wrapped key of the page (40), the nonce (12), the page. */
const SALT = 16
const WRAPPED = 40
const NONCE = 12
const HEAD = SALT + WRAPPED + NONCE
/** The length tells little of what somebody has to say. */
const PADDED_TO = 2048

const utf8 = new TextEncoder()

/** Under which a card's page lies at every kiosk: whoever does not hold the card cannot tell whose it is. */
export async function dossierIdOf(card: SealingCard): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', utf8.encode(`pepiniere-dossier-id:1:${nameOf(card)}`))
  return toBase32(new Uint8Array(hash)).slice(0, 32)
}

/** The key of this card and these pictures, slowly; with the salt of what is to be opened, or a fresh one. */
export async function dossierKey(
  { stretch }: Pick<Machine, 'stretch'>,
  card: SealingCard,
  pictures: PictureSecret,
  salt: Uint8Array<ArrayBuffer> = crypto.getRandomValues(new Uint8Array(SALT)),
): Promise<DossierKey> {
  const secret = utf8.encode(`pepiniere-dossier-key:1:${nameOf(card)}:${pictures.join('-')}`)
  const stretched = await stretch(secret, salt)
  const key = await crypto.subtle.importKey('raw', stretched, 'AES-KW', false, ['wrapKey', 'unwrapKey'])
  return { salt, key }
}

/** The salt of a sealed page, or `null` when it is none. */
export function saltOf(sealed: string): Uint8Array<ArrayBuffer> | null {
  const bytes = fromBase64Url(sealed)
  return bytes && bytes.length > HEAD ? bytes.slice(0, SALT) : null
}

/**
 * Seals a page for this edition: compressed and filled up, encrypted with a key of its own (AES-GCM), which is wrapped
 * with that of card and pictures. Another card's, another edition's or an altered text does not open.
 */
export async function sealPage(
  { salt, key }: DossierKey,
  card: SealingCard,
  edition: number,
  page: SealedPage,
): Promise<string> {
  const pageKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt'])
  const iv = crypto.getRandomValues(new Uint8Array(NONCE))
  const wrapped = await crypto.subtle.wrapKey('raw', pageKey, key, 'AES-KW')
  const text = filled(await through(new CompressionStream('deflate-raw'), utf8.encode(JSON.stringify(page))))
  const additionalData = dataOf(card, edition)
  const body = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, pageKey, text)
  return toBase64Url(joinedBytes(salt, new Uint8Array(wrapped), iv, new Uint8Array(body)))
}

/** Opens what `sealPage` made. `sealed`: not with this key, not of this card and edition, or altered. */
export async function openPage(
  { key }: DossierKey,
  card: SealingCard,
  edition: number,
  sealed: string,
): Promise<Result<SealedPage, 'sealed'>> {
  const bytes = fromBase64Url(sealed)
  if (!bytes || bytes.length <= HEAD) return refuse('sealed')
  const [wrapped, iv] = [bytes.slice(SALT, SALT + WRAPPED), bytes.slice(SALT + WRAPPED, HEAD)]
  try {
    const pageKey = await crypto.subtle.unwrapKey('raw', wrapped, key, 'AES-KW', 'AES-GCM', false, [
      'decrypt',
    ])
    const algorithm = { name: 'AES-GCM', iv, additionalData: dataOf(card, edition) }
    const text = new Uint8Array(await crypto.subtle.decrypt(algorithm, pageKey, bytes.slice(HEAD)))
    const json = await through(new DecompressionStream('deflate-raw'), unfilled(text))
    return ok(JSON.parse(new TextDecoder().decode(json)) as SealedPage)
  } catch {
    return refuse('sealed')
  }
}

const nameOf = ({ siteId, passId, cardKey }: SealingCard) => `${siteId}:${passId}:${cardKey}`

function dataOf({ siteId, passId }: SealingCard, edition: number): Uint8Array<ArrayBuffer> {
  return utf8.encode(`pepiniere-dossier:1:${siteId}:${passId}:${edition}`)
}

/** Its length in four bytes, then the text, then nothing up to the next whole block. */
function filled(text: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const blocks = Math.ceil((4 + text.length) / PADDED_TO)
  const bytes = new Uint8Array(blocks * PADDED_TO)
  new DataView(bytes.buffer).setUint32(0, text.length)
  bytes.set(text, 4)
  return bytes
}

function unfilled(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return bytes.slice(4, 4 + new DataView(bytes.buffer).getUint32(0))
}

async function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const out = new Blob([bytes]).stream().pipeThrough(stream)
  return new Uint8Array(await new Response(out).arrayBuffer())
}
