import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { stillOf } from '../../../domain/visits/party.ts'
import { plain } from '../../data/live.ts'
import { aSite } from '../../data/testing/records.ts'
import { until } from '../../data/testing/device.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk()
const visits = async () => (await kiosk.data.records('visits').find().exec()).map(plain)
const reads = (words: string) => until(() => kiosk.text().includes(words))

async function toTheStructure() {
  kiosk.session.$reset()
  await kiosk.open('arrive')
  await kiosk.tap('Nous sommes un groupe')
  await kiosk.tap('5')
  await kiosk.tap('Une personne de plus')
  await until(() => [...document.querySelectorAll('strong')].some((one) => one.textContent === '6'))
  await kiosk.tap('Suivant')
  await reads('Qui vous accompagne')
}

test('a group comes in as one visit of so many people, without a card and without anybody’s name', async () => {
  await toTheStructure()
  await kiosk.tap('La Mission locale')
  await kiosk.tap('Avancer un projet')
  await reads('Vous êtes comptés, 6 personnes.')
  const [visit, ...others] = await visits()
  expect(others).toEqual([])
  expect(visit).toMatchObject({ kind: 'stay', people: 6, prescriber: 'mission-locale', reasons: ['project'] })
  for (const absent of ['visitorId', 'name', 'sealedName']) expect(visit).not.toHaveProperty(absent)
})

test('the name of the structure leaves the kiosk sealed, and what was typed can be left', async () => {
  await kiosk.data.records('sites').insert((await aSite()).site)
  await toTheStructure()
  await kiosk.tap('Une autre structure')
  await kiosk.tap('Suivant')
  await reads('Il n’y a pas encore de nom')
  kiosk.session.name = 'Foyer des Capucins'
  await kiosk.tap('Suivant')
  await kiosk.tap('Passer')
  await reads('6 personnes')
  const [visit] = await visits()
  expect(visit).toHaveProperty('sealedName')
  expect(JSON.stringify(visit)).not.toContain('Capucins')
})

test('a kiosk that never heard of its site counts the group all the same, and says that the name is not told', async () => {
  await toTheStructure()
  await kiosk.tap('Une autre structure')
  kiosk.session.name = 'Foyer des Capucins'
  await kiosk.tap('Suivant')
  await kiosk.tap('Passer')
  await reads('n’a pas pu dire à l’accueil le nom de votre structure')
  expect(await visits()).toHaveLength(1)
})

test('three of seven leave, then the others', async () => {
  kiosk.session.$reset()
  const { checkIn } = await import('../../data/visits.ts')
  await checkIn(kiosk.data, { arrivedBy: 'walk-in', people: 7, prescriber: 'school' })
  const leave = async (less: number) => {
    await kiosk.open('leave')
    await kiosk.tap('Notre groupe part')
    await until(() => document.querySelector('.ui-tile'))
    document.querySelector<HTMLElement>('.ui-tile')!.click()
    await reads('Combien partent')
    for (let i = 0; i < less; i += 1) await kiosk.tap('Une personne de moins')
    await kiosk.tap('Nous partons')
    await reads('À bientôt')
  }
  await leave(4)
  expect((await visits()).map(stillOf)).toEqual([4])
  await leave(0)
  expect(await visits()).toMatchObject([{ closing: 'left' }])
})

test('somebody who is with somebody counts two, until they take it back', async () => {
  const { checkIn } = await import('../../data/visits.ts')
  const arrived = await checkIn(kiosk.data, { arrivedBy: 'pass', visitorId: 'V1' })
  kiosk.session.visitId = arrived.ok ? arrived.value.id : null
  await kiosk.open('welcome')
  await kiosk.tap('Quelqu’un m’accompagne')
  await reads('vous comptez pour 2')
  expect((await visits()).map(stillOf)).toEqual([2])
  await kiosk.tap('Quelqu’un m’accompagne')
  await until(async () => stillOf((await visits())[0]!) === 1)
})
