import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { aVisit } from '../../data/testing/records.ts'
import { button, link, screen } from '../test-support/mount-host.ts'
import { signIn, useHostDesk } from '../test-support/open-desk.ts'

useHostDesk(({ server }) => server.write('visits', aVisit('v1', { name: 'Nadia', arrivedAt: Date.now() })))

beforeEach(async () => {
  await signIn()
  link('Évacuation').click()
  await until(() => screen().includes('Liste d’évacuation') && screen().includes('Nadia'))
})
afterEach(() => {
  vi.unstubAllGlobals()
  Reflect.deleteProperty(window, 'shell')
})

test('the list is printed by the browser', () => {
  const print = vi.fn()
  vi.stubGlobal('print', print)
  button('Imprimer la liste').click()
  expect(print).toHaveBeenCalledOnce()
})

test('in the shell a printer that fails is told, and one more try may work', async () => {
  const print = vi.fn<() => Promise<'failed' | 'printed'>>().mockResolvedValueOnce('failed')
  Object.assign(window, { shell: { print: print.mockResolvedValue('printed') } })
  button('Imprimer la liste').click()
  await until(() => screen().includes('L’impression n’a pas marché'))
  button('Imprimer la liste').click()
  await until(() => !screen().includes('L’impression n’a pas marché'))
})
