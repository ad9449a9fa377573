import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { touchable } from './settled.ts'

/** The path of every screen that the kiosk's router knows, by the screen's name. */
export const kioskRoutes: ReadonlyMap<string, string> = new Map(
  [
    ...readFileSync('renderer/kiosk/router.ts', 'utf8').matchAll(
      /(?:path: |unlock\()'([^']+)',\s*(?:name: )?'([^']+)'/g,
    ),
  ].map(([, path, name]) => [name!, path!]),
)

/**
 * The address of every screen, with something to show where one names a record: the offer of the furnished site, an
 * offer `48A1` of France Travail, a session `sjardin`, an event `ecafe`, a room `room`, and the longest sheet of good
 * practice.
 */
export const kioskAddresses: readonly string[] = [...kioskRoutes.values()].map((path) =>
  path
    .replace(':offerId', 'offer-vendeuse')
    .replace(':number', '48A1')
    .replace('/event/:sessionId', '/event/ecafe')
    .replace(':sessionId', 'sjardin')
    .replace(':thingId', 'room')
    .replace(':sheetId', 'immersion-rights')
    .replace(/\/:\w+\?/, '')
    .replace(/:\w+/, 'nobody'),
)

/** The name of the screen that stands at an address. */
export function screenAt(url: string): string | undefined {
  const address = new URL(url).hash.slice(1)
  const isAt = (path: string) =>
    new RegExp(`^${path.replace(/\/:\w+\?/, '(/[^/]+)?').replace(/:\w+/, '[^/]+')}$`).test(address)
  return [...kioskRoutes].find(([, path]) => isAt(path))?.[0]
}

/**
 * As a typed address: the screen is there in the frame after the page heard of it. Somebody is there, as after a touch:
 * looking at several such screens takes longer than a kiosk waits for nobody.
 */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate(
    (hash) =>
      new Promise<void>((shown) => {
        const nextFrame = () => requestAnimationFrame(() => shown())
        // A screen that opened the next one by itself may have brought the page there: nothing is heard then.
        if (window.location.hash === `#${hash}`) nextFrame()
        else window.addEventListener('hashchange', nextFrame, { once: true })
        window.location.hash = hash
        window.dispatchEvent(new Event('wheel'))
      }),
    address,
  )
  await touchable(page)
}
