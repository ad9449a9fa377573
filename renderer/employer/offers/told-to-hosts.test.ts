import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { anOffer } from '../../data/testing/records.ts'
import { useEmployerDesk } from '../test-support/open-desk.ts'

const desk = useEmployerDesk(({ server }) => {
  const { publishedAt: _, ...draft } = anOffer({ id: 'brouillon', title: 'Jeune femme pour la vente' })
  server.write('jobOffers', draft)
  server.answers.set('employer/blocked-words', {})
})

test('of an offer that its words keep from publication hosts hear the grounds, never the words', async () => {
  const { server } = desk.place
  const told = () => server.asked.filter(({ path }) => path === 'employer/blocked-words')
  await desk.enter()
  await desk.go('/offres')
  const publish = () =>
    [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === 'Publier')
  await until(publish)
  expect(told()).toEqual([])
  publish()!.click()
  await until(() => told().length === 1)
  const { body } = told()[0]!
  expect(body).toEqual({ form: 'offer', grounds: ['age'] })
  expect(server.pushed).toEqual([])
})
