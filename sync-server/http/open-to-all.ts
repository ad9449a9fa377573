import type { RequestHandler } from 'express'
import { addressOf, limitRate } from './guards.ts'
import type { PaceKeeper } from './keep-pace.ts'

/** Public addresses: pages of any origin may read them, each address of the network at its pace. */
export function openToAll(pace: PaceKeeper): RequestHandler {
  return async (request, response, next) => {
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('cross-origin-resource-policy', 'cross-origin')
    await limitRate(pace, addressOf(request))
    next()
  }
}
