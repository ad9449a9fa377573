import type { PrecacheList } from './precache.ts'

/**
 * Keeps the files of one surface, so that a kiosk or a desk opened in a browser starts while its server is
 * away. What people write and read is none of its business: nothing under `/v1` passes through it.
 */
declare const __PRECACHE_LIST__: PrecacheList

/** How long a page waits for the server's newest version before the kept one is shown. */
const PAGE_PATIENCE = 2000

/** The part of a worker's world that is used here; the page's types do not know it. */
interface WorkerScope {
  registration: { scope: string }
  location: { origin: string }
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  addEventListener(type: 'install', listener: (event: InstallingEvent) => void): void
  addEventListener(type: 'activate', listener: (event: WaitingEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchingEvent) => void): void
}
interface WaitingEvent {
  waitUntil(work: Promise<unknown>): void
}
interface InstallingEvent extends WaitingEvent {
  /** Not every browser has it. */
  addRoutes?(rule: { condition: { urlPattern: { pathname: string } }; source: 'network' }): Promise<void>
}
interface FetchingEvent {
  request: Request
  respondWith(response: Promise<Response>): void
}

const worker = globalThis as unknown as WorkerScope
const surface = new URL(worker.registration.scope).pathname.split('/').filter(Boolean).at(-1) ?? ''
const kept = __PRECACHE_LIST__[surface]
const cachePrefix = `pepiniere-${surface}-`
/** Where a worker of the page is asked for: in this worker's reach, while its file stands among those of all. */
const ownAssets = `/${surface}/assets/`
const cacheName = `${cachePrefix}${kept?.version ?? 'none'}`

worker.addEventListener('install', (event) => event.waitUntil(Promise.all([passBy(event), keepFiles()])))
worker.addEventListener('activate', (event) => event.waitUntil(dropFormerFiles()))
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return
  if (request.mode === 'navigate') event.respondWith(newestPage(request))
  else {
    const path = url.pathname.replace(ownAssets, '/assets/')
    if (kept?.files.includes(path)) event.respondWith(keptFile(request, path))
  }
})

/**
 * Has the browser send what goes to the server past this worker, which it stops after half a minute of quiet: without
 * this rule a write would first wait until it has started again.
 */
async function passBy(event: InstallingEvent): Promise<void> {
  const rule = { condition: { urlPattern: { pathname: '/v1/*' } }, source: 'network' } as const
  // A browser that knows another form of it asks the worker, as those do that know none.
  await event.addRoutes?.(rule).catch(() => undefined)
}

async function keepFiles(): Promise<void> {
  const cache = await caches.open(cacheName)
  // The page keeps its name when it changes; the others have theirs from their content, and most were just loaded.
  const requests = (kept?.files ?? []).map(
    (file, index) => new Request(file, index === 0 ? { cache: 'reload' } : {}),
  )
  await cache.addAll(requests)
  await worker.skipWaiting()
}

async function dropFormerFiles(): Promise<void> {
  const names = await caches.keys()
  const former = names.filter((name) => name.startsWith(cachePrefix) && name !== cacheName)
  await Promise.all(former.map((name) => caches.delete(name)))
  await worker.clients.claim()
}

/** The page as the server has it now, or as it was kept when the server is away or slow. */
async function newestPage(request: Request): Promise<Response> {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PAGE_PATIENCE) })
    if (response.ok) return response
  } catch {
    // The server is away: the kept page is shown.
  }
  return (await keptPage()) ?? fetch(request)
}

async function keptPage(): Promise<Response | undefined> {
  const cache = await caches.open(cacheName)
  return kept?.files[0] === undefined ? undefined : cache.match(kept.files[0])
}

async function keptFile(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(cacheName)
  return (await cache.match(path)) ?? fetch(request)
}
