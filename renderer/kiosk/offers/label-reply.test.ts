import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { anEmployer, anOffer } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk()

test('what the employer replies stands beside its label, in its own words, with whose they are', async () => {
  await kiosk.data.records('jobOffers').insert(anOffer())
  await kiosk.data.records('employers').insert(anEmployer())
  await kiosk.open('offer', { offerId: 'vente' })
  await until(() => kiosk.text().includes(kiosk.say('kiosk.offer.answers')))
  expect(kiosk.text()).not.toContain(kiosk.say('kiosk.offer.reply'))
  const reply = { words: 'Nous répondons en deux semaines.', publishedAt: 1 }
  await kiosk.data.records('employers').upsert(anEmployer({ reply }))
  await until(() => kiosk.text().includes(reply.words))
  expect(kiosk.text()).toContain(kiosk.say('kiosk.offer.reply'))
  expect(kiosk.text()).toContain(kiosk.say('kiosk.offer.replyMeans'))
})
