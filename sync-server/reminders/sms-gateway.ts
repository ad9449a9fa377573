import { SECOND, type Instant } from '../../domain/time.ts'
import type { Clock } from '../clock.ts'
import type { Outcome, Sender, Sms } from './sender.ts'

export interface SmsSettings {
  /** Where a message is handed over. */
  url: string
  token: string
  /** Whom messages come from: up to eleven letters and digits, or a number. */
  from: string
}

/** How long a gateway may keep us waiting for its answer. */
const PATIENCE = 20 * SECOND
/** One that asks for a longer pause is asked again after this. */
const LONGEST_PAUSE = 3600 * SECOND

/** What fails before a word is on its way: no such machine, nobody listens, not who it says it is. */
const beforeWords = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/** Answers to our own settings, which somebody may put right: the token, the credit, the address. */
const ofSettings = new Set([401, 402, 403, 404, 405, 407])
/** It did not listen to the end. */
const REQUEST_TIMEOUT = 408
/** The id is known: it was taken in before. */
const KNOWN = 409
/** The number is nobody's, or its owner told the gateway to stop. */
const GONE = 410
const TOO_MANY = 429

/**
 * Sends by a gateway over HTTP: `POST`, with `{ from, to, text }` as JSON and the id as `Idempotency-Key`. The gateway
 * takes an id in once, so that a message whose answer was lost may be handed over again.
 */
export function smsGateway(
  { url, token, from }: SmsSettings,
  clock: Clock,
  patience = PATIENCE,
): Sender<Sms> {
  let mayAskAt: Instant = -Infinity
  return {
    async send({ id, to, text }) {
      if (clock.now() < mayAskAt) return 'later'
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
            'idempotency-key': id,
          },
          body: JSON.stringify({ from, to, text }),
          // The token is for this address alone.
          redirect: 'manual',
          signal: AbortSignal.timeout(patience),
        })
        await response.body?.cancel()
        if (response.status === TOO_MANY) mayAskAt = clock.now() + pauseAsked(response.headers, clock.now())
        return outcomeOf(response.status)
      } catch (error) {
        const { cause } = error as { cause?: { code?: string } }
        return beforeWords.has(cause?.code ?? '') ? 'later' : 'again'
      }
    },
  }
}

function outcomeOf(status: number): Outcome {
  if (status >= 500) return 'again'
  if (status < 300 || status === KNOWN) return 'sent'
  if (status < 400 || status === TOO_MANY || status === REQUEST_TIMEOUT || ofSettings.has(status))
    return 'later'
  return status === GONE ? 'bounced' : 'failed'
}

/** `Retry-After`: seconds, or a date (RFC 9110, 10.2.3); none of both is no pause. */
function pauseAsked(headers: Headers, now: Instant): number {
  const asked = headers.get('retry-after') ?? ''
  const pause = /^\d+$/.test(asked) ? Number(asked) * SECOND : Date.parse(asked) - now
  return Math.min(Math.max(pause || 0, 0), LONGEST_PAUSE)
}
