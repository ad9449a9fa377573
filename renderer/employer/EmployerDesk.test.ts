import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DAY, SECOND } from '../../domain/time.ts'
import { until } from '../data/testing/device.ts'
import { useEmployerDesk } from './test-support/open-desk.ts'

// What looks at the hour now and then does so when the test says.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
const desk = useEmployerDesk(() => undefined)
afterEach(() => void vi.useRealTimers())

test('midnight takes no words from who is at work', async () => {
  await desk.enter()
  await desk.go('/offres/nouvelle')
  await until(() => document.querySelector('main input'))
  const field = document.querySelector<HTMLInputElement>('main input')!
  field.value = 'Boulanger de nuit'
  field.dispatchEvent(new Event('input'))
  const tomorrow = Date.now() + DAY
  vi.spyOn(desk.data, 'now').mockReturnValue(tomorrow)
  await vi.advanceTimersByTimeAsync(31 * SECOND)
  expect(document.querySelector<HTMLInputElement>('main input')?.value).toBe('Boulanger de nuit')
})

test('a desk that was away for long shows nobody before its server was heard, then what was being typed', async () => {
  await desk.enter()
  await desk.go('/offres/nouvelle')
  await until(() => document.querySelector('main input'))
  const field = document.querySelector<HTMLInputElement>('main input')!
  field.value = 'Boulanger de nuit'
  field.dispatchEvent(new Event('input'))
  desk.data.sync.awaitsErasures = true
  await until(() =>
    document.body.textContent.includes('Ce poste est resté longtemps sans nouvelles du serveur'),
  )
  expect(document.querySelectorAll('input, #desk-menu')).toHaveLength(0)
  desk.data.sync.awaitsErasures = false
  await until(() => document.querySelector('main input'))
  expect(document.querySelector<HTMLInputElement>('main input')!.value).toBe('Boulanger de nuit')
})

test('a desk whose person had more a moment ago locks, and says that their access changed', async () => {
  await desk.enter()
  await until(() => document.querySelector('#desk-menu'))
  desk.data.sync.observesOnly = true
  await until(() => document.querySelector('input[type=password]'))
  expect(document.body.textContent).toContain('Ce poste s’est verrouillé parce que votre accès a changé')
  expect(document.body.textContent).not.toContain('personne ne le touchait')
})

test.each([
  ['is there for who has that page still', 'recruiter', false],
  ['is asked about before it goes with a page that is theirs no more', 'observer', true],
])('what was being written when the access changed %s', async (_, companyRole, isAsked) => {
  await desk.enter()
  await desk.go('/offres/nouvelle')
  await until(() => document.querySelector('main input'))
  const field = document.querySelector<HTMLInputElement>('main input')!
  field.value = 'Boulanger de nuit'
  field.dispatchEvent(new Event('input'))
  desk.data.sync.observesOnly = true
  await until(() => document.querySelector('input[type=password]'))
  expect(document.body.textContent).toContain('vous le retrouverez si la page vous est encore ouverte')
  const account = { id: 'a1', name: 'Anne Pagès', companyRole }
  desk.place.server.answers.set('sign-in', { session: 's2', expiresAt: 8e15, account })
  await desk.enter()
  await until(() => document.body.textContent.includes('Vos mots ne sont pas enregistrés') === isAsked)
  expect(document.querySelector<HTMLInputElement>('main input')?.value).toBe('Boulanger de nuit')
})
