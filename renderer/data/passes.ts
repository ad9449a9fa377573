import * as calls from '../../domain/contract/passes.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { Site } from '../../domain/sites/site.ts'
import { readPassCode } from '../../domain/visits/pass-code.ts'
import {
  cardKeyFrom,
  passClaim,
  readPassToken,
  writePassToken,
  type Pass,
  type PassToken,
} from '../../domain/visits/pass-token.ts'
import { visitorIdFrom } from '../../domain/visits/visitor-id.ts'
import type { DeviceData } from './device-data-type.ts'
import { lookAtCard } from './elsewhere-api.ts'
import { readSite } from './site.ts'

/** How long a kiosk waits for the server to resolve a typed code before it goes on without. */
const RESOLVE_TIMEOUT = 4000

/**
 * A pass that somebody showed. Typed where nothing could tell whose it is, it has no `token`, and its holder is
 * somebody new, whom the server recognises by the number later: what they do until then is theirs all the same.
 */
export interface ShownPass extends Pass {
  /** As the server signed it. */
  token: string | null
  /** What only the card holds; it goes to no server and onto no disk. Absent when a number was typed. */
  cardKey?: string
  /** How it was checked: by the site's signature here, by the server, or to be checked later. */
  checked: 'signature' | 'server' | 'later'
}
/** `not-known-here`: a card of another site, whose holder this one does not know. */
export type PassRefusal = 'not-a-pass' | 'unknown-or-revoked' | 'not-known-here'

/** A card that another site gave, of somebody whom this one does not know. */
export interface CardElsewhere {
  passId: string
  /** As its site signed it; `null`: nothing could tell whose card it is, for want of network. */
  token: string | null
  cardKey?: string
  /** What its site is called; nothing where that is not known. */
  site: string
  /** Its holder chose pictures, by which they can show that it is theirs. */
  hasPictures: boolean
}
type LookedAt = ShownPass | { elsewhere: CardElsewhere }

/** The pass in what was scanned or typed. */
export async function readPass(data: DeviceData, text: string): Promise<Result<ShownPass, PassRefusal>> {
  return onlyPasses(await lookAtPass(data, text))
}

function onlyPasses(looked: Result<LookedAt, PassRefusal>): Result<ShownPass, PassRefusal> {
  if (!looked.ok || !('elsewhere' in looked.value)) return looked as Result<ShownPass, PassRefusal>
  return refuse(looked.value.elsewhere.token === null ? 'unknown-or-revoked' : 'not-known-here')
}

/** The same, where a card of another site may be somebody's who comes in. */
export async function lookAtPass(data: DeviceData, text: string): Promise<Result<LookedAt, PassRefusal>> {
  const site = await readSite(data)
  const token = readPassToken(text)
  if (token) {
    const { passId, visitorId, cardKey } = token
    const genuine = site !== null && (await isSignedBy(site, token))
    if (site?.revokedPasses.includes(passId)) return refuse('unknown-or-revoked')
    if (!genuine) {
      // The card's own key goes to no server.
      const looked = await lookElsewhere(data, writePassToken(token), { passId, ...withKey(cardKey) })
      // A device that was just linked knows no keys yet: its own site's card is not another's, and is checked later.
      return site === null && isUnread(looked) ? ok(checkedLater(data, passId)) : looked
    }
    return ok({
      ...{ passId, visitorId, token: writePassToken(token), checked: 'signature' as const },
      ...withKey(cardKey),
    })
  }
  const passId = readPassCode(text)
  if (passId === null) return refuse('not-a-pass')
  if (site?.revokedPasses.includes(passId)) return refuse('unknown-or-revoked')
  return data.sync.connected ? resolveCode(data, passId) : ok(checkedLater(data, passId))
}

const withKey = (cardKey: string | undefined) => (cardKey === undefined ? {} : { cardKey })

/** A card that this site did not sign: another site of the server may have given it, which the server alone can tell. */
async function lookElsewhere(
  data: DeviceData,
  card: string,
  shown: { passId: string; cardKey?: string },
): Promise<Result<LookedAt, PassRefusal>> {
  const unread = { elsewhere: { ...shown, token: null, site: '', hasPictures: false } }
  if (!data.sync.connected) return ok(unread)
  const reply = await lookAtCard(data, card, RESOLVE_TIMEOUT)
  if (reply.ok) {
    const { token, visitorId, site, hasPictures } = reply.value
    if (visitorId !== undefined) return ok({ ...shown, visitorId, token, checked: 'server' })
    return ok({ elsewhere: { ...shown, token, site, hasPictures } })
  }
  const isAway = reply.reason === 'unreachable' || reply.reason === 'too-many-requests'
  return isAway ? ok(unread) : refuse('unknown-or-revoked')
}

/** Whether nobody could say whose card it is. */
function isUnread(looked: Result<LookedAt, PassRefusal>): boolean {
  return looked.ok && 'elsewhere' in looked.value && looked.value.elsewhere.token === null
}

/** The key of a card that is given away now. */
export function freshCardKey(): string {
  return cardKeyFrom(crypto.getRandomValues(new Uint8Array(32)))
}

/** The pass in what a scanner read, which it tells in each way its code can be read. */
export async function firstPass(
  data: DeviceData,
  texts: readonly string[],
): Promise<Result<ShownPass, PassRefusal>> {
  return onlyPasses(await lookAtFirstPass(data, texts))
}

/** The same, where a card of another site may be somebody's who comes in. */
export async function lookAtFirstPass(
  data: DeviceData,
  texts: readonly string[],
): Promise<Result<LookedAt, PassRefusal>> {
  const reads = []
  for (const text of texts) {
    const read = await lookAtPass(data, text)
    if (read.ok) return read
    reads.push(read)
  }
  return reads.find(({ reason }) => reason !== 'not-a-pass') ?? refuse('not-a-pass')
}

async function resolveCode(data: DeviceData, passId: string): Promise<Result<LookedAt, PassRefusal>> {
  const reply = await data.call(calls.resolveCode, {
    body: { code: passId },
    timeout: RESOLVE_TIMEOUT,
  })
  const pass = reply.ok ? readPassToken(reply.value.token) : null
  if (reply.ok && pass) {
    return ok({ passId, visitorId: pass.visitorId, token: reply.value.token, checked: 'server' })
  }
  if (!reply.ok && reply.reason === 'wrong-credentials') {
    const looked = await lookElsewhere(data, passId, { passId })
    return isUnread(looked) ? refuse('unknown-or-revoked') : looked
  }
  // Too many wrong numbers were somebody else's, perhaps: this one may come in, and is checked later.
  return ok(checkedLater(data, passId))
}

function checkedLater(data: DeviceData, passId: string): ShownPass {
  return { passId, visitorId: visitorIdFrom(data.freshId()), token: null, checked: 'later' }
}

async function isSignedBy(site: Site, token: PassToken): Promise<boolean> {
  const known = site.passKeys.find((key) => key.keyId === token.keyId)
  if (!known) return false
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: known.publicKey }
  const key = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['verify'])
  const signature = new Uint8Array(token.signature)
  return crypto.subtle.verify('Ed25519', key, signature, passClaim(site.id, token))
}
