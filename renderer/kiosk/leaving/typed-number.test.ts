import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { passIdFrom } from '../../../domain/visits/pass-code.ts'
import { until } from '../../data/testing/device.ts'
import { aSite, signedPass } from '../../data/testing/records.ts'
import { checkIn } from '../../data/visits.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk({ isOnline: true })
const passId = passIdFrom(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]))
const visitorId = '0123456789ABCDEF'
const visits = async () => (await kiosk.data.records('visits').find().exec()).map((one) => one.toJSON())

test('where the server does not answer, a number comes in and leaves, and is sent to it sealed', async () => {
  const { server } = kiosk.place
  server.write('sites', (await aSite()).site)
  await until(() => kiosk.data.records('sites').findOne('mende').exec())
  server.troubles.set('passes/resolve', ['no-answer', 'no-answer'])
  await kiosk.open('pass')
  kiosk.session.typedCode = passId
  await until(() => !kiosk.button('Suivant').disabled)
  await kiosk.tap('Suivant')
  await until(() => kiosk.screen() === 'confirm')
  await kiosk.tap('C’est moi')
  await until(() => kiosk.screen() === 'welcome')
  kiosk.session.$reset()
  await kiosk.open('leave')
  kiosk.session.typedCode = passId
  await until(() => !kiosk.button('Je pars').disabled)
  await kiosk.tap('Je pars')
  await until(() => kiosk.screen() === 'goodbye')

  const told = await visits()
  expect(told.map(({ kind }) => kind).sort()).toEqual(['stay', 'unnamed-departure'])
  for (const { sealedPass } of told) expect(sealedPass).toMatch(/^ey/)
  expect(JSON.stringify(told)).not.toContain(passId)
})

/** A card of this site, whose signature this kiosk can check, and no network to ask anything more. */
async function showCardOffline() {
  const { server } = kiosk.place
  const { site, signs } = await aSite()
  server.write('sites', site)
  await until(() => kiosk.data.records('sites').findOne('mende').exec())
  server.stop()
  await until(() => !kiosk.data.sync.connected)
  kiosk.session.$reset()
  await kiosk.open('leave')
  const card = await signedPass(signs, { passId, visitorId })
  return () => kiosk.scan(card)
}

test('a card whose arrival is on another kiosk leaves without network, and is sent to the server sealed', async () => {
  const show = await showCardOffline()
  show()
  await until(() => kiosk.screen() === 'goodbye')
  const [departure, ...others] = await visits()
  expect([departure?.kind, others]).toEqual(['unnamed-departure', []])
  expect(departure?.sealedPass).toMatch(/^ey/)
  expect(JSON.stringify(departure)).not.toContain(passId)
})

test('a card that left here already is told so, and nobody is counted out twice', async () => {
  const show = await showCardOffline()
  await checkIn(kiosk.data, { arrivedBy: 'pass', visitorId })
  show()
  await until(() => kiosk.screen() === 'goodbye')
  await kiosk.open('leave')
  show()
  await until(() => kiosk.text().includes(kiosk.say('kiosk.leave.refused.already-closed')))
  expect((await visits()).map(({ kind, closing }) => [kind, closing])).toEqual([['stay', 'left']])
})

test('with network, a card of which nobody knows an arrival is told so, and lowers no headcount', async () => {
  const { site, signs } = await aSite()
  kiosk.place.server.write('sites', site)
  await until(() => kiosk.data.records('sites').findOne('mende').exec())
  await kiosk.open('leave')
  kiosk.scan(await signedPass(signs, { passId, visitorId }))
  await until(() => kiosk.text().includes(kiosk.say('kiosk.leave.refused.not-here')))
  expect(await visits()).toEqual([])
})
