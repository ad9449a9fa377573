import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkCredentials } from '../accounts/accounts.ts'
import { Installation } from '../installation/installation.ts'
import { openServerParts } from '../server-parts.ts'
import { createSite } from '../sites/create-site.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { START, TestDevice, TestServer } from '../testing/test-server.ts'

let server: TestServer
let installation: Installation
let wasOver = 0
beforeEach(async () => {
  wasOver = 0
  const store = await openMemoryStore()
  // As the server starts: the pages work with the same clock as everything else.
  const clock = { now: () => server.clock.now() }
  const parts = await openServerParts(store, { now: () => START })
  installation = (await Installation.open({ ...parts, clock }, () => (wasOver += 1)))!
  server = await TestServer.start({ store, installation })
})
afterEach(() => server.stop())

interface Page {
  status: number
  text: string
  cookie: string
  to: string | null
}

async function ask(path: string, form?: Record<string, string>, cookie = ''): Promise<Page> {
  const answer = await fetch(server.running.url + path, {
    redirect: 'manual',
    headers: { cookie },
    ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
  })
  const set = (answer.headers.get('set-cookie') ?? '').split(';')[0]!
  return { status: answer.status, text: await answer.text(), cookie: set, to: answer.headers.get('location') }
}

const SECRET = 'tracteur lampe nuage citron'
const form = (more: Record<string, string> = {}) => ({
  ...{ site: 'Pépinière de Mende', address: '3 rue Haute', zone: 'Indian/Reunion', capacity: '40' },
  ...{
    'open-1': 'on',
    'from-1': '09:00',
    'to-1': '17:30',
    'open-2': 'on',
    'from-2': '10:00',
    'to-2': '16:00',
  },
  ...{ 'room-1': 'Atelier', 'places-1': '12', 'step-free-1': 'on' },
  ...{ person: 'Maëlle', login: 'Maelle', secret: SECRET, again: SECRET, ...more },
})

async function entered(): Promise<{ cookie: string; mark: string }> {
  const { cookie } = await ask(`/installation?code=${installation.code}`)
  const { text } = await ask('/installation', undefined, cookie)
  return { cookie, mark: /name="mark" value="([^"]+)"/.exec(text)![1]! }
}
const sites = () => server.parts.store.read((view) => view.records('sites'))
const accounts = () =>
  server.parts.store.read((view) => view.all(view.tables.selectFrom('accounts').selectAll()))

describe('nobody installs a server', () => {
  it('without its code, and guessing it is slow', async () => {
    expect((await ask('/installation')).text).not.toContain('name="secret"')
    for (let guess = 0; guess < 10; guess += 1) {
      const { status, cookie } = await ask('/installation/code', { code: `AAAAA-AAAA${guess}` })
      expect([status, cookie]).toEqual([403, ''])
    }
    expect((await ask('/installation/code', { code: 'AAAAA-BBBBB' })).status).toBe(429)
    expect((await ask(`/installation?code=${installation.code}`)).status).toBe(429)
    server.clock.advance(60_000)
    expect((await ask('/installation/code', { code: installation.code.toLowerCase() })).status).toBe(303)
  })

  it('from a page of somebody else’s: what it sends has no mark, and no cookie of this session', async () => {
    const { cookie, mark } = await entered()
    expect((await ask('/installation', form(), cookie)).status).toBe(403)
    expect((await ask('/installation', form({ mark: 'x'.repeat(43) }), cookie)).status).toBe(403)
    expect((await ask('/installation', form({ mark }))).status).toBe(403)
    expect((await ask('/installation/exemple', {}, cookie)).status).toBe(403)
    expect([await sites(), await accounts()]).toEqual([[], []])
    const set = await fetch(`${server.running.url}/installation?code=${installation.code}`, {
      redirect: 'manual',
    })
    expect(set.headers.get('set-cookie')).toMatch(/Path=\/installation; HttpOnly; SameSite=Strict/)
    expect((await fetch(`${server.running.url}/installation`)).headers.get('cache-control')).toBe('no-store')
  })

  it('with a session that is over, or that another took the place of', async () => {
    const { cookie, mark } = await entered()
    const second = await entered()
    expect((await ask('/installation', form({ mark }), cookie)).status).toBe(403)
    server.clock.advance(3_600_000)
    expect((await ask('/installation', form({ mark: second.mark }), second.cookie)).status).toBe(403)
    expect(await accounts()).toEqual([])
  })

  it('that has a site or an account already', async () => {
    const { cookie, mark } = await entered()
    await createSite(server.parts, { name: 'Brest', closesAt: '18:00', capacity: 50 })
    expect((await ask('/installation', undefined, cookie)).status).toBe(404)
    expect((await ask('/installation', form({ mark }), cookie)).status).toBe(303)
    expect((await ask('/installation/exemple', { mark }, cookie)).status).toBe(303)
    expect([(await sites()).length, await accounts()]).toEqual([1, []])
    expect(await Installation.open(server.parts)).toBeNull()
  })

  it('twice: two forms at once make one site', async () => {
    const { cookie, mark } = await entered()
    const both = ['Mende', 'Langogne'].map((site, at) =>
      ask('/installation', form({ mark, site, login: `maelle${at}` }), cookie),
    )
    await Promise.all(both)
    expect([(await sites()).length, (await accounts()).length, wasOver]).toEqual([1, 1, 1])
  })
})

