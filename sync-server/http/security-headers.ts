import type { RequestHandler } from 'express'
import helmet from 'helmet'
import {
  DAMAGED_HEADER,
  PROTOCOL_HEADER,
  SESSION_HEADER,
  TOLD_HEADER,
  WAITING_HEADER,
} from '../../domain/sync/protocol.ts'

/** The pages may run, show and reach nothing but what this server gives them. */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        // WebAssembly alone besides: a kiosk stretches a secret in it (renderer/data/dossier).
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // A site's own network speaks plain HTTP; whoever puts TLS in front adds this there.
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  })
}

const allowedHeaders = [
  'authorization',
  'content-type',
  PROTOCOL_HEADER,
  WAITING_HEADER,
  TOLD_HEADER,
  DAMAGED_HEADER,
  SESSION_HEADER,
]

/** Only the installed application, and a developer's page where configured, may call from elsewhere. */
export function crossOrigin(devOrigin: string | undefined): RequestHandler {
  const origins = new Set(['app://kiosk', ...(devOrigin ? [devOrigin] : [])])
  return (request, response, next) => {
    const origin = request.get('origin')
    response.vary('origin')
    if (origin === undefined || !origins.has(origin)) return next()
    response.setHeader('access-control-allow-origin', origin)
    response.setHeader('access-control-expose-headers', 'retry-after')
    if (request.method !== 'OPTIONS') return next()
    response.setHeader('access-control-allow-methods', 'GET, POST, PATCH, DELETE')
    response.setHeader('access-control-allow-headers', allowedHeaders.join(', '))
    response.setHeader('access-control-max-age', '600')
    response.status(204).end()
  }
}
