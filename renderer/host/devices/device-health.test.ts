import { expect, test } from 'vitest'
import { HOUR, MINUTE, SECOND } from '../../../domain/time.ts'
import type { DeviceLine } from '../../data/host-api.ts'
import { deviceHealth, devicesByCare, devicesWithProblems } from './device-health.ts'

const now = 1_800_000_000_000
const device = (change: Partial<DeviceLine>): DeviceLine => ({
  deviceId: 'd1',
  name: 'Borne 1',
  role: 'kiosk',
  enrolledAt: now - HOUR,
  lastContactAt: now - SECOND,
  waiting: 0,
  ...change,
})

test('a revoked device is never a problem to go and look at', () => {
  const revoked = device({ revokedAt: now - HOUR, lastContactAt: now - HOUR })
  expect(deviceHealth(revoked, now)).toBe('revoked')
  expect(devicesWithProblems([revoked], now)).toEqual([])
})

test('a device that was linked and never came back is told apart from one that was cut off', () => {
  expect(deviceHealth(device({ lastContactAt: undefined }), now)).toBe('never-seen')
  expect(deviceHealth(device({ lastContactAt: now - 3 * MINUTE }), now)).toBe('silent')
})

test('a device in touch is well, or behind while it still has writes to send', () => {
  expect(deviceHealth(device({}), now)).toBe('well')
  expect(deviceHealth(device({ waiting: 3 }), now)).toBe('behind')
})

test('cut-off kiosks come before cut-off desks, the longest silence first', () => {
  const devices = [
    device({ deviceId: 'desk', role: 'employer', lastContactAt: now - 9 * HOUR }),
    device({ deviceId: 'recent', lastContactAt: now - 5 * MINUTE }),
    device({ deviceId: 'old', lastContactAt: now - 2 * HOUR }),
    device({ deviceId: 'fine' }),
  ]
  expect(devicesWithProblems(devices, now).map((line) => line.deviceId)).toEqual(['old', 'recent', 'desk'])
})

test('a device that lost a part of its memory is one to go and see, once, unless it was withdrawn', () => {
  const devices = [
    device({ deviceId: 'well' }),
    device({ deviceId: 'damaged', damagedAt: now - HOUR }),
    device({ deviceId: 'cut off too', damagedAt: now - HOUR, lastContactAt: now - HOUR }),
    device({ deviceId: 'withdrawn', damagedAt: now - HOUR, revokedAt: now }),
  ]
  const { toSee, well } = devicesByCare(devices, now)
  expect(toSee.map(({ deviceId }) => deviceId)).toEqual(['cut off too', 'damaged'])
  expect(well.map(({ deviceId }) => deviceId)).toEqual(['well'])
})
