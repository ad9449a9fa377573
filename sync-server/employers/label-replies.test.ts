import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Employer } from '../../domain/hiring/employer.ts'
import { refusalIn, TestServer, type TestDevice } from '../testing/test-server.ts'
import { createEmployer } from './employers.ts'

let server: TestServer
let brest: TestDevice
let quimper: TestDevice
let kiosk: TestDevice
let bakery: TestDevice
let garage: TestDevice

beforeEach(async () => {
  server = await TestServer.start()
  for (const site of ['brest', 'quimper']) await server.createSite(site)
  await createEmployer(server.parts, 'brest', { name: 'Fournil' }, 'bakery')
  await createEmployer(server.parts, 'brest', { name: 'Garage' }, 'garage')
  ;[brest, quimper] = [await server.device('brest', 'host'), await server.device('quimper', 'host')]
  await brest.signIn('maelle', await server.account('brest', 'maelle'))
  await quimper.signIn('yann', await server.account('quimper', 'yann'))
  kiosk = await server.device('brest', 'kiosk')
  bakery = await server.device('brest', 'employer', 'bakery')
  await bakery.signIn('armelle', await server.account('brest', 'armelle', 'bakery'))
  garage = await server.device('brest', 'employer', 'garage')
  await garage.signIn('denis', await server.account('brest', 'denis', 'garage'))
})
afterEach(() => server.stop())

it.each([
  ['protected-wording', 'Nous ne prenons pas de femme enceinte.'],
  ['contact-details', 'Appelez le 06 12 34 56 78.'],
  ['nothing-said', ' \u200b '],
])('words are refused for %s, whatever a desk lets through', async (reason, words) => {
  expect(refusalIn(await ask(words))).toMatchObject({ error: 'not-possible', reasons: [reason] })
  expect(await cardAt(bakery)).not.toHaveProperty('replyAsked')
})

it('longer words than the record takes are no request at all', async () => {
  expect((await ask('a'.repeat(501))).status).toBe(400)
})

it('what waits is read by its own desk and by hosts who work with it, and by nobody else', async () => {
  expect((await ask('Nous répondons.')).status).toBe(204)
  for (const device of [bakery, brest]) {
    expect(await cardAt(device)).toMatchObject({ replyAsked: { words: 'Nous répondons.' } })
  }
  for (const device of [kiosk, garage, quimper]) expect(await cardAt(device)).not.toHaveProperty('replyAsked')
  const page = await fetch(`${server.running.url}/reciprok/bakery`)
  expect(await page.text()).not.toContain('Nous répondons.')
})

it('hosts of other sites, employers and kiosks publish nothing', async () => {
  await ask('Nous répondons.')
  const { askedAt } = (await cardAt(bakery)).replyAsked!
  const foreign = await quimper.call('POST', 'host/employers/bakery/label-reply', { askedAt })
  expect(refusalIn(foreign)).toMatchObject({ reasons: ['another-site'] })
  for (const device of [bakery, kiosk]) {
    expect((await device.call('POST', 'host/employers/bakery/label-reply', { askedAt })).status).toBe(404)
  }
  expect((await brest.call('POST', 'host/employers/nobody/label-reply', { askedAt })).status).toBe(404)
  expect(await cardAt(kiosk)).not.toHaveProperty('reply')
})

it('a host publishes it for everybody, on the page and in the figures, as text', async () => {
  await ask('Nous <b>répondons</b>\nà tous.')
  await decide()
  for (const device of [bakery, brest, kiosk, garage, quimper]) {
    expect(await cardAt(device)).toMatchObject({ reply: { words: 'Nous <b>répondons</b>\nà tous.' } })
    expect(await cardAt(device)).not.toHaveProperty('replyAsked')
  }
  const page = await (await fetch(`${server.running.url}/reciprok/bakery`)).text()
  expect(page).toContain('Ce que répond l’employeur')
  expect(page).toMatch(/Nous (&lt;|&#60;)b/)
  expect(page).toContain('<br>à tous.')
  const figures = await fetch(`${server.running.url}/reciprok/bakery/chiffres.json`)
  expect(await figures.json()).toMatchObject({
    rated: false,
    reply: { words: 'Nous <b>répondons</b>\nà tous.' },
  })
})

it('one that is not published says why to its employer alone, and the one before stays', async () => {
  await ask('Avant.')
  await decide()
  await ask('Lucie ment.')
  await decide({ refusal: 'Vous nommez quelqu’un.' })
  expect(await cardAt(bakery)).toMatchObject({
    reply: { words: 'Avant.' },
    replyAsked: { refusal: 'Vous nommez quelqu’un.' },
  })
  expect(await cardAt(kiosk)).toMatchObject({ reply: { words: 'Avant.' } })
  expect(await cardAt(kiosk)).not.toHaveProperty('replyAsked')
})

it('a decision about words that were changed or taken back meanwhile is none', async () => {
  await ask('Avant.')
  const { askedAt } = (await cardAt(bakery)).replyAsked!
  const again = await bakery.call('POST', 'employer/label-reply', { words: 'Après.', instead: askedAt })
  expect(again.status).toBe(204)
  expect(refusalIn(await decide({ askedAt }))).toMatchObject({ reasons: ['replaced'] })
  await takeBack('asked')
  expect(refusalIn(await decide({ askedAt }))).toMatchObject({ reasons: ['nothing-asked'] })
  expect(await cardAt(kiosk)).not.toHaveProperty('reply')
})

it('a colleague’s words are not written over unseen', async () => {
  await ask('De Denis.')
  expect(refusalIn(await ask('D’Armelle.'))).toMatchObject({ reasons: ['replaced'] })
  // The same words again, because no answer came.
  expect((await ask('De Denis.')).status).toBe(204)
})

it('the employer takes back what everybody reads, once or twice', async () => {
  await ask('Avant.')
  await decide()
  for (const _ of [1, 2]) expect((await takeBack('published')).status).toBe(204)
  for (const device of [bakery, kiosk]) expect(await cardAt(device)).not.toHaveProperty('reply')
})

const ask = (words: string) => bakery.call('POST', 'employer/label-reply', { words })
const takeBack = (place: string) => bakery.call('POST', 'employer/label-reply/taken-back', { place })
async function decide(told: { askedAt?: number; refusal?: string } = {}) {
  const { replyAsked } = await cardAt(bakery)
  const body = { askedAt: replyAsked?.askedAt ?? 0, ...told }
  return brest.call('POST', 'host/employers/bakery/label-reply', body)
}
async function cardAt(device: TestDevice): Promise<Employer> {
  return ((await device.records('employers')) as Employer[]).find(({ id }) => id === 'bakery')!
}
