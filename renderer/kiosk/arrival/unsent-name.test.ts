import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { aSite } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk()

async function arrive() {
  kiosk.session.$reset()
  kiosk.session.name = 'Nadia'
  await kiosk.open('reason')
  await kiosk.tap('Faire un défi')
  await until(() => kiosk.screen() !== 'reason')
}

test('a name that the kiosk cannot seal is said not to have reached the hosts, and stays on the screen', async () => {
  await arrive()
  await until(() => kiosk.text().includes('La borne n’a pas pu dire votre prénom à l’accueil, Nadia.'))
  const [visit] = await kiosk.data.records('visits').find().exec()
  expect(visit!.sealedName).toBeUndefined()
})

test('a name that was sealed needs no word', async () => {
  await kiosk.data.records('sites').insert((await aSite()).site)
  await arrive()
  const [visit] = await kiosk.data.records('visits').find().exec()
  expect(visit!.sealedName).toBeDefined()
  expect(kiosk.text()).not.toContain('n’a pas pu dire')
})
