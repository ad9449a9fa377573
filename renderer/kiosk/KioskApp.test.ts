import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { until } from '../data/testing/device.ts'
import { useKiosk } from './test-support/mount-kiosk.ts'

// Nothing can be touched before it was seen: that has a test of its own.
vi.mock('./touch/seen-first.ts', () => ({ actOnlyOnWhatWasSeen: () => () => undefined }))

const kiosk = useKiosk({ isFramed: true })
const title = () => document.querySelector('h1')

test('a language changes the words on the screen, and what a screen reader takes them for', async () => {
  await kiosk.open('arrive')
  const words = () => [title()!.textContent, document.documentElement.lang]
  const french = words()
  await kiosk.tap('English')
  await until(() => words()[0] !== french[0])
  expect(words()[1]).toBe('en')
  await kiosk.tap('Facile à lire')
  await until(() => words()[1] === 'fr' && document.documentElement.classList.contains('easy'))
  await kiosk.tap('Facile à lire')
  await until(() => words()[0] === french[0])
  expect(document.documentElement.classList.contains('easy')).toBe(false)
})
