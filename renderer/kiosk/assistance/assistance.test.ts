import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { ASSISTANCE_LASTS } from '../../../domain/assistance/assistance.ts'
import { until } from '../../data/testing/device.ts'
import { aSite, aVisit } from '../../data/testing/records.ts'
import { openVisitorAccess } from '../../data/visitor-api.ts'
import { describeVisit } from '../../data/visits.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'
import { knownCard } from '../test-support/scene.ts'

const kiosk = useKiosk({ isOnline: true, isFramed: true })
const BAND = 'Sophie vous aide. Vous pouvez arrêter à tout moment.'
const help = (assistanceId = 'h1') => {
  const beganAt = Date.now()
  return { assistanceId, host: 'Sophie', beganAt, endsAt: beganAt + ASSISTANCE_LASTS }
}
const server = () => kiosk.place.server
const asked = (path: string) =>
  server()
    .asked.filter((one) => one.path === path)
    .map(({ body }) => body)
const shows = (words: string) => until(() => kiosk.text().includes(words))
const type = (words: string) => {
  const field = document.querySelector<HTMLInputElement>('main input')!
  field.value = words
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

async function arrived() {
  await kiosk.data.records('sites').insert((await aSite()).site)
  await kiosk.data.records('visits').incrementalUpsert(aVisit('visit', { visitorId: 'V1' }))
  knownCard(kiosk)
  await until(() => kiosk.data.sync.connected)
}
async function begin() {
  await kiosk.tap('Aide')
  await kiosk.tap('Un hôte est avec moi')
  await shows('Se faire aider ici')
  await kiosk.tap('Oui, j’accepte')
  await shows('Identifiant de l’hôte')
  type('sophie')
  await kiosk.tap('Suivant')
  await shows('Mot de passe de l’hôte')
  type('sophie-secret-secret')
  await kiosk.tap('Commencer l’aide')
}
async function helped() {
  await arrived()
  server().answers.set('kiosk/assistance', help())
  server().answers.set('kiosk/assistance/end', {})
  await kiosk.open('offers')
  await begin()
  await shows(BAND)
}

test('a wrong sign-in opens nothing, says so and gives the password up; without network it says that it cannot begin', async () => {
  await arrived()
  await kiosk.open('offers')
  server().troubles.set('kiosk/assistance', [{ status: 403, error: 'wrong-credentials' }])
  await begin()
  await shows('ne convient pas')
  expect(document.querySelector<HTMLInputElement>('main input')!.value).toBe('')
  expect(kiosk.session.assistance).toBe(null)
  server().stop()
  type('sophie-secret-secret')
  await kiosk.tap('Commencer l’aide')
  await shows('l’aide ne peut pas commencer')
  expect(kiosk.session.assistance).toBe(null)
})

test('nobody is helped without a card, and the help says so', async () => {
  await arrived()
  kiosk.session.pass = null
  await kiosk.open('be-helped')
  expect(kiosk.text()).toContain('Il faut d’abord votre carte')
  expect(() => kiosk.button('Oui, j’accepte')).toThrow()
})

test('the band stands on every screen, one comes back to where one was, and one tap ends it', async () => {
  await helped()
  await until(() => kiosk.screen() === 'offers')
  expect(asked('kiosk/assistance')).toEqual([
    { token: 'PEP1TOKEN', login: 'sophie', secret: 'sophie-secret-secret' },
  ])
  await kiosk.open('welcome')
  await shows(BAND)
  await kiosk.tap('Arrêter l’aide')
  await shows('L’aide est terminée')
  expect(kiosk.text()).not.toContain(BAND)
  await until(() => asked('kiosk/assistance/end').length > 0)
  expect(asked('kiosk/assistance/end')).toEqual([{ assistanceId: 'h1' }])
})

test('what is written in it says so, also when it is sent later; what comes after does not', async () => {
  await helped()
  server().stop()
  await until(() => !kiosk.data.sync.connected)
  await describeVisit(kiosk.data, 'visit', { audience: 'job-seeker' })
  await kiosk.tap('Arrêter l’aide')
  await shows('L’aide est terminée')
  server().start()
  kiosk.place.networkComesBack()
  await until(() => kiosk.data.sync.waiting === 0)
  expect(server().pushed.map(({ assistance }) => assistance)).toEqual(['h1'])
  await describeVisit(kiosk.data, 'visit', { prescriber: 'school' })
  await until(() => server().pushed.length === 2)
  expect(server().pushed[1]).not.toHaveProperty('assistance')
  // The server was away as it ended: it hears of it with the next line.
  await until(() => asked('kiosk/assistance/end').length > 0)
})

test('the end that a server has not heard of it hears before the pictures open what is one’s own', async () => {
  await helped()
  server().troubles.set('kiosk/assistance/end', ['no-answer'])
  await kiosk.tap('Arrêter l’aide')
  await until(() => server().requests.includes('kiosk/assistance/end'))
  server().answers.set('visitor/session', { session: 's1', expiresAt: 8e15 })
  server().troubles.set('visitor/session', [{ status: 409, error: 'own-act' }])
  const opened = await openVisitorAccess(kiosk.data, 'PEP1TOKEN', [1, 2, 3, 4])
  expect(opened.ok).toBe(true)
  expect(asked('kiosk/assistance/end')).toEqual([{ assistanceId: 'h1' }])
  // Where there is no end to tell, it is refused once and not asked again.
  server().troubles.set('visitor/session', [{ status: 409, error: 'own-act' }])
  expect(await openVisitorAccess(kiosk.data, 'PEP1TOKEN', [1, 2, 3, 4])).toMatchObject({ reason: 'own-act' })
})

test.each([
  ['consents', {}],
  ['erase-my-data', {}],
  ['take-my-data', {}],
  ['choose-pictures', {}],
  ['unlock', {}],
  ['assess', { bookingId: 'b1' }],
  ['recover', {}],
] as const)(
  'while it is open, the screen %s is for the person alone; stopping leads there',
  async (screen, params) => {
    await helped()
    await kiosk.open(screen, params)
    await shows('Cela, c’est à vous seul(e)')
    expect(kiosk.text()).toContain('Sophie se tourne')
    await kiosk.tap('Arrêter l’aide et continuer')
    await until(() => !kiosk.text().includes('Cela, c’est à vous seul(e)'))
    expect(kiosk.session.assistance).toBe(null)
    expect(kiosk.screen()).toBe(screen)
  },
)

test('what the server refuses meanwhile is explained where the help stands', async () => {
  await helped()
  kiosk.data.sync.ownActsRefused += 1
  await shows('Personne ne le fait à votre place')
})

test('ends with the session of the person, and when the server says that it is over', async () => {
  await helped()
  server().answers.set('kiosk/assistance', { now: Date.now() })
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  kiosk.session.assistance = help('h2')
  vi.advanceTimersByTime(21_000)
  vi.useRealTimers()
  await until(() => kiosk.session.assistance === null)
  kiosk.session.assistance = help('h3')
  await shows(BAND)
  kiosk.session.$reset()
  await until(() => !kiosk.text().includes(BAND))
  expect(kiosk.text()).not.toContain('L’aide est terminée')
})

test('ends by itself after its time, by the clock that runs, with no network', async () => {
  await helped()
  server().stop()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  kiosk.session.assistance = help('h2')
  vi.advanceTimersByTime(ASSISTANCE_LASTS - 1)
  expect(kiosk.session.assistance).not.toBe(null)
  vi.advanceTimersByTime(2)
  vi.useRealTimers()
  expect(kiosk.session.assistance).toBe(null)
})
