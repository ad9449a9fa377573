import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk({ isOnline: true })
const FOUR = ['Soleil', 'Lune', 'Arbre', 'Lune']

const pad = () => [...document.querySelectorAll('.pad button')].map((button) => button.textContent.trim())
const give = async (names: readonly string[]) => {
  for (const name of names) await kiosk.tap(name)
}
const chosenAtServer = () => kiosk.place.server.asked.filter(({ path }) => path === 'visitor/pictures')

async function choose(): Promise<void> {
  kiosk.place.server.answers.set('visitor/pictures', {})
  kiosk.session.isNewCard = true
  kiosk.session.pass = { passId: 'P1', visitorId: 'V1', token: 'PEP2', checked: 'signature' }
  await kiosk.open('choose-pictures')
}

test('pictures that are chosen are given twice; others the second time start again, and nothing was kept', async () => {
  await choose()
  await give(FOUR)
  await kiosk.tap('Encore une fois')
  await give(['Soleil', 'Lune', 'Arbre', 'Fleur'])
  await kiosk.tap('Fermer à clé')
  expect(kiosk.text()).toContain('Ce n’étaient pas les mêmes images.')
  expect(chosenAtServer()).toEqual([])
  expect(kiosk.session.secret).toBeNull()

  await give(FOUR)
  await kiosk.tap('Encore une fois')
  await give(FOUR)
  await kiosk.tap('Fermer à clé')
  await until(() => kiosk.screen() === 'consents')
  expect(chosenAtServer()).toMatchObject([{ body: { secret: [0, 1, 2, 1] } }])
})

test('who looks over a shoulder sees none of the pictures that were touched, and a pad that changes each time', async () => {
  await choose()
  const before = pad()
  expect([...before].sort()).toHaveLength(12)
  await give(FOUR)
  expect(document.querySelector('.chosen')!.textContent).not.toMatch(/Soleil|Lune|Arbre/)
  expect(document.querySelector('.chosen')!.innerHTML).not.toMatch(/Soleil|Lune|Arbre/)
  // One in 479 million that all stand where they stood.
  await kiosk.tap('Encore une fois')
  expect(pad()).not.toEqual(before)
  expect([...pad()].sort()).toEqual([...before].sort())
})
