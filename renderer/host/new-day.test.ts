import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import { DAY, MINUTE } from '../../domain/time.ts'
import { until } from '../data/testing/device.ts'
import { siteLongDay } from '../words/site-words.ts'
import { button, field, screen, type } from './test-support/mount-host.ts'
import { signIn, useHostDesk } from './test-support/open-desk.ts'

const desk = useHostDesk(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

test('a day that begins, or a clock that is set right, takes no words from under a hand', async () => {
  await signIn()
  button('Enregistrer une arrivée').click()
  await until(() => screen().includes('Prénom ou nom choisi'))
  type('Prénom ou nom choisi (facultatif)', 'Marqueur')
  const tomorrow = Date.now() + DAY
  vi.spyOn(desk.data, 'now').mockReturnValue(tomorrow)
  vi.advanceTimersByTime(MINUTE)
  await until(() => screen().includes(siteLongDay(tomorrow).replace(/\s+/gu, ' ')))
  expect(field('Prénom ou nom choisi (facultatif)').value).toBe('Marqueur')

  // Once it was locked, the new day begins with fresh screens.
  button('Verrouiller').click()
  await until(() => screen().includes('Poste d’accueil'))
  await signIn()
  expect(screen()).not.toContain('Prénom ou nom choisi')
})
