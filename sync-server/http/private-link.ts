import type { Request, RequestHandler } from 'express'
import type { ServerParts } from '../server-parts.ts'

/**
 * Where links for a visitor's own telephone begin, or `null` where there is no address to which one may bring them:
 * what is somebody's goes over https, or stays on this machine. `path`: of the page, as `/mes-donnees`.
 */
export function linkHome({ publicUrl }: ServerParts, request: Request, path: string): string | null {
  if (publicUrl !== undefined) return publicUrl + path
  const isHere = ['localhost', '127.0.0.1'].includes(request.hostname)
  return isHere ? `http://${request.get('host')}${path}` : null
}

/** As `freshToken` writes it. */
const CODE = /^[\w-]{43}$/

/** Before a page that only its link opens: what cannot be such a link is not looked for, and nobody lists the page. */
export const privateLink: RequestHandler<{ code: string }> = (request, response, next) => {
  if (!CODE.test(request.params.code)) return next('route')
  response.setHeader('x-robots-tag', 'noindex, nofollow')
  next()
}
