import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { TestServer } from '../testing/test-server.ts'
import { DeviceRegister } from './device-register.ts'

let server: TestServer
beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
})
afterEach(() => server.stop())

it('that a device has told all is known once it is kept: after a failure it is noted with the next request', async () => {
  const { scope } = await server.device('brest', 'kiosk')
  const { store } = server.parts
  const register = new DeviceRegister(server.parts)
  const failing = vi.spyOn(store, 'transaction').mockRejectedValueOnce(new Error('disk full'))
  await expect(register.heardOut(scope.deviceId, store.epoch)).rejects.toThrow('disk full')
  failing.mockRestore()
  await register.heardOut(scope.deviceId, store.epoch)
  const rows = await store.read((view) => view.all(view.tables.selectFrom('devices').select('toldEpoch')))
  expect(rows).toEqual([{ toldEpoch: store.epoch }])
  await register.close()
})
