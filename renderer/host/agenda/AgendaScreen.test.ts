import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { parisInstant } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { aSession, aSite } from '../../data/testing/records.ts'
import { button, field, screen } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

/** A Thursday. */
const now = parisInstant('2026-12-03', 10)
const at = (day: string, hour: number) => ({
  startsAt: parisInstant(day, hour),
  endsAt: parisInstant(day, hour + 2),
})
const { site } = await aSite({
  rooms: [{ id: 'r1', name: 'Verrière', capacity: 12, stepFree: true }],
})

useHostDesk(({ server }) => {
  server.now = () => now
  server.write('sites', site)
  const room = { roomId: 'r1', where: 'Verrière' }
  server.write('challengeSessions', aSession({ id: 's1', ...room, ...at('2026-12-05', 14) }))
  server.write(
    'challengeSessions',
    aSession({ id: 's2', title: 'Tailler', place: 'employer', ...at('2026-12-05', 9) }),
  )
  for (const [id, hour] of [
    ['s3', 8],
    ['s4', 11],
    ['s5', 14],
    ['s6', 17],
  ] as const) {
    server.write('challengeSessions', aSession({ id, title: `Le ${id}`, ...room, ...at('2026-12-15', hour) }))
  }
})

beforeEach(async () => {
  await signIn()
  await goTo('Séances')
  await until(() => screen().includes('Vingt clients') && screen().includes('Verrière'))
})

const table = () => document.querySelector('table')!
const link = (name: string) =>
  [...document.querySelectorAll<HTMLAnchorElement>('a')].find((one) =>
    (one.getAttribute('aria-label') ?? one.textContent).includes(name),
  )!

test('a week has a lane for each room, one for elsewhere, and marks today', () => {
  const lanes = [...table().querySelectorAll('tbody tr')].map((row) => row.textContent)
  expect(lanes).toHaveLength(2)
  expect(lanes[0]).toContain('Vingt clients')
  expect(lanes[1]).toMatch(/^Ailleurs.*Tailler/)
  expect(table().querySelector('[aria-current="date"]')!.textContent).toMatch(/jeudi\s*3 décembre/)
  expect(link('Vingt clients').querySelector('.sr-only')!.textContent.replace(/\s/gu, ' ')).toBe(
    '14 h – 16 h, Vingt clients, Verrière, 0 sur 8, Ouverte',
  )
})

test('a click on a session opens it, and coming back finds the same days again', async () => {
  field('Aller à une date').value = '2026-12-15'
  field('Aller à une date').dispatchEvent(new Event('input'))
  await until(() => screen().includes('Semaine du lundi 14 décembre'))
  link('Le s3').click()
  await until(() => document.querySelector('h1')?.textContent === 'Le s3')
  ;[...document.querySelectorAll('a')].find((one) => one.textContent === 'Retour aux séances')!.click()
  await until(() => screen().includes('Semaine du lundi 14 décembre'))
})

test('a month counts the sessions of each day, names the first ones and leads to their week', async () => {
  button('Mois').click()
  await until(() => document.querySelector('h2')?.textContent.includes('décembre 2026'))
  const busy = button('mardi 15 décembre, 4 séances')
  const cell = busy.closest('td')!
  expect(cell.textContent).toContain('4 séances')
  expect(cell.querySelectorAll('a')).toHaveLength(3)
  expect(table().querySelector('[aria-current="date"]')!.textContent).toMatch(/^jeudi\s3 /)
  button('Mois suivant').click()
  await until(() => document.querySelector('h2')?.textContent.includes('janvier 2027'))
  button('Aujourd’hui').click()
  await until(() => document.querySelector('h2')?.textContent.includes('décembre 2026'))
  button('Encore 1').click()
  await until(() => screen().includes('Semaine du lundi 14 décembre'))
})

test('the list of a week stays as it was, and says when nothing is planned', async () => {
  button('Liste').click()
  await until(() => screen().includes('samedi 5 décembre'))
  button('Semaine suivante').click()
  button('Semaine suivante').click()
  await until(() => screen().includes('Rien de prévu cette semaine'))
})

test('a day of the calendar is planned from there, its date filled in', async () => {
  link('Planifier une séance : vendredi 4 décembre'.replace(' :', '\u202f:')).click()
  await until(() => document.querySelector('h1')?.textContent === 'Planifier une séance')
})
