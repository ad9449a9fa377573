import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LONGEST_DEVICE_NAME } from '../../domain/contract/fields.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import type { Site } from '../../domain/sites/site.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { DAMAGED_HEADER, WAITING_HEADER } from '../../domain/sync/protocol.ts'
import { DAY, HOUR } from '../../domain/time.ts'
import { refusalIn, START, TestDevice, TestServer } from '../testing/test-server.ts'

let server: TestServer
let host: TestDevice
let kiosk: TestDevice
beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  await server.createSite('quimper')
  host = await server.device('brest', 'host')
  kiosk = await server.device('brest', 'kiosk')
  await server.account('brest', 'maelle')
  await host.signIn('maelle', 'maelle-secret-secret')
})
afterEach(() => server.stop())

const addresses = [
  ['GET', 'host/devices', undefined],
  ['POST', 'host/devices/x/revoke', {}],
  ['POST', 'host/devices/x/declare-lost', {}],
  ['POST', 'host/enrolment-codes', { role: 'kiosk' }],
  ['GET', 'host/refused-rows', undefined],
  ['POST', 'host/employers', { name: 'A' }],
  ['PATCH', 'host/employers/x', { name: 'A' }],
  ['POST', 'host/passes/x/revoke', {}],
] as const

describe('what only hosts may ask', () => {
  it.each(addresses)('%s %s needs somebody signed in', async (method, path, body) => {
    host.session = null
    const answer = await host.call(method, path, body)
    expect(answer.status).toBe(401)
    expect(refusalIn(answer).error).toBe('sign-in-needed')
  })

  it.each(addresses)(
    '%s %s does not exist for a kiosk, even with a host’s session',
    async (method, path, body) => {
      kiosk.session = host.session
      expect((await kiosk.call(method, path, body)).status).toBe(404)
    },
  )

  it.each([
    ['POST', 'host/enrolment-codes', { role: 'cook' }],
    ['POST', 'host/enrolment-codes', { role: 'employer' }],
    ['POST', 'host/enrolment-codes', { role: 'kiosk', employerId: 'x' }],
    ['POST', 'host/employers', { name: '' }],
    ['POST', 'host/employers', { name: 'A', reciprok: { score: 100 } }],
    ['POST', 'host/employers', { name: 'A', siteIds: ['quimper'] }],
    // A mandate is the employer's own act.
    ['PATCH', 'host/employers/x', { mandates: [] }],
    ['PATCH', 'host/employers/x', { hostMandate: true }],
  ] as const)('%s %s refuses %j', async (method, path, body) => {
    expect((await host.call(method, path, body)).status).toBe(400)
  })

  it('says not-found to what the site does not have', async () => {
    const elsewhere = await server.device('quimper', 'kiosk')
    for (const [method, path, body] of [
      ['POST', `host/devices/${elsewhere.scope.deviceId}/revoke`, {}],
      ['POST', 'host/enrolment-codes', { role: 'employer', employerId: 'nobody' }],
      ['PATCH', 'host/employers/nobody', { name: 'A' }],
      ['POST', 'host/passes/nonsense/revoke', {}],
    ] as const) {
      expect((await host.call(method, path, body)).status).toBe(404)
    }
    expect((await elsewhere.call('GET', 'sync/head')).status).toBe(200)
  })
})

