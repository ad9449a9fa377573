import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { DAY, HOUR } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { anApplication } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

vi.mock('../touch/seen-first.ts', () => ({ actOnlyOnWhatWasSeen: () => () => undefined }))

const kiosk = useKiosk({ isOnline: true })
const path = 'visitor/applications/candidature/link'
const address = `https://pepiniere.example/suivi/${'A'.repeat(43)}`

/** Opens the step of an application that was sent a day ago, by somebody whose pictures are open. */
async function openStep(): Promise<void> {
  const at = Date.now() - DAY
  kiosk.session.access = { session: 'open', expiresAt: Date.now() + HOUR }
  kiosk.session.myApplications = [
    {
      application: anApplication({
        visitorId: 'V1',
        events: [{ id: 'e', type: 'submitted', at, receivedAt: at, by: 'kiosk' }],
      }),
      isNew: true,
      offer: { title: 'Vendeuse ou vendeur' },
      employer: { name: 'Boulangerie Pagès' },
    },
  ]
  await kiosk.open('application', { applicationId: 'candidature' })
  await tap('Suivre sur mon téléphone')
}
async function tap(words: string): Promise<void> {
  const named = () => [...document.querySelectorAll('button')].find((one) => one.textContent.includes(words))
  await until(named)
  named()!.click()
}
const followedAt = () => kiosk.session.myApplications[0]!.followedAt
const asks = () => kiosk.place.server.requests.filter((asked) => asked === path).length

test.each([
  [{ status: 409, error: 'not-possible', reasons: ['no-address'] }, 'n’a pas d’adresse'],
  [{ status: 409, error: 'not-possible', reasons: ['over'] }, 'est terminée'],
  [{ status: 404, error: 'not-found' }, 'est terminée'],
  [{ status: 429, error: 'too-many-requests', retryAfter: 60 }, 'vingt codes'],
])('what the server refuses is said, and the button is given back', async (trouble, words) => {
  kiosk.place.server.troubles.set(path, [trouble])
  kiosk.place.server.answers.set(path, { address, madeAt: 7 })
  await openStep()
  await tap('Faire le code')
  await until(() => kiosk.text().includes(words))
  expect(followedAt()).toBeUndefined()
  await tap('Faire le code')
  await until(() => document.querySelector('.qr'))
  expect(kiosk.text()).not.toContain(words)
})

test('without an answer it says so, and trying again makes the code', async () => {
  kiosk.place.server.troubles.set(path, ['no-answer'])
  kiosk.place.server.answers.set(path, { address, madeAt: 7 })
  await openStep()
  await tap('Faire le code')
  await tap('Réessayer')
  await until(() => document.querySelector('.qr'))
  expect(asks()).toBe(2)
})

test('a link is made, known to be there, and ended', async () => {
  kiosk.place.server.answers.set(path, { address, madeAt: 7 })
  await openStep()
  expect(kiosk.text()).not.toContain('Arrêter le lien')
  await tap('Faire le code')
  await until(() => document.querySelector('.qr'))
  expect(followedAt()).toBe(7)
  await tap('Arrêter le lien')
  await until(() => kiosk.text().includes('Le lien est arrêté'))
  expect(followedAt()).toBeUndefined()
  expect(document.querySelector('.qr')).toBeNull()
})

test('who left meanwhile leaves no code to whoever stands there now', async () => {
  kiosk.place.server.answers.set(path, { address, madeAt: 7 })
  await openStep()
  await tap('Faire le code')
  kiosk.session.access = { session: 'another', expiresAt: Date.now() + HOUR }
  await until(() => asks() === 1)
  await until(() => !document.querySelector('[aria-busy]'))
  expect(document.querySelector('.qr')).toBeNull()
  expect(followedAt()).toBeUndefined()
})
