import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import type { Shell } from '../../../domain/bridge/bridge.ts'
import { until } from '../../data/testing/device.ts'
import { aBooking, aSession } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk()
const alert = () => document.querySelector('[role="alert"]')?.textContent

test.each([
  ['card', 'kiosk.card.format.card'],
  ['slip', 'challenges.slip.print'],
] as const)('a printer that gives nothing is told, and not waited for (%s)', async (screen, button) => {
  const print = vi.fn<Shell['print']>().mockResolvedValue('failed')
  vi.stubGlobal('shell', { print, serverUrl: 'http://server.test' })
  await kiosk.data.records('challengeSessions').insert(aSession({ challengeIds: ['none'] }))
  await kiosk.data.records('bookings').insert(aBooking())
  kiosk.session.booked = { id: 'b1', sessionId: 's1', again: true }
  await kiosk.open(screen)
  await kiosk.tap(kiosk.say(button))
  await until(() => alert()?.includes('Rien ne sort de l’imprimante'))
  print.mockRejectedValue(new Error('shell'))
  vi.stubGlobal('reportError', vi.fn())
  await kiosk.tap(kiosk.say(button))
  await until(() => print.mock.calls.length === 2 && alert()?.includes('Rien ne sort'))
  print.mockResolvedValue('printed')
  await kiosk.tap(kiosk.say(button))
  await until(() => alert() === undefined)
  expect(print).toHaveBeenCalledTimes(3)
})
