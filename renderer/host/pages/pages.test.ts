import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { faultsOfEuropass } from '../../../tests/support/europass/faults-of-europass.ts'
import { until } from '../../data/testing/device.ts'
import { button, screen, type } from '../test-support/mount-host.ts'
import { signIn, useHostDesk } from '../test-support/open-desk.ts'

const head = { id: 'V1', visitorId: 'V1', siteId: 'mende', rev: '1', at: 1, by: 'k' }
const competences = [
  { id: 'bread', label: 'Je fais du pain.', origin: 'personal', addedAt: '1' },
  { id: 'wood', label: 'Je scie.', origin: 'personal', addedAt: '1' },
]
const desk = useHostDesk(({ server }) => {
  server.answers.set('host/pages/V1', { profile: { ...head, competences }, isHere: true })
  server.answers.set('host/pages/V1/recommendations', {})
  server.answers.set('host/pages/V1/certificates', {})
})
beforeEach(signIn)

const open = () => desk.go('/competences/V1')
const asked = (call: string) =>
  desk.place.server.asked.filter(({ path }) => path === `host/pages/V1/${call}`).map(({ body }) => body)
const tick = (words: string) =>
  [...document.querySelectorAll('label')].find(({ textContent }) => textContent.includes(words))!.click()
const refuses = (path: string, reason: string) =>
  desk.place.server.troubles.set(path, [{ status: 409, error: 'not-possible', reasons: [reason] }])

test('a page that hosts may not read stays closed, and says how the person allows it', async () => {
  refuses('host/pages/V1', 'not-allowed')
  await open()
  await until(() => screen().includes('n’a pas ouvert sa page à l’accueil'))
  expect(screen()).not.toContain('Je fais du pain.')
})

test('who has left is recommended by nobody, and the button comes back', async () => {
  refuses('host/pages/V1/recommendations', 'person-away')
  await open()
  await until(() => screen().includes('Je fais du pain.'))
  expect(button('Je l’ai vu faire').disabled).toBe(true)
  tick('Je fais du pain.')
  await until(() => !button('Je l’ai vu faire').disabled)
  button('Je l’ai vu faire').click()
  await until(() => screen().includes('Son arrivée n’est pas notée'))
  expect(button('Je l’ai vu faire').getAttribute('aria-busy')).toBeNull()
})

test('what a host saw is said of the sentences that are ticked, and the page is read again', async () => {
  await open()
  await until(() => screen().includes('Je scie.'))
  tick('Je scie.')
  await until(() => !button('Je l’ai vu faire').disabled)
  button('Je l’ai vu faire').click()
  await until(() => screen().includes('C’est noté sur sa page.'))
  expect(asked('recommendations')).toEqual([{ competenceIds: ['wood'] }])
  await until(() => desk.place.server.requests.filter((path) => path === 'host/pages/V1').length === 2)
})

test('a title needs its words and possible days, and is noted with the sentences that it proves', async () => {
  await open()
  await until(() => screen().includes('Je fais du pain.'))
  tick('Je fais du pain.')
  button('Noter un titre vu').click()
  await until(() => screen().includes('Délivré par'))
  button('Document vu, je note').click()
  await until(() => screen().includes('Écrivez le titre.'))
  type('Titre', 'CAP boulanger')
  type('Délivré par', 'Académie de Montpellier')
  type('Délivré le', '2099-01-01')
  button('Document vu, je note').click()
  await until(() => screen().includes('ou il est à venir'))
  expect(asked('certificates')).toEqual([])
  type('Délivré le', '2019-07-05')
  button('Document vu, je note').click()
  await until(() => screen().includes('C’est noté sur sa page.'))
  expect(asked('certificates')).toEqual([
    {
      ...{ title: 'CAP boulanger', issuer: 'Académie de Montpellier', issuedOn: '2019-07-05' },
      ...{ competenceIds: ['bread'], requestId: expect.any(String) },
    },
  ])
})

test('of one sentence five recommendations are read, the rest counted', async () => {
  const said = (index: number, by: 'visitor' | 'host', authorId: string) => ({
    ...{
      id: `r${index}`,
      competenceId: 'bread',
      by,
      authorId,
      at: Date.parse(`202${index}-03-03T12:00:00Z`),
    },
  })
  const recommendations = [
    said(0, 'host', 'somebody-else'),
    ...[1, 2, 3, 4, 5, 6].map((index) => said(index, 'visitor', `V${index + 1}`)),
  ]
  desk.place.server.answers.set('host/pages/V1', {
    profile: { ...head, competences, recommendations },
    isHere: true,
  })
  await open()
  await until(() => screen().includes('et 2 autres'))
  expect(screen()).toContain('3 mars 2026')
  expect(screen()).not.toContain('3 mars 2021')
})

test('the page is saved as a CV in the form of Europass, with a word on who reads it', async () => {
  await open()
  await until(() => screen().includes('Je scie.'))
  const saved = vi.spyOn(URL, 'createObjectURL')
  button('Enregistrer un CV (Europass, XML)').click()
  await until(() => screen().includes('Le fichier Europass est enregistré sur ce poste.'))
  const file = await (saved.mock.calls[0]![0] as Blob).text()
  saved.mockRestore()
  expect(file).toContain('Je fais du pain.')
  expect(await faultsOfEuropass(file)).toEqual([])
  expect(screen()).toContain('L’éditeur d’europass.europa.eu, lui, en lit un autre depuis 2020.')
})
