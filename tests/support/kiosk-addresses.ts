import { readFileSync } from 'node:fs'

/**
 * The address of every screen that the kiosk's router knows, with something to show where one names a record:
 * the offer of the furnished site and a session `sjardin`.
 */
export const kioskAddresses: readonly string[] = [
  ...readFileSync('renderer/kiosk/router.ts', 'utf8').matchAll(/path: '([^']+)',\s*name: '[^']+'/g),
].map(([, path]) =>
  path!
    .replace(':offerId', 'offer-vendeuse')
    .replace(':sessionId', 'sjardin')
    .replace('/:track?', '')
    .replace(/:\w+/, 'nobody'),
)
