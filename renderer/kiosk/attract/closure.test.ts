import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { DAY } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { aSite } from '../../data/testing/records.ts'
import { dayHere } from '../../words/site-zone.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const sentence = 'Fermé cette semaine : nous déménageons. À bientôt !'
const kiosk = useKiosk({ isOnline: true })
const line = () => document.querySelector('p[lang="fr"]')?.textContent.trim()
/** The server tells of a site that is closed from one day to another, counted from today. */
let told = 0
async function closes(from: number, until: number) {
  const dayIn = (days: number) => dayHere(Date.now() + days * DAY)
  const closures = [{ from: dayIn(from), until: dayIn(until), sentence }]
  const rev = `00000000${++told}.000.server`
  kiosk.place.server.write('sites', (await aSite({ closures, rev })).site)
}

test('the team’s sentence stands on the first screen of a day on which the place is closed', async () => {
  await closes(-1, 1)
  await kiosk.open('attract')
  await until(() => line() === sentence)
})

test('it comes as soon as it is told, and is not there before the first closed day', async () => {
  await kiosk.open('attract')
  await closes(2, 3)
  const isTold = async () =>
    (await kiosk.data.records('sites').findOne('mende').exec())?.closures?.length === 1
  await until(isTold)
  expect(line()).toBeUndefined()
  await closes(-1, 1)
  await until(() => line() === sentence)
})
