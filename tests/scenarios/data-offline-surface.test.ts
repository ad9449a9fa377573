import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { precachePlugin } from '../../renderer/offline/precache-plugin.ts'
import { chromiumPath } from '../../scripts/chromium-path.ts'

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}
const root = resolve(import.meta.dirname, '../..')

let directory: string
let server: Server
let browser: Browser
let address: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pepiniere-surface-'))
  await writeSurface('kiosk', 'Bienvenue à la borne')
  await writeSurface('host', 'Bienvenue à l’accueil')
  await build({
    root: directory,
    base: './',
    configFile: false,
    logLevel: 'error',
    // The test runner declares itself a development environment; what is built here is not.
    define: { 'import.meta.env.DEV': 'false' },
    plugins: [precachePlugin(join(root, 'renderer/offline/service-worker.ts'))],
    build: {
      outDir: join(directory, 'out'),
      assetsInlineLimit: 0,
      rollupOptions: {
        input: { kiosk: join(directory, 'kiosk/index.html'), host: join(directory, 'host/index.html') },
      },
    },
  })
  server = createServer(
    (request, response) =>
      void answer(request.url ?? '/').then((file) => {
        response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' })
        response.end(file?.content)
      }),
  )
  await new Promise<void>((started) => server.listen(0, '127.0.0.1', started))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await chromium.launch({
    executablePath: (await chromiumPath()) ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  })
})
afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  server?.close()
  await rm(directory, { recursive: true, force: true })
})

describe('a surface opened in a browser', () => {
  it('sends what goes to the server past its worker, which may have to start first', async () => {
    const page = await openKept()
    await page.reload()
    const ways = await page.evaluate(async () => {
      const address = `${location.origin}/v1/sync/push`
      const entry = new Promise<PerformanceEntry>((noted) => {
        const observer = new PerformanceObserver((list) => list.getEntriesByName(address).forEach(noted))
        observer.observe({ type: 'resource' })
      })
      await fetch(address, { method: 'POST', body: '{}' }).then((response) => response.text())
      const { workerFinalSourceType } = (await entry) as PerformanceEntry & { workerFinalSourceType: string }
      return { isKept: navigator.serviceWorker.controller !== null, workerFinalSourceType }
    })
    expect(ways).toEqual({ isKept: true, workerFinalSourceType: 'network' })
    await page.close()
  })

  it('opens again while its server is away, with its styles and pictures', async () => {
    const page = await openKept()
    // While the server is there, its newest page is shown.
    const html = join(directory, 'out/kiosk/index.html')
    await writeFile(html, (await readFile(html, 'utf8')).replace('Bienvenue à la borne', 'Bienvenue demain'))
    await page.reload()
    expect(await page.textContent('h1')).toBe('Bienvenue demain')

    const stopped = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeAllConnections()
    await stopped
    await page.reload()
    expect(await page.textContent('h1')).toBe('Bienvenue à la borne')
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('h1')!).color)).toBe(
      'rgb(1, 2, 3)',
    )
    const drawn = await page.evaluate(() => document.querySelector('img')!.naturalWidth)
    expect(drawn).toBe(7)
    const api = await page.evaluate(() =>
      fetch('/v1/health').then(
        () => 'answered',
        () => 'unreachable',
      ),
    )
    expect(api).toBe('unreachable')
    const kept = await page.evaluate(async () => {
      const caches = await window.caches.keys()
      const cache = await window.caches.open(caches[0]!)
      return (await cache.keys()).map((request) => new URL(request.url).pathname)
    })
    expect(kept).toContain('/kiosk/')
    expect(kept.filter((path) => path.includes('host') || path.startsWith('/v1'))).toEqual([])
  })
})

/** A page whose surface is kept. */
async function openKept(): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(`${address}/kiosk/`)
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready
    if (active?.state === 'activated') return
    await new Promise<void>((resolve) =>
      active?.addEventListener('statechange', () => active.state === 'activated' && resolve()),
    )
  })
  return page
}

async function answer(url: string): Promise<{ content: Buffer; type: string } | null> {
  const path = new URL(url, 'http://x').pathname.replace(/\/$/, '/index.html')
  try {
    return {
      content: await readFile(join(directory, 'out', path)),
      type: types[extname(path)] ?? 'text/plain',
    }
  } catch {
    return null
  }
}

async function writeSurface(name: string, title: string): Promise<void> {
  const at = join(directory, name)
  await mkdir(at, { recursive: true })
  const register = JSON.stringify(join(root, 'renderer/offline/register.ts'))
  await writeFile(
    join(at, 'index.html'),
    `<!doctype html><meta charset="utf-8" /><h1>${title}</h1><script type="module" src="./main.ts"></script>`,
  )
  await writeFile(join(at, 'style.css'), 'h1 { color: rgb(1, 2, 3); background: url(./dot.svg) }')
  await writeFile(
    join(at, 'dot.svg'),
    `<svg xmlns="http://www.w3.org/2000/svg" width="7" height="7"><!-- ${name} --></svg>`,
  )
  await writeFile(
    join(at, 'main.ts'),
    `import './style.css'
import { keepSurfaceOffline } from ${register}
import dot from './dot.svg'
void import('./later.ts').then(({ show }) => show(dot))
keepSurfaceOffline()`,
  )
  await writeFile(
    join(at, 'later.ts'),
    `export function show(source: string) { const image = new Image(); image.src = source; document.body.append(image) }`,
  )
}
