import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { DeviceLine } from '../../domain/contract/devices.ts'
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

it('since when a device has had something to send is known, whatever it told in between', async () => {
  const { scope } = await server.device('brest', 'kiosk')
  const { clock, parts } = server
  const register = new DeviceRegister(parts)
  const start = clock.now()
  const since = async () => {
    await register.writeContacts()
    const devices = parts.store.read((view) =>
      view.all(view.tables.selectFrom('devices').select(['waiting', 'waitingSince'])),
    )
    return Object.values((await devices)[0]!)
  }
  const heard = (waiting: number) => {
    clock.advance(1000)
    register.heardOf(scope.deviceId, waiting)
  }
  register.heardOf(scope.deviceId, 0)
  expect(await since()).toEqual([0, null])
  heard(2)
  heard(3)
  expect(await since()).toEqual([3, start + 1000])
  heard(1)
  expect(await since()).toEqual([1, start + 1000])
  heard(0)
  heard(4)
  heard(5)
  expect(await since()).toEqual([5, start + 5000])
  heard(0)
  expect(await since()).toEqual([0, null])
  await register.close()
})

it('when a device was last heard of is not lost when it could not be written, nor what is heard meanwhile', async () => {
  const { scope } = await server.device('brest', 'kiosk')
  const { clock, parts } = server
  const register = new DeviceRegister(parts)
  const lastContact = async () => {
    const [{ lastContactAt, waiting }] = (await register.list('brest')) as [DeviceLine]
    return [lastContactAt, waiting]
  }
  const at = clock.now()
  register.heardOf(scope.deviceId, 3)
  const failing = vi.spyOn(parts.store, 'transaction').mockRejectedValueOnce(new Error('disk full'))
  await expect(register.writeContacts()).rejects.toThrow('disk full')
  failing.mockRestore()
  expect(await lastContact()).toEqual([at, 3])
  register.heardOf(scope.deviceId, 2)
  const writing = register.writeContacts()
  clock.advance(1000)
  register.heardOf(scope.deviceId, 1)
  await writing
  expect(await lastContact()).toEqual([at + 1000, 1])
  await register.close()
})

it('what one server heard of a device is not undone by what another heard before, nor kept by a clock that ran ahead', async () => {
  const { scope } = await server.device('brest', 'kiosk')
  const { clock, parts } = server
  const [one, other] = [new DeviceRegister(parts), new DeviceRegister(parts)]
  const lastContact = async () => {
    const [kiosk] = await one.kiosksOf('brest')
    return kiosk!.lastContactAt
  }
  const at = clock.now()
  one.heardOf(scope.deviceId, 3)
  clock.advance(1000)
  other.heardOf(scope.deviceId, 2)
  await other.writeContacts()
  await one.writeContacts()
  expect(await lastContact()).toBe(at + 1000)
  clock.set(at + 60_000)
  other.heardOf(scope.deviceId, 1)
  await other.writeContacts()
  clock.set(at + 2000)
  one.heardOf(scope.deviceId, 0)
  await one.writeContacts()
  expect(await lastContact()).toBe(at + 2000)
  await one.close()
  await other.close()
})
