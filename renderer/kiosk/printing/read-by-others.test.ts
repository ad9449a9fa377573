import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import type { Shell } from '../../../domain/bridge/bridge.ts'
import { until } from '../../data/testing/device.ts'
import { aBooking, aSession } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk()
const paper = () => document.querySelector('.print-paper')!

test.each(['fr', 'en', 'ar', 'uk'] as const)(
  'whoever finds a card is asked in French (%s)',
  async (language) => {
    const print = vi.fn<Shell['print']>(async () => {
      const found = paper().querySelector('.found')!
      expect(found.textContent).toBe('Carte trouvée\u202f? Merci de la rapporter à l’accueil.')
      expect(found.getAttribute('lang')).toBe('fr')
      return 'printed'
    })
    vi.stubGlobal('shell', { print, serverUrl: 'http://server.test' })
    vi.stubGlobal('reportError', vi.fn())
    kiosk.speak(language)
    await kiosk.open('card')
    await kiosk.tap(kiosk.say('kiosk.card.format.card'))
    await until(() => print.mock.settledResults[0]?.type === 'fulfilled')
  },
)

test.each([
  ['fr', ['fr']],
  ['ar', ['ar', 'fr']],
] as const)('what a guardian signs is read by the hosts too (%s)', async (language, told) => {
  await kiosk.data.records('challengeSessions').insert(aSession({ track: 'scout', challengeIds: ['none'] }))
  await kiosk.data.records('bookings').insert(aBooking())
  kiosk.session.booked = { id: 'b1', sessionId: 's1', again: true }
  kiosk.speak(language)
  await kiosk.open('slip')
  const parts = [...paper().querySelectorAll('.sign > div')]
  expect(parts.map((part) => part.getAttribute('lang'))).toEqual(told)
  expect(parts.at(-1)!.textContent).toMatch(/représentant|parent/i)
})