it.each([
  ['site', '', 'À remplir'],
  ['site', 'a'.repeat(81), 'raccourcissez'],
  ['capacity', '0', 'nombre entier'],
  ['capacity', 'douze', 'nombre entier'],
  ['zone', 'Europe/Atlantis', 'fuseau horaire de la liste'],
  ['to-1', '08:00', 'après l’ouverture'],
  ['from-1', '9h', 'comme 09:00'],
  ['places-1', '', 'nombre entier'],
  ['login', '  ', 'À remplir'],
  ['secret', 'court', 'douze caractères au moins'],
  ['secret', 'motdepasse2026', 'Trop facile'],
  ['again', 'autre', 'ne sont pas les mêmes'],
])('a form whose %s is “%s” says what is wrong and keeps the rest', async (field, value, sentence) => {
  const { cookie, mark } = await entered()
  const { status, text } = await ask('/installation', form({ mark, [field]: value }), cookie)
  expect(status).toBe(422)
  expect(text).toContain(sentence)
  expect(text).toContain('value="3 rue Haute"')
  expect(text).not.toContain(SECRET)
  expect(await sites()).toEqual([])
})

it('words are told back as words', async () => {
  const { cookie, mark } = await entered()
  const { text } = await ask(
    '/installation',
    form({ mark, site: '"><script>alert(1)</script>', capacity: '' }),
    cookie,
  )
  expect(text).not.toContain('<script>')
  expect(text).toContain('&quot;&gt;&lt;script&gt;')
})

it('the site, its rooms and hours, and the account of whoever administers it are made, and the first screens linked', async () => {
  const { cookie, mark } = await entered()
  expect((await ask('/')).to).toBe('/installation')
  const made = await ask('/installation', form({ mark }), cookie)
  expect([made.status, made.to, wasOver]).toEqual([303, '/installation/ecrans', 1])
  expect(await sites()).toMatchObject([
    {
      name: 'Pépinière de Mende',
      address: '3 rue Haute',
      timeZone: 'Indian/Reunion',
      capacity: 40,
      closesAt: '17:30',
      hours: [
        { weekday: 1, opensAt: '09:00', closesAt: '17:30' },
        { weekday: 2, opensAt: '10:00', closesAt: '16:00' },
      ],
      rooms: [{ name: 'Atelier', capacity: 12, stepFree: true }],
    },
  ])
  expect(await accounts()).toMatchObject([{ login: 'maelle', name: 'Maëlle', siteRole: 'administrator' }])
  const state = async () =>
    JSON.parse((await ask('/installation/suivi.json', undefined, cookie)).text) as object
  expect(await state()).toMatchObject({ kiosk: false, host: false })
  const { text } = await ask('/installation/ecrans', undefined, cookie)
  const code = /\/kiosk\/#enrol=([0-9A-Z-]+)/.exec(text)![1]!
  const kiosk = await new TestDevice(server.running.url, null).call('POST', 'devices/enrol', { code })
  expect(kiosk.status).toBe(200)
  expect(await state()).toMatchObject({ kiosk: true, host: false, codes: ['', expect.any(String)] })
  expect((await ask('/installation/ecrans', undefined, cookie)).text).toContain('La borne est reliée')
  const host = await server.device((await sites())[0]!.id, 'host')
  expect(await checkCredentials(server.parts, host.scope, 'maelle', SECRET)).not.toBeNull()
  // A code that ran out is another one by then.
  server.clock.advance(11 * 60_000)
  expect((await ask('/installation/ecrans', undefined, cookie)).status).toBe(200)
})

it('once it is over its code opens nothing, and its pages show nothing to anybody else', async () => {
  const { cookie, mark } = await entered()
  await ask('/installation', form({ mark }), cookie)
  expect((await ask(`/installation?code=${installation.code}`)).status).toBe(404)
  expect((await ask('/installation/code', { code: installation.code })).status).toBe(403)
  expect((await ask('/installation/ecrans')).to).toBe('/installation')
  expect((await ask('/installation/suivi.json')).status).toBe(404)
  expect((await ask('/installation', form({ mark, login: 'other' }), cookie)).status).toBe(303)
  expect((await accounts()).length).toBe(1)
  server.clock.advance(3_600_000)
  expect((await ask('/installation/ecrans', undefined, cookie)).to).toBe('/installation')
})

it('example data may be chosen instead, and its passwords are told to whoever did', async () => {
  const { cookie, mark } = await entered()
  await ask('/installation/exemple', { mark }, cookie)
  const { text } = await ask('/installation/ecrans', undefined, cookie)
  expect(text).toContain('Comptes d’exemple')
  const token = cookie.slice(cookie.indexOf('=') + 1)
  expect(text).toContain((await installation.installedBy(token))!.demo!.host.secret)
  expect((await sites()).length).toBe(1)
})
