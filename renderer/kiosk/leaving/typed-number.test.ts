import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { passIdFrom } from '../../../domain/visits/pass-code.ts'
import { until } from '../../data/testing/device.ts'
import { aSite } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk({ isOnline: true })
const passId = passIdFrom(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]))
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
