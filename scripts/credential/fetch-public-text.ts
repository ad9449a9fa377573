import { lookup } from 'node:dns'
import { request } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { LARGEST_CREDENTIAL } from '../../domain/credentials/credential-text.ts'
import { SECOND } from '../../domain/time.ts'

/** A whole answer takes no longer. */
const LONGEST = 8 * SECOND
/** More than any credential, set of keys or list that is read. */
const LARGEST = LARGEST_CREDENTIAL

/** Addresses that are not of the public internet: what a credential names must not reach the reader's own network. */
const notPublic = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  notPublic.addSubnet(net, bits, 'ipv4')

/** Of IPv6 only what is given out as global, 2000::/3, without the parts of it that carry an IPv4 address. */
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  notPublic.addSubnet(net, bits, 'ipv6')

export function isPublicAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !notPublic.check(address, 'ipv4')
  return version === 6 && global6.check(address, 'ipv6') && !notPublic.check(address, 'ipv6')
}

/** The connection goes to the address that was looked at, so that a name cannot change its mind in between. */
const lookupPublic: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    const [first] = found ?? []
    if (error || !first || !found.every(({ address }) => isPublicAddress(address))) {
      done(error ?? new Error('Not a public address'), '', 4)
    } else if (options.all) done(null, found)
    else done(null, first.address, first.family)
  })
}

/**
 * The text at a public https address, or `null`: when it does not answer in time, answers with too much, with
 * anything but 200 (a redirection is not followed), or lies in a private network.
 */
export function fetchPublicText(address: string): Promise<string | null> {
  const url = URL.parse(address)
  const host = url?.hostname.replace(/^\[|\]$/g, '') ?? ''
  if (url?.protocol !== 'https:' || (isIP(host) !== 0 && !isPublicAddress(host))) return Promise.resolve(null)
  return new Promise((resolve) => {
    const asked = request(
      url,
      { lookup: lookupPublic, signal: AbortSignal.timeout(LONGEST), agent: false },
      (answer) => {
        const parts: Buffer[] = []
        let length = 0
        if (answer.statusCode !== 200) {
          asked.destroy()
          return resolve(null)
        }
        answer.on('data', (part: Buffer) => {
          length += part.length
          parts.push(part)
          if (length > LARGEST) asked.destroy(new Error('Too much'))
        })
        answer.on('end', () => resolve(Buffer.concat(parts).toString('utf8')))
        answer.on('error', () => resolve(null))
      },
    )
    asked.on('error', () => resolve(null))
    asked.end()
  })
}
