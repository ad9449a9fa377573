import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import type { Site } from '../../domain/sites/site.ts'
import { passIdFrom } from '../../domain/visits/pass-code.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import type { DeviceData } from './device-data.ts'
import { blankPass, giveAway } from './pass-stock.ts'
import { lookAtPass, readPass } from './passes.ts'
import { checkIn } from './visits.ts'
import { closeDevice, openDevice, until, useSite } from './testing/device.ts'
import { aSite, signedPass } from './testing/records.ts'

const site = useSite()
/** Nothing here tells whose number it is: until the server does, its holder is somebody new. */
const SOMEBODY_NEW = expect.stringMatching(/^[0-9A-F]{16}$/) as unknown as string

describe('what somebody shows at a kiosk', () => {
  it('is no pass when it has the form of none', async () => {
    const { data } = await kiosk()
    for (const text of ['', 'bonjour', 'https://example.org/x', 'PEP1', 'K7QF 3M2X 8', 'x'.repeat(5000)]) {
      expect(await readPass(data, text)).toEqual({ ok: false, reason: 'not-a-pass' })
    }
  })

  it('is refused when another site signed it, or a key this site does not have', async () => {
    const { data, signs } = await kiosk()
    const stranger = await aSite()
    const forged = [
      await sign(stranger.signs, 'mende', PASS),
      await sign(signs, 'florac', PASS),
      await sign(signs, 'mende', PASS, 2),
    ]
    for (const token of forged) {
      expect(await readPass(data, token)).toEqual({ ok: false, reason: 'unknown-or-revoked' })
    }
  })

  it('is refused once it was revoked, scanned or typed, without network', async () => {
    const { data, signs } = await kiosk({ revokedPasses: [PASS] })
    site.server.stop()
    const token = await sign(signs, 'mende', PASS)
    expect(await readPass(data, token)).toEqual({ ok: false, reason: 'unknown-or-revoked' })
    expect(await readPass(data, PASS)).toEqual({ ok: false, reason: 'unknown-or-revoked' })
  })

  it('is a pass when this site signed it, without network', async () => {
    const { data, signs } = await kiosk()
    site.server.stop()
    const token = await sign(signs, 'mende', PASS)
    const shown = { ok: true, value: { passId: PASS, visitorId: VISITOR, token, checked: 'signature' } }
    expect(await readPass(data, token)).toEqual(shown)
    expect(await readPass(data, ` ${token.toLowerCase()}\n`)).toEqual(shown)
  })

  it('of before visitors had ids of their own is its visitor’s id', async () => {
    const { data, signs } = await kiosk()
    const token = await sign(signs, 'mende', PASS, 1, PASS)
    expect(token).toMatch(/^PEP1/)
    expect(await readPass(data, token)).toMatchObject({ ok: true, value: { visitorId: PASS } })
  })

  it('is asked of the server when typed, and somebody else’s wrong numbers shut nobody out', async () => {
    const { data, signs } = await kiosk()
    const answers = [
      [
        { status: 401, error: 'wrong-credentials' },
        { ok: false, reason: 'unknown-or-revoked' },
      ],
      [
        { status: 429, error: 'too-many-requests' },
        { ok: true, value: { passId: PASS, visitorId: SOMEBODY_NEW, token: null, checked: 'later' } },
      ],
      [
        'no-answer',
        { ok: true, value: { passId: PASS, visitorId: SOMEBODY_NEW, token: null, checked: 'later' } },
      ],
    ] as const
    for (const [trouble, expected] of answers) {
      site.server.troubles.set('passes/resolve', [trouble])
      expect(await readPass(data, PASS.toLowerCase())).toEqual(expected)
    }
    const token = await sign(signs, 'mende', PASS)
    site.server.answers.set('passes/resolve', { token })
    expect(await readPass(data, PASS)).toEqual({
      ok: true,
      value: { passId: PASS, visitorId: VISITOR, token, checked: 'server' },
    })
  })

  it('is taken at its word when typed without network, to be checked later', async () => {
    const { data } = await kiosk()
    site.server.stop()
    await until(() => !data.sync.connected)
    expect(await readPass(data, PASS)).toEqual({
      ok: true,
      value: { passId: PASS, visitorId: SOMEBODY_NEW, token: null, checked: 'later' },
    })
    expect(site.server.requests).not.toContain('passes/resolve')
  })

  it('is not taken for another site’s by a kiosk that was just linked and knows no site yet', async () => {
    const { signs } = await aSite()
    const data = await openDevice('kiosk')
    site.server.stop()
    await until(() => !data.sync.connected)
    expect(await lookAtPass(data, await sign(signs, 'mende', PASS))).toEqual({
      ok: true,
      value: { passId: PASS, visitorId: SOMEBODY_NEW, token: null, checked: 'later' },
    })
  })
})

