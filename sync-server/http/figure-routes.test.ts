import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestServer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let host: TestDevice

beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  host = await server.device('brest', 'host')
  await host.signIn('awen', await server.account('brest', 'awen'))
})
afterEach(() => server.stop())

const report = (from: string, to: string, device = host) =>
  device.call('GET', `host/report?from=${from}&to=${to}`)

describe('the report of a period', () => {
  it('is told to no kiosk, no employer, and nobody who has not signed in', async () => {
    for (const [role, employerId] of [['kiosk'], ['employer', 'bakery']] as const) {
      const other = await server.device('brest', role, employerId)
      expect((await report('2026-01', '2026-02', other)).status).toBe(404)
    }
    const desk = await server.device('brest', 'host')
    expect((await report('2026-01', '2026-02', desk)).status).toBe(401)
  })

  it('is refused with the name of what is wrong about the period', async () => {
    for (const [from, to, reason] of [
      ['2026-13', '2026-13', 'not-a-month'],
      ['x', 'y', 'not-a-month'],
      ['2026-02', '2026-01', 'ends-before'],
      ['2020-01', '2025-12', 'too-long'],
      ['2026-01', '2027-12', 'not-over'],
    ]) {
      const answer = await report(from!, to!)
      expect([from, answer.status, answer.body]).toMatchObject([from, 409, { reasons: [reason] }])
    }
    expect((await host.call('GET', 'host/report')).status).toBe(400)
  })

  it('is empty of a site at which nobody was, and nothing on the way keeps it', async () => {
    const answer = await report('2026-01', '2026-02')
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      months: [
        { month: '2026-01', visits: { least: 0, most: 0 } },
        { month: '2026-02', visits: { least: 0, most: 0 } },
      ],
    })
  })

  it('has a pace of its own', async () => {
    const statuses: number[] = []
    for (let asked = 0; asked < 14; asked++) statuses.push((await report('2026-01', '2026-01')).status)
    expect(statuses).toContain(429)
    expect(statuses.slice(0, 10)).not.toContain(429)
  })
})
