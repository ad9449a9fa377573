import { chromium } from 'playwright-core'
import type { BrowserContext, Page, Route } from 'playwright-core'
import { fromPage } from './addresses.ts'
import { config } from './config.ts'
import { note } from './journal.ts'
import { handlers } from './protocol.ts'
import { rules } from './session.ts'

export const PERMISSION_BINDING = '__shellPermission'

/** What the browser needs to know of the window that a page stands for. */
export interface PageOwner {
  page: Page | null
  /** The application itself is loading an address: not a navigation of the page. */
  loading: boolean
  mayNavigate: (url: string) => boolean
  mayOpen: (url: string) => boolean
}

/** The running browser and the windows in it. */
export const browser: { context: BrowserContext | null; owners: PageOwner[] } = { context: null, owners: [] }

/** `profile`: where the pages keep their data; the next start of the application finds it there. */
export async function launchBrowser(
  profile: string,
  switches: string[],
  onClosed: () => void,
): Promise<void> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: config.chromium,
    args: [
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-gpu',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      // The page's origin differs from Electron's, so the server would not know it. CSP still applies.
      '--disable-web-security',
      '--disable-features=LocalNetworkAccessChecks',
      `--remote-debugging-port=${config.debuggingPort}`,
      ...switches,
    ],
    viewport: null,
    chromiumSandbox: process.getuid?.() !== 0,
    ignoreHTTPSErrors: true,
    locale: 'fr-FR',
    // Electron gives `app:` pages none.
    serviceWorkers: 'block',
  })
  browser.context = context
  await context.route('**/*', onRequest)
  await context.exposeBinding(PERMISSION_BINDING, ({ page }, text: string) => askPermission(page, text))
  context.on('close', onClosed)
}

async function askPermission(page: Page, text: string): Promise<boolean> {
  const handler = rules.permission
  // Electron grants what nobody handles.
  if (!handler) return true
  const { permission, detail } = JSON.parse(text) as { permission: string; detail: object }
  const requestingUrl = fromPage(page.url())
  const granted = await new Promise<boolean>((answer) =>
    handler(null, permission, answer, { ...detail, requestingUrl, isMainFrame: true }),
  )
  note('permission', { permission, granted })
  return granted
}

function ownerOf(route: Route): PageOwner | undefined {
  try {
    const page = route.request().frame().page()
    return browser.owners.find((owner) => owner.page === page)
  } catch {
    return undefined // the first request of a window that window.open is making: it has no frame yet
  }
}

async function onRequest(route: Route): Promise<void> {
  const request = route.request()
  const url = fromPage(request.url())
  const owner = ownerOf(route)
  if (!owner) {
    // The opener is taken to be the newest window; it decides before any byte is fetched.
    const allowed = browser.owners.at(-1)?.mayOpen(url) ?? true
    note('window-open', { url, allowed })
    // Answered without content rather than aborted: of an aborted first request the browser may keep a window
    // that nobody is told of, and that nobody closes.
    return allowed ? route.continue() : route.fulfill({ status: 204 })
  }
  const ofMainFrame = request.isNavigationRequest() && request.frame() === owner.page?.mainFrame()
  if (ofMainFrame && !owner.loading && !owner.mayNavigate(url)) {
    note('navigation-denied', url)
    return route.fulfill({ status: 204 })
  }
  if (await isCancelled(url, request.method(), request.resourceType())) {
    note('request-cancelled', url)
    return route.abort('blockedbyclient')
  }
  const handler = handlers.get(new URL(url).protocol.slice(0, -1))
  if (!handler) {
    // Only this machine may be reached: a test never leaves it.
    if (/^(http:\/\/(127\.0\.0\.1|localhost)[:/]|data:|blob:)/.test(url)) return route.continue()
    note('offline', url)
    return route.abort('internetdisconnected')
  }
  try {
    const body = request.postDataBuffer()
    const answer = await handler(
      new Request(url, {
        method: request.method(),
        headers: request.headers(),
        ...(body ? { body: new Uint8Array(body) } : {}),
      }),
    )
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    })
  } catch (error) {
    note('protocol-error', String(error))
    await route.abort('failed')
  }
}

async function isCancelled(url: string, method: string, resourceType: string): Promise<boolean> {
  const listener = rules.beforeRequest
  if (!listener) return false
  const verdict = await new Promise<{ cancel?: boolean }>((answer) =>
    listener({ url, method, resourceType }, answer),
  )
  return verdict.cancel === true
}
