import { afterEach, beforeEach, expect, it } from 'vitest'
import { parisDay } from '../../domain/time.ts'
import { tellAbsence } from '../employers/absences.ts'
import { createEmployer } from '../employers/employers.ts'
import { stopAddress } from '../reminders/mail-stops.ts'
import { START, TestServer } from '../testing/test-server.ts'

const BAKER = 'anne@fournil.example'
let server: TestServer
let address: string
const here = (link: string) => link.replace('https://pepiniere.example', server.running.url)
beforeEach(async () => {
  server = await TestServer.start({ publicUrl: 'https://pepiniere.example' })
  await server.createSite('brest')
  await createEmployer(server.parts, 'brest', { name: 'Fournil', contactEmail: BAKER }, 'bakery')
  address = here(stopAddress(server.parts, { id: 'bakery', contactEmail: BAKER }, BAKER)!)
})
afterEach(() => server.stop())

const stops = () =>
  server.parts.store.read((view) => view.all(view.tables.selectFrom('mailStops').selectAll()))

it('asks by a button before it ends anything, in the reader’s language', async () => {
  const page = await fetch(address, { headers: { 'accept-language': 'en' } })
  expect(await page.text()).toContain('Receive no more of these messages')
  expect(await stops()).toEqual([])
})

it('ends the messages in one click of a mail program, and says so', async () => {
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
  const done = await fetch(address, { method: 'POST', body })
  expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('C’est fait')])
  expect(await stops()).toMatchObject([{ employerId: 'bakery', address: BAKER, because: 'unsubscribed' }])
})

it('also ends the messages of whoever stands in', async () => {
  const email = 'lea@remplace.example'
  const day = parisDay(START)
  const away = { from: day, to: day, standIn: { name: 'Léa', email } }
  expect(await tellAbsence(server.parts, { employerId: 'bakery', siteId: 'brest' }, away)).toMatchObject({
    ok: true,
  })
  const link = here(stopAddress(server.parts, { id: 'bakery', contactEmail: BAKER }, email)!)
  expect(await (await fetch(link)).text()).toContain('<button type="submit">')
  expect((await fetch(link, { method: 'POST' })).status).toBe(200)
  expect(await stops()).toMatchObject([{ employerId: 'bakery', address: email, because: 'unsubscribed' }])
})

it('ends nothing for whoever guesses', async () => {
  const guessed = await fetch(address.replace(/.{22}$/, 'A'.repeat(22)), { method: 'POST' })
  expect(guessed.status).toBe(404)
  expect((await fetch(address.slice(0, -1))).status).toBe(404)
  expect(await stops()).toEqual([])
})
