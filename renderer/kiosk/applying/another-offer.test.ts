import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { anEmployer, anOffer } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk()

test('words picked from one offer do not leave with an application to another', async () => {
  await kiosk.data.records('employers').insert(anEmployer())
  await kiosk.data.records('jobOffers').insert(anOffer())
  kiosk.session.isNewCard = true
  kiosk.session.draft.abilities = ['ability:cook', 'Pétrir et façonner']
  await kiosk.open('apply', { offerId: 'vente' })
  await until(() => kiosk.text().includes(kiosk.say('kiosk.apply.title')))
  expect(kiosk.session.draft.abilities).toEqual(['ability:cook'])
})
