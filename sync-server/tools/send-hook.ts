import { lookup } from 'node:dns'
import { request as plainRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as secureRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { Webhook } from 'standardwebhooks'
import { SECOND } from '../../domain/time.ts'

export interface HookMessage {
  /** Where it goes. */
  url: string
  /** `whsec_…`: what its reader knows of us alone. */
  secret: string
  messageId: string
  /** JSON, sent and signed as it stands. */
  body: string
}

/** `sent`: taken in. `gone`: its address wants nothing more. `failed`: try again. `answer`: an HTTP status, or a name. */
export interface HookOutcome {
  is: 'sent' | 'gone' | 'failed'
  answer: string
}

export type HookSender = (message: HookMessage) => Promise<HookOutcome>

/** How long an address may keep us waiting. */
const PATIENCE = 10 * SECOND
const GONE = 410

/** Networks of the site's own (`10.0.0.0/8`) to which a webhook may lead. */
export class OwnNetworks {
  readonly #list = new BlockList()

  constructor(ranges: readonly string[]) {
    for (const range of ranges) {
      const [network, bits] = range.split('/') as [string, string | undefined]
      const family = isIP(network) === 6 ? 'ipv6' : 'ipv4'
      if (bits === undefined) this.#list.addAddress(network, family)
      else this.#list.addSubnet(network, Number(bits), family)
    }
  }

  /** Whether an address is in one of them. A name is in none: it may lead elsewhere tomorrow. */
  holds(address: string): boolean {
    const bare = address.replace(/^\[|\]$/g, '')
    const family = isIP(bare)
    return family !== 0 && this.#list.check(bare, family === 6 ? 'ipv6' : 'ipv4')
  }

  /** Whether a message may go there: to all that is public, and to these networks. */
  allows(address: string): boolean {
    return this.holds(address) || (ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast')
  }
}

/** By what webhooks leave, and into which networks of the site's own. */
export interface WebhookSending {
  own: OwnNetworks
  send: HookSender
}

/** `ranges`: networks of the site's own; public addresses are reached without being named. */
export function webhooksTo(ranges: readonly string[]): WebhookSending {
  const own = new OwnNetworks(ranges)
  return { own, send: hookSender(own) }
}

class ForbiddenAddress extends Error {
  readonly code = 'forbidden-address'
}

/**
 * Sends messages as Standard Webhooks says. What an address means is looked up and looked at in one step: a name that
 * leads to this machine, or into its network, leads nowhere. Redirects are followed by nobody.
 */
export function hookSender(own: OwnNetworks): HookSender {
  const guarded: LookupFunction = (hostname, options, found) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return found(error, '', 4)
      if (!addresses.every(({ address }) => own.allows(address)))
        return found(new ForbiddenAddress(hostname), '', 4)
      if (options.all) return found(null, addresses)
      const [{ address, family }] = addresses as [(typeof addresses)[0]]
      found(null, address, family)
    })
  }
  return ({ url, secret, messageId, body }) => {
    const { protocol, hostname } = new URL(url)
    const bare = hostname.replace(/^\[|\]$/g, '')
    // An address in figures is looked up by nobody.
    if (isIP(bare) !== 0 && !own.allows(bare)) return Promise.resolve(failed('forbidden-address'))
    const at = new Date()
    const options: RequestOptions = {
      method: 'POST',
      lookup: guarded,
      agent: false,
      signal: AbortSignal.timeout(PATIENCE),
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Pepiniere-Webhooks',
        'webhook-id': messageId,
        'webhook-timestamp': String(Math.floor(at.getTime() / SECOND)),
        'webhook-signature': new Webhook(secret).sign(messageId, at, body),
      },
    }
    return new Promise((resolve) => {
      const take = (response: IncomingMessage) => {
        // Nothing of what it says is read.
        response.destroy()
        resolve(outcomeOf(response.statusCode ?? 0))
      }
      const ask = protocol === 'https:' ? secureRequest(url, options, take) : plainRequest(url, options, take)
      ask.on('error', (error: Error & { code?: string }) =>
        resolve(
          failed(
            error.name === 'TimeoutError' || error.name === 'AbortError'
              ? 'timeout'
              : (error.code ?? 'error'),
          ),
        ),
      )
      ask.end(body)
    })
  }
}

function outcomeOf(status: number): HookOutcome {
  const answer = String(status)
  if (status >= 200 && status < 300) return { is: 'sent', answer }
  return status === GONE ? { is: 'gone', answer } : failed(answer)
}

function failed(answer: string): HookOutcome {
  return { is: 'failed', answer: answer.slice(0, 40) }
}
