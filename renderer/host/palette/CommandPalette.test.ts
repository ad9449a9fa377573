import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { DAY, HOUR } from '../../../domain/time.ts'
import type { WireRecord } from '../../../domain/sync/messages.ts'
import { until } from '../../data/testing/device.ts'
import { aChallenge } from '../../data/testing/kit.ts'
import { anEmployer, anOffer, aPosting, aSession } from '../../data/testing/records.ts'
import { axeFindings } from '../../desk/testing/axe-findings.ts'
import { button, field, screen, type } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const startsAt = Date.now() + DAY
const desk = useHostDesk(({ server }) => {
  server.write('employers', anEmployer())
  server.write('jobOffers', anOffer())
  server.write('challenges', aChallenge('A05'))
  server.write('postings', aPosting())
  server.write('challengeSessions', aSession({ startsAt, endsAt: startsAt + HOUR }))
  const entry = (id: string, name: string, more = {}) =>
    server.write('visitors', {
      ...{ id, siteId: 'mende', rev: '000000001.000.server', at: 1, by: 'server', stamps: {}, name },
      ...{ firstSeenOn: '2026-11-02', lastSeenOn: '2026-11-20', ...more },
    } as WireRecord)
  entry('V1', 'Nadia Le Goff')
  entry('V2', 'Nadia', { mergedInto: 'V1' })
  server.answers.set('host/visitors/V1/file', { attestations: [], cards: [], hasPictures: false })
  server.answers.set('host/visitors/V1/visits', { visits: [] })
})

const combobox = () => document.querySelector<HTMLInputElement>('[role=combobox]')
const options = () => [...document.querySelectorAll('[role=option]')]
const chosen = () => document.querySelector('[role=option][aria-selected=true]')
const press = (key: string, held: KeyboardEventInit = {}) =>
  (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true, ...held }),
  )
const openByKey = async () => {
  press('k', { ctrlKey: true })
  await until(() => combobox() !== null)
}
async function typeWords(words: string): Promise<void> {
  combobox()!.value = words
  combobox()!.dispatchEvent(new Event('input'))
  await until(() => options().length > 0)
}

test('every page of the menu is there, and the reader hears the line that Enter takes', async () => {
  await signIn()
  await openByKey()
  const menu = [...document.querySelectorAll('nav a')].map((one) => one.textContent.replace(/\d/g, '').trim())
  const listed = options().map((one) => one.textContent.trim())
  expect(listed.slice(0, menu.length)).toEqual(menu)
  expect(combobox()!.getAttribute('aria-activedescendant')).toBe(chosen()!.id)
  expect(document.activeElement).toBe(combobox())
  expect(await axeFindings(document.querySelector('[role=dialog]')!)).toEqual([])
  press('ArrowUp')
  await until(() => options().at(-1) === chosen())
  press('ArrowDown')
  press('ArrowDown')
  await until(() => options()[1] === chosen())
  press('Enter')
  await until(() => document.querySelector('h1')?.textContent === 'Séances et évènements')
  expect(combobox()).toBeNull()
})

test.each([
  ['nadya legof', 'Nadia Le Goff', '/visiteurs/V1'],
  ['vingt cli', 'Vingt clients', '/agenda/seance/s1'],
  ['pages', 'Boulangerie Pagès', '/employeurs/boulangerie'],
  ['vendeur', 'Vendeuse ou vendeur', '/offres/vente'],
  ['a05', 'A05', '/kit/A05.1'],
  ['lettre', 'Je relis une lettre', '/annonces?annonce=card'],
])('"%s" finds %s among what the desk holds', async (words, label, address) => {
  await signIn()
  await until(() => desk.data.records('visitors').findOne('V1').exec())
  button('Aller à… Ctrl K').click()
  await until(() => combobox() !== null)
  await typeWords(words)
  const found = () => options().find((one) => one.textContent.includes(label)) as HTMLElement | undefined
  await until(() => found())
  found()!.click()
  await until(() => desk.address() === address)
})

test('an act begins on its page, and a form of another page is asked about first', async () => {
  await signIn()
  await goTo('Postes')
  await openByKey()
  await typeWords('noter arr')
  press('Enter')
  await until(() => screen().includes('Prénom ou nom choisi'))
})

test('closing it leaves the page behind as it was, and a dialog that is open is not covered', async () => {
  await signIn()
  await goTo('Visiteurs')
  type('Nom', 'Nad')
  await openByKey()
  button('Fermer').click()
  await until(() => combobox() === null)
  expect(field('Nom').value).toBe('Nad')
  button('Aide').click()
  await until(() => screen().includes('Au clavier'))
  press('k', { ctrlKey: true })
  await Promise.resolve()
  expect(combobox()).toBeNull()
})

test('"?" in the empty field shows what the keyboard can do; what was typed is gone the next time', async () => {
  await signIn()
  await openByKey()
  await typeWords('evac')
  button('Fermer').click()
  await until(() => combobox() === null)
  await openByKey()
  expect(combobox()!.value).toBe('')
  press('?')
  await until(() => screen().includes('Au clavier'))
  expect(combobox()).toBeNull()
})

test('locking takes the palette out of the page', async () => {
  await signIn()
  await openByKey()
  await typeWords('verrou')
  press('Enter')
  await until(() => screen().includes('Se connecter'))
  press('k', { ctrlKey: true })
  await Promise.resolve()
  expect(combobox()).toBeNull()
})
