import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { health } from '../../domain/contract/devices.ts'
import { TOLD_HEADER } from '../../domain/sync/protocol.ts'
import { openDevice, until, useSite } from './testing/device.ts'
import { aBooking, aLease, aSession } from './testing/records.ts'

const site = useSite()

it('a device says that it has told a restored server all about seats only once it has', async () => {
  const { server } = site
  server.write('challengeSessions', { ...aSession(), seal: 'genuine' } as never)
  server.write('seatLeases', { ...aLease(), seal: 'genuine' } as never)
  const data = await openDevice('kiosk')
  await until(() => data.records('seatLeases').findOne(aLease().id).exec())
  await data.save('bookings', aBooking({ rev: '000000002.000.kiosk', by: 'kiosk' }))
  await until(() => data.sync.waiting === 0)

  const sent: { path: string; told: string | undefined }[] = []
  const { fetch } = globalThis
  globalThis.fetch = (address, options) => {
    const headers = options?.headers as Record<string, string> | undefined
    sent.push({ path: String(address).replace(/^.*\/v1\//, ''), told: headers?.[TOLD_HEADER] })
    return fetch(address, options)
  }
  try {
    server.pushed.length = 0
    server.restore({})
    site.networkComesBack()
    await until(() => server.pushed.length === 3 && data.outbox.rows().length === 0)
    await data.call(health, {})
  } finally {
    globalThis.fetch = fetch
  }
  const pushes = sent.filter(({ path }) => path === 'sync/push')
  expect(pushes.every(({ told }) => told !== server.epoch)).toBe(true)
  expect(sent.at(-1)).toEqual({ path: 'health', told: server.epoch })
})
