import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { passIdFrom } from '../../../domain/visits/pass-code.ts'
import { until } from '../../data/testing/device.ts'
import { checkIn, checkOutVisitor, tellStillHere } from '../../data/visits.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk()
const passId = passIdFrom(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]))
const visits = async () => (await kiosk.data.records('visits').find().exec()).map((one) => one.toJSON())

let goesOn: string
/** A host noted a departure by mistake and took it back: a second visit from the same arrival goes on. */
beforeEach(async () => {
  await checkIn(kiosk.data, { arrivedBy: 'code', visitorId: passId })
  const left = await checkOutVisitor(kiosk.data, passId)
  const taken = left.ok && (await tellStillHere(kiosk.data, left.value.id))
  goesOn = taken && taken.ok ? taken.value.id : ''
  kiosk.session.$reset()
})

test('who shows the card is here already: nobody arrives twice', async () => {
  kiosk.session.shownPass = {
    passId,
    visitorId: passId,
    token: 'PEP1TOKEN',
    checked: 'signature',
    arrivedBy: 'pass',
  }
  await kiosk.open('confirm')
  await kiosk.tap('C’est moi')
  await until(() => kiosk.screen() === 'welcome')
  expect(kiosk.text()).toContain('Votre arrivée d’aujourd’hui est déjà notée')
  expect([kiosk.session.visitId, (await visits()).length]).toEqual([goesOn, 2])
})

test('a number typed at a kiosk that never heard of its site comes in all the same, as nobody who was here', async () => {
  const card = { passId, visitorId: 'NEW', token: null, checked: 'later' as const }
  kiosk.session.shownPass = { ...card, arrivedBy: 'code' }
  await kiosk.open('confirm')
  await kiosk.tap('C’est moi')
  await until(() => kiosk.screen() === 'welcome')
  expect(kiosk.session.wasPresent).toBe(false)
  expect(await visits()).toContainEqual(expect.objectContaining({ visitorId: 'NEW', arrivedBy: 'code' }))
})
