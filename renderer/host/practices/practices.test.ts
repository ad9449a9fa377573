import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { button, screen } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'
import { practiceSheets } from './practice-sheets.ts'

const desk = useHostDesk(({ server }) =>
  server.answers.set('host/practices', {
    sheets: [
      { sheet: 'one-minute', yes: 15, no: 5 },
      { sheet: 'disability', yes: 0, no: 10 },
    ],
  }),
)
const link = (title: string) =>
  [...document.querySelectorAll('a')].find(({ textContent }) => textContent.includes(title))!

test('hosts see their six sheets and the twelve of the kiosk, with what was useful', async () => {
  await signIn()
  await goTo('Bonnes pratiques')
  await until(() =>
    link('Se présenter en une minute')?.textContent.includes('Utile 15 fois · Pas vraiment 5 fois'),
  )
  expect(document.querySelectorAll('a[href*="/pratiques/accueil/"]')).toHaveLength(6)
  expect(document.querySelectorAll('a[href*="/pratiques/visiteurs/"]')).toHaveLength(12)
  expect(link('Parler de son handicap').textContent).toContain('Pas vraiment 10 fois')
  expect(link('Parler de son handicap').textContent).not.toContain('Utile')
  expect(link('Garder un rythme').textContent).toContain('Moins de 5 avis')
  expect(link('Premier accueil').textContent).not.toContain('avis')
})

test('without the server the sheets are there, and why there are no figures', async () => {
  await signIn()
  desk.place.server.stop()
  await goTo('Bonnes pratiques')
  await until(() => screen().includes('la liste n’a pas pu être lue'))
  link('Accueillir un mineur').click()
  await until(() => screen().includes('D4153-15'))
})

test('a sheet of the kiosk is printed in any of its languages; the next one keeps the language it has', async () => {
  const print = vi.fn()
  vi.stubGlobal('print', print)
  await signIn()
  await goTo('Bonnes pratiques')
  link('Garder un rythme').click()
  await until(() => screen().includes('Українська'))
  const ukrainian = [...document.querySelectorAll('label')].find((one) => one.textContent === 'Українська')!
  ukrainian.querySelector('input')!.click()
  const { uk } = { uk: practiceSheets.visiteurs.find(({ id }) => id === 'keep-pace')!.wordsIn('uk') }
  await until(() => screen().includes(uk.promise))
  expect(document.querySelector('.print-paper [lang="uk"]')!.textContent).toContain(uk.steps[0])
  button('Imprimer la fiche').click()
  await until(() => print.mock.calls.length === 1)
  button('Toutes les fiches').click()
  await until(() => link('Premier accueil'))
  link('Premier accueil').click()
  await until(() => screen().includes('En trois minutes'))
})