describe('a host', () => {
  it('sees the devices of the site, when they were last heard of and what waits on them', async () => {
    server.clock.advance(5000)
    await kiosk.call('GET', 'sync/head', undefined, { [WAITING_HEADER]: '7' })
    await server.device('quimper', 'kiosk')
    const { body } = await host.call('GET', 'host/devices')
    const { devices } = body as { devices: { deviceId: string }[] }
    expect(devices.map((device) => device.deviceId).sort()).toEqual(
      [kiosk.scope.deviceId, host.scope.deviceId].sort(),
    )
    expect(devices.find((device) => device.deviceId === kiosk.scope.deviceId)).toEqual({
      deviceId: kiosk.scope.deviceId,
      name: 'Borne',
      role: 'kiosk',
      enrolledAt: START,
      lastContactAt: START + 5000,
      waiting: 7,
    })
  })

  describe('is told for a week of a device that lost a part of its memory', () => {
    const tell = (told: string | number) =>
      kiosk.call('GET', 'sync/head', undefined, { [DAMAGED_HEADER]: String(told) })
    const damagedAt = async () => {
      await host.signIn('maelle', 'maelle-secret-secret')
      const { body } = await host.call('GET', 'host/devices')
      const { devices } = body as { devices: { deviceId: string; damagedAt?: number }[] }
      return devices.map(({ deviceId, damagedAt }) => [deviceId === kiosk.scope.deviceId, damagedAt])
    }
    const seen = async () => (await damagedAt()).find(([isKiosk]) => isKiosk)![1]

    it('on the day that the device says, and of no other device', async () => {
      server.clock.advance(DAY)
      expect((await damagedAt()).flat()).not.toContain(START + HOUR)
      await tell(START + HOUR)
      expect((await damagedAt()).filter(([, at]) => at !== undefined)).toEqual([[true, START + HOUR]])
      server.clock.advance(7 * DAY - 1)
      await tell(START + HOUR)
      expect(await seen()).toBe(START + HOUR)
      server.clock.advance(1)
      await tell(START + HOUR)
      expect(await seen()).toBeUndefined()
    })

    it('anew when it happens again', async () => {
      await tell(START)
      server.clock.advance(8 * DAY)
      await tell(START + 8 * DAY)
      expect(await seen()).toBe(START + 8 * DAY)
    })

    it.each([
      ['before it was enrolled', 1],
      ['in the future', START + 99 * DAY],
    ])('on the day that it was heard of, when the device says %s', async (_what, told) => {
      server.clock.advance(HOUR)
      await tell(told)
      server.clock.advance(HOUR)
      await tell(told)
      expect(await seen()).toBe(START + HOUR)
    })

    it.each(['', 'yesterday', '-5', '1e9', '9'.repeat(20)])('and of nothing by %j', async (told) => {
      expect((await tell(told)).status).toBe(200)
      expect(await seen()).toBeUndefined()
    })
  })

  it('makes a code that enrols one device of that role', async () => {
    const { body } = await host.call('POST', 'host/enrolment-codes', { role: 'kiosk', name: 'Borne 2' })
    const { code, expiresAt } = body as { code: string; expiresAt: number }
    expect(expiresAt).toBe(START + 600_000)
    const enrolled = await new TestDevice(host.url, null).call('POST', 'devices/enrol', { code })
    expect(enrolled.body).toMatchObject({ role: 'kiosk', siteId: 'brest' })
  })

  it('names a device in as many characters as its lists show, and the device itself in no more', async () => {
    const longest = 'B'.repeat(LONGEST_DEVICE_NAME)
    const made = await host.call('POST', 'host/enrolment-codes', { role: 'kiosk', name: longest })
    expect(made.status).toBe(200)
    const tooLong = { role: 'kiosk', name: `${longest}B` }
    expect((await host.call('POST', 'host/enrolment-codes', tooLong)).status).toBe(400)
    const stranger = new TestDevice(host.url, null)
    const { code } = made.body as { code: string }
    expect((await stranger.call('POST', 'devices/enrol', { code, name: `${longest}B` })).status).toBe(400)
    expect((await stranger.call('POST', 'devices/enrol', { code, name: longest })).status).toBe(200)
  })

  it('creates an employer and changes it; an empty text removes the field', async () => {
    const created = await host.call('POST', 'host/employers', {
      name: 'Fournil',
      town: 'Brest',
      siren: '',
    })
    const { id, rev, siren } = created.body as Employer
    expect([created.status, siren]).toEqual([201, undefined])
    const changed = await host.call('PATCH', `host/employers/${id}`, {
      town: '',
      hostNotes: 'Appeler le matin.',
    })
    expect(changed.body).toMatchObject({ id, name: 'Fournil', hostNotes: 'Appeler le matin.' })
    expect(changed.body).not.toHaveProperty('town')
    expect((changed.body as Employer).rev > rev).toBe(true)
    expect(await host.records('employers')).toEqual([changed.body])
  })

  it('revokes no pass of another site, whose holder is none the wiser', async () => {
    const elsewhere = await server.device('quimper', 'kiosk')
    const passId = await newPassNumber(elsewhere)
    expect((await host.call('POST', `host/passes/${passId}/revoke`)).status).toBe(404)
    expect((await elsewhere.call('POST', 'passes/resolve', { code: passId })).status).toBe(200)
    const [site] = (await kiosk.records('sites')) as Site[]
    expect(site!.revokedPasses).toEqual([])
  })

  it('revokes passes and gives new cards for ever: of a list that is full the oldest give way', async () => {
    const numbers = Array.from({ length: 5000 }, (_, index) => `OLD${index}`)
    await server.parts.store.transaction(async (tx) => {
      const site = (await tx.record('sites', 'brest', 'brest'))!
      await keepRecord(tx, 'sites', { ...site, revokedPasses: numbers })
    })
    const passId = await newPassNumber(kiosk)
    expect((await host.call('POST', `host/passes/${passId}/revoke`)).status).toBe(204)
    const [site] = (await kiosk.records('sites')) as Site[]
    expect([site!.revokedPasses.length, site!.revokedPasses[0], site!.revokedPasses.at(-1)]).toEqual([
      5000,
      'OLD1',
      passId,
    ])
  })

  it('revokes a pass: every kiosk hears of it', async () => {
    const stream = await kiosk.listen()
    await stream.next('hello')
    const passId = await newPassNumber(kiosk)
    expect((await host.call('POST', `host/passes/${passId}/revoke`)).status).toBe(204)
    expect((await host.call('POST', `host/passes/${passId}/revoke`)).status).toBe(204)
    const { data } = await stream.next('documents')
    const [site] = data['documents'] as Site[]
    expect(site!.revokedPasses).toEqual([passId])
    stream.close()
  })
})

async function newPassNumber(device: TestDevice): Promise<string> {
  const { body } = await device.call('POST', 'passes/stock', { count: 1 })
  return readPassToken((body as { tokens: [string] }).tokens[0])!.passId
}
