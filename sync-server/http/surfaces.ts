import { existsSync } from 'node:fs'
import { join } from 'node:path'
import compression from 'compression'
import express, { type Router } from 'express'
import expressStaticGzip from 'express-static-gzip'

const surfaces = ['kiosk', 'host', 'employer', 'verify'] as const

/** Serves the built screens: `/kiosk/`, `/host/`, `/employer/` and the page that verifies, with what they share. */
export function addSurfaces(router: Router, rendererDir: string): void {
  if (!existsSync(rendererDir)) return
  router.use(compression())
  router.get('/', (_request, response) => response.redirect('/kiosk/'))
  // The files' names change with their content, so a browser may keep them for ever. They were compressed at build time.
  const assets = expressStaticGzip(join(rendererDir, 'assets'), {
    index: false,
    serveStatic: { immutable: true, maxAge: '1y', index: false },
  })
  router.use('/assets', assets)
  for (const surface of surfaces) {
    // Workers are asked for in the reach of their surface's service worker.
    router.use(`/${surface}/assets`, assets)
    router.use(
      `/${surface}`,
      express.static(join(rendererDir, surface), { cacheControl: false, etag: true, redirect: true }),
    )
  }
  router.use(express.static(rendererDir, { index: false, redirect: false, cacheControl: false }))
}