describe('the stock of blank passes', () => {
  it('is empty on a kiosk that never reached its server', async () => {
    site.server.stop()
    expect(await blankPass(await openDevice('kiosk'))).toBeNull()
  })

  it('is filled when the server is there, gives each pass once, and never a revoked one', async () => {
    const { site: record, signs } = await aSite({ revokedPasses: [passOf(0)] })
    const tokens = await Promise.all(
      [0, 1, 2].map((n) => sign(signs, 'mende', passOf(n), 1, `0123456789ABCDE${n}`)),
    )
    site.server.answers.set('passes/stock', { tokens: [...tokens, 'not a pass'] })
    site.server.write('sites', record)
    const before = await openDevice('kiosk')
    await until(() => before.replica.rows('passes').size === 3)
    await until(() => before.records('sites').findOne('mende').exec())
    site.server.stop()
    const first = await arriveWithCard(before)
    await closeDevice(before)
    const data = await openDevice('kiosk')
    const second = await arriveWithCard(data)
    expect(new Set([first?.passId, second?.passId])).toEqual(new Set([passOf(1), passOf(2)]))
    expect(readPassToken(first!.token)?.passId).toBe(first!.passId)
    expect(await blankPass(data)).toBeNull()
  })

  it('is waited for by whoever comes first, while the server is there', async () => {
    const { site: record, signs } = await aSite()
    site.server.write('sites', record)
    site.server.troubles.set('passes/stock', ['no-answer'])
    const data = await openDevice('kiosk')
    await until(() => data.sync.connected && !site.server.troubles.get('passes/stock')?.length)
    expect(data.replica.rows('passes').size).toBe(0)
    site.server.answers.set('passes/stock', { tokens: [await sign(signs, 'mende', passOf(1))] })
    expect((await blankPass(data))?.passId).toBe(passOf(1))
  })

  it('loses no pass with an arrival that the disk did not keep', async () => {
    const { site: record, signs } = await aSite()
    site.server.answers.set('passes/stock', { tokens: [await sign(signs, 'mende', passOf(1))] })
    site.server.write('sites', record)
    const data = await openDevice('kiosk')
    await until(() => data.replica.rows('passes').size === 1)
    const append = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('The disk is full', 'QuotaExceededError')
    })
    await expect(arriveWithCard(data)).rejects.toThrow('full')
    append.mockRestore()
    expect((await blankPass(data))?.passId).toBe(passOf(1))
    expect((await arriveWithCard(data))?.passId).toBe(passOf(1))
    expect(await data.records('visits').find().exec()).toHaveLength(1)
  })
})

async function arriveWithCard(data: DeviceData) {
  const pass = await blankPass(data)
  const arrival = { arrivedBy: 'walk-in', ...(pass ? { visitorId: pass.visitorId } : {}) } as const
  const arrived = await checkIn(data, arrival, pass ? giveAway(pass) : undefined)
  return arrived.ok ? pass : null
}

const passOf = (n: number) => passIdFrom(new Uint8Array([1, 2, 3, 4, 5, 6, 7, n]))
const PASS = passOf(9)
const VISITOR = '0123456789ABCDEF'

async function kiosk(fields: Partial<Site> = {}): Promise<{ data: DeviceData; signs: CryptoKey }> {
  const { site: record, signs } = await aSite(fields)
  site.server.write('sites', record)
  const data = await openDevice('kiosk')
  await until(() => data.records('sites').findOne('mende').exec())
  return { data, signs }
}

const sign = (key: CryptoKey, siteId: string, passId: string, keyId = 1, visitorId = VISITOR) =>
  signedPass(key, { passId, visitorId }, { siteId, keyId })
