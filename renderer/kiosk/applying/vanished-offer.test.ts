import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { anEmployer, anOffer } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

vi.mock('../touch/seen-first.ts', () => ({ actOnlyOnWhatWasSeen: () => () => undefined }))

const kiosk = useKiosk()
const seen = (key: string) => until(() => kiosk.text().includes(kiosk.say(key)))

async function offerIsThere() {
  await kiosk.data.records('employers').insert(anEmployer())
  await kiosk.data.records('jobOffers').insert(anOffer())
  kiosk.session.isNewCard = true
}
async function vanish() {
  const offer = await kiosk.data.records('jobOffers').findOne('vente').exec(true)
  await offer.remove()
}

test('an offer that vanished while it was read says so, and leads to the others', async () => {
  await offerIsThere()
  await kiosk.open('offer', { offerId: 'vente' })
  await seen('kiosk.offer.apply')
  await vanish()
  await seen('kiosk.offer.gone')
  await kiosk.tap(kiosk.say('jobs.filter.all'))
  await until(() => kiosk.screen() === 'offers')
})

test('nothing is asked of who would apply to an offer that vanished before', async () => {
  await kiosk.open('apply', { offerId: 'vente' })
  await seen('kiosk.offer.gone')
  expect(kiosk.text()).not.toContain(kiosk.say('kiosk.pictures.chooseText'))
})

test('an offer that vanishes while somebody applies takes nothing from them: they go on to the end', async () => {
  await offerIsThere()
  await kiosk.open('apply', { offerId: 'vente' })
  await seen('kiosk.apply.title')
  await vanish()
  await kiosk.tap(kiosk.say('kiosk.next'))
  await seen('kiosk.review.title')
  expect(kiosk.text()).toContain('Boulangerie Pagès')
  expect(kiosk.text()).not.toContain(kiosk.say('kiosk.offer.gone'))
})
