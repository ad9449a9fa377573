import { expect, test, vi } from 'vitest'
import { clearPage } from '../../tests/support/dom/shared-page.ts'

test('what one file of tests says of the environment is not so for the next', async () => {
  const before = process.env['TZ']
  vi.stubEnv('TZ', 'Indian/Reunion')
  expect(process.env['TZ']).toBe('Indian/Reunion')
  await clearPage()
  expect(process.env['TZ']).toBe(before)
})
