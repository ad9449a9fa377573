import 'fake-indexeddb/auto'
import { afterEach, expect, test } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { aListedOffer } from '../../data/testing/records.ts'
import { keepSiteZone } from '../../words/site-zone.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk()
afterEach(() => keepSiteZone(undefined))

test('since when an offer is listed is told by the clocks of this site', async () => {
  // Half past midnight in Paris; the evening before in Martinique.
  const listedAt = Date.UTC(2026, 5, 14, 22, 30)
  await kiosk.data.records('listedOffers').insert(aListedOffer({ listedAt }))
  keepSiteZone('America/Martinique')
  await kiosk.open('listed-offer', { number: '48A1' })
  await until(() => kiosk.text().includes('14 juin'))
  expect(kiosk.text()).not.toContain('15 juin')
})
