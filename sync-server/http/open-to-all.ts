import type { RequestHandler } from 'express'
import { addressOf, limitRate } from './guards.ts'
import type { TokenBuckets } from './token-bucket.ts'

/** Public addresses: pages of any origin may read them, each address of the network at its pace. */
export function openToAll(pace: TokenBuckets): RequestHandler {
  return (request, response, next) => {
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('cross-origin-resource-policy', 'cross-origin')
    limitRate(pace, addressOf(request))
    next()
  }
}
