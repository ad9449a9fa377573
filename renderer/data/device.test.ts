import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'
import { enrolDevice, forgetDevice, loadDevice } from './device.ts'
import { closeDevice, openDevice, until, useSite } from './testing/device.ts'
import { checkIn } from './visits.ts'

const site = useSite()
const granted = { deviceId: 'k1', token: 't', siteId: 'mende', role: 'kiosk', epoch: 'epoch-1', now: 1 }

describe('enrolling a device', () => {
  it.each([
    [{ status: 403, error: 'wrong-code' }, 'wrong-code'],
    [{ status: 400, error: 'invalid-request' }, 'wrong-code'],
    [{ status: 426, error: 'protocol-too-old' }, 'protocol-too-old'],
    [{ status: 500, error: 'unexpected' }, 'unreachable'],
    ['no-answer', 'unreachable'],
  ] as const)('is refused with a reason (%o)', async (trouble, reason) => {
    site.server.troubles.set('devices/enrol', [trouble])
    expect(await enrolDevice('kiosk', 'http://server.test', 'CODE')).toEqual({ ok: false, reason })
    expect(await loadDevice('kiosk')).toBeNull()
  })

  it('sends its code again as the same request: the answer may have been lost on the way', async () => {
    site.server.answers.set('devices/enrol', granted)
    site.server.troubles.set('devices/enrol', ['answer-lost'])
    for (const code of ['LOST', 'LOST', 'OTHER']) await enrolDevice('kiosk', 'http://server.test', code)
    const ids = site.server.asked.map(({ body }) => (body as { requestId: string }).requestId)
    expect(ids).toHaveLength(3)
    expect(ids[1]).toBe(ids[0])
    expect(ids[2]).not.toBe(ids[0])
  })

  it('is refused when the code was made for another kind of device', async () => {
    const refused = { status: 409, error: 'not-possible', reasons: ['wrong-role'] }
    site.server.troubles.set('devices/enrol', [refused])
    const enrolled = await enrolDevice('kiosk', 'http://server.test', 'CODE')
    expect(enrolled).toEqual({ ok: false, reason: 'wrong-role' })
    expect(await loadDevice('kiosk')).toBeNull()
  })

  it('is remembered, role by role', async () => {
    site.server.answers.set('devices/enrol', granted)
    const enrolled = await enrolDevice('kiosk', 'http://server.test//', 'CODE', 'Borne du hall')
    expect(site.server.asked[0]!.body).toMatchObject({ code: 'CODE', role: 'kiosk', name: 'Borne du hall' })
    const { now: _now, ...identity } = granted
    expect(enrolled).toEqual({ ok: true, value: { ...identity, serverUrl: 'http://server.test' } })
    expect(await loadDevice('kiosk')).toEqual(enrolled.ok && enrolled.value)
    expect(await loadDevice('host')).toBeNull()
  })

  it('can be forgotten with all that the device held', async () => {
    site.server.answers.set('devices/enrol', granted)
    await enrolDevice('kiosk', 'http://server.test', 'CODE')
    const data = await openDevice('kiosk')
    await checkIn(data, { arrivedBy: 'counter' })
    await until(() => data.sync.waiting === 0)
    await closeDevice(data)
    await forgetDevice('kiosk')
    expect(await Dexie.getDatabaseNames()).toEqual([])
    expect(await loadDevice('kiosk')).toBeNull()
  })
})
