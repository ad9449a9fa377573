import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import type { ReciprokGrade } from '../../../domain/hiring/employer.ts'
import { until } from '../../data/testing/device.ts'
import { anEmployer, anOffer, aSite } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

vi.mock('../touch/seen-first.ts', () => ({ actOnlyOnWhatWasSeen: () => () => undefined }))

const kiosk = useKiosk()

async function offer(id: string, publishedAt: number, town: string, grade?: ReciprokGrade): Promise<void> {
  const figures = { points: 9000, score: 90, counted: 12, answered: 12, people: 9, asOf: 1, formula: 1 }
  const reciprok = grade === undefined ? {} : { reciprok: { ...figures, grade } }
  await kiosk.data.records('employers').insert(anEmployer({ id, name: `Maison ${id}`, ...reciprok }))
  await kiosk.data.records('jobOffers').insert(anOffer({ id, title: id, employerId: id, town, publishedAt }))
}
const titles = () => kiosk.text().match(/Maison \w+/g)
const say = (key: string) => kiosk.say(`jobs.order.${key}`)

async function openFive(): Promise<void> {
  await kiosk.data
    .records('sites')
    .incrementalUpsert((await aSite({ address: '2 place du Foirail, 48000 Mende' })).site)
  await offer('a', 5, 'Florac')
  await offer('b', 4, 'Florac')
  await offer('c', 3, 'Mende')
  await offer('d', 2, 'Florac', 'A')
  await offer('e', 1, 'Mende', 'E')
  await kiosk.open('offers')
  await until(() => titles() !== null)
}

test('offers are a few at once, the newest first, and their order is said; another one begins with the first page', async () => {
  await openFive()
  expect(titles()).toEqual(['Maison a', 'Maison b', 'Maison c'])
  expect(kiosk.text()).toContain(say('said.newest'))
  kiosk.session.offersView.page = 1
  await until(() => titles()?.[0] === 'Maison d')
  await kiosk.tap(say('here'))
  await until(() => kiosk.text().includes(say('said.here')))
  expect(titles()).toEqual(['Maison c', 'Maison e', 'Maison a'])
  await kiosk.tap(say('answering'))
  await until(() => kiosk.text().includes(say('said.answering')))
  expect(titles()).toEqual(['Maison d', 'Maison a', 'Maison b'])
})

test('one order always holds, and none is asked for where it would move nothing', async () => {
  await offer('only', 1, 'Florac')
  await kiosk.open('offers')
  await until(() => titles() !== null)
  expect(kiosk.text()).not.toContain(say('answering'))
  expect(kiosk.text()).not.toContain(say('said.newest'))
  await openFive()
  await kiosk.tap(say('newest'))
  expect(kiosk.session.offersView.order).toBe('newest')
  expect(kiosk.text()).toContain(say('said.newest'))
})
