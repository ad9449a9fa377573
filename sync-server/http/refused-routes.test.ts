import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RefusedLine, RefusedPage } from '../../domain/contract/refused-rows.ts'
import { RESTORED_AT, writeSetting } from '../settings.ts'
import { keepRefusedRow } from '../sync/refused-rows.ts'
import { START, TestServer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let host: TestDevice
let desk: TestDevice
let kiosk: TestDevice
beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  await server.createSite('quimper')
  desk = await server.device('brest', 'host')
  host = await server.device('brest', 'host')
  kiosk = await server.device('brest', 'kiosk')
  await server.account('brest', 'maelle')
  await host.signIn('maelle', 'maelle-secret-secret')
})
afterEach(() => server.stop())

const visit = (device: TestDevice, change: object) => ({
  collection: 'visits' as const,
  id: 'v1',
  assumedRev: null,
  document: {
    ...device.stamp('v1', START),
    kind: 'stay',
    day: '2026-04-13',
    arrivedAt: START,
    arrivedBy: 'host',
    reasons: [],
    ...change,
  },
})
const rows = async (device = host) => {
  const { body } = await device.call('GET', 'host/refused-rows')
  return (body as { rows: RefusedLine[] }).rows
}
const resend = async (id: string, body: object) => host.call('POST', `host/refused-rows/${id}/resend`, body)

describe('a refused row', () => {
  it('is accepted once the host has mended the value at fault, as the words of the device that wrote it', async () => {
    await desk.push(visit(desk, { name: 'N'.repeat(41) }))
    const [row] = await rows()
    expect(row).toMatchObject({ reason: 'invalid', field: 'name' })
    const answer = await resend(row!.id, { value: 'Nadia' })
    expect(answer.body).toEqual({ outcome: 'accepted' })
    expect(await rows()).toEqual([])
    const [kept] = await desk.records('visits')
    expect(kept).toMatchObject({ id: 'v1', name: 'Nadia', by: desk.scope.deviceId })
    // The device still holds its refused copy under its own revision: this one must replace it.
    expect(kept!.rev > visit(desk, {}).document.rev).toBe(true)
  })

  it('that is still wrong stays on the list, once, with its new reason', async () => {
    await desk.push(visit(desk, { name: 'N'.repeat(41), day: 'hier' }))
    const [row] = await rows()
    const answer = await resend(row!.id, { value: 'Nadia' })
    expect(answer.body).toMatchObject({ outcome: 'refused', reason: 'invalid', field: 'day' })
    expect(await rows()).toMatchObject([{ field: 'day', deviceId: desk.scope.deviceId }])
  })

  it('gets no more rights than its device had', async () => {
    await kiosk.push(visit(kiosk, { name: 'Nadia', arrivedBy: 'walk-in' }))
    const [row] = await rows()
    expect(row!.reason).toBe('forbidden-field')
    expect((await resend(row!.id, {})).body).toMatchObject({ outcome: 'refused', reason: 'forbidden-field' })
    expect(await rows()).toHaveLength(1)
  })

  it('is not to be rewritten: what it is and who wrote it cannot be corrected', async () => {
    await desk.push({ ...visit(desk, {}), id: 'v2' })
    const [row] = await rows()
    expect(row!.field).toBe('id')
    expect((await resend(row!.id, { value: 'v2' })).status).toBe(409)
  })

  it('that waits for something else after a restore stays on the list: no device brings it once more', async () => {
    const booking = {
      ...kiosk.stamp('b1', START),
      sessionId: 's9',
      visitorId: 'P1',
      askedAt: START,
      events: [],
    }
    await kiosk.push({ collection: 'bookings', id: 'b1', document: booking, assumedRev: null })
    const [row] = await rows()
    expect(row).toMatchObject({ field: 'sessionId' })
    await server.parts.store.transaction((tx) => writeSetting(tx, RESTORED_AT, String(START)))
    expect((await resend(row!.id, {})).body).toMatchObject({ outcome: 'refused', field: 'sessionId' })
    expect(await rows()).toMatchObject([{ recordId: 'b1', field: 'sessionId' }])
  })

  it('that its device only passed on stays on the list too', async () => {
    const passedOn = visit(kiosk, { name: 'Nadia', arrivedBy: 'walk-in', by: desk.scope.deviceId })
    await server.parts.store.transaction((tx) =>
      keepRefusedRow(
        tx,
        kiosk.scope,
        {
          ...{ collection: 'visits', recordId: 'v1', reason: 'forbidden-field' },
          body: JSON.stringify(passedOn.document),
        },
        START,
      ),
    )
    const [row] = await rows()
    expect((await resend(row!.id, {})).body).toMatchObject({ outcome: 'refused' })
    expect(await rows()).toHaveLength(1)
  })

  it('is set aside for good, by the hosts of its site only', async () => {
    await desk.push(visit(desk, { name: 'N'.repeat(41) }))
    const [row] = await rows()
    const stranger = await server.device('quimper', 'host')
    await server.account('quimper', 'yann')
    await stranger.signIn('yann', 'yann-secret-secret')
    for (const action of ['set-aside', 'resend']) {
      expect((await stranger.call('POST', `host/refused-rows/${row!.id}/${action}`, {})).status).toBe(404)
    }
    expect((await host.call('POST', `host/refused-rows/${row!.id}/set-aside`)).status).toBe(204)
    expect(await rows()).toEqual([])
    expect((await host.call('POST', `host/refused-rows/${row!.id}/set-aside`)).status).toBe(404)
  })

  it('is told with the newest of many, and with how many there are; the others follow page by page', async () => {
    await server.parts.store.transaction(async (tx) => {
      for (let count = 0; count < 120; count += 1) {
        const row = { collection: 'visits', recordId: `v${count}`, reason: 'invalid', body: `${count}` }
        // Many of one push have the same moment.
        await keepRefusedRow(tx, count < 60 ? kiosk.scope : desk.scope, row, START + Math.floor(count / 70))
      }
      const elsewhere = { ...kiosk.scope, siteId: 'quimper' }
      const row = { collection: 'visits', recordId: 'x', reason: 'invalid', body: '' }
      await keepRefusedRow(tx, elsewhere, row, START)
    })
    const told: string[] = []
    const sizes: number[] = []
    for (let after: string | undefined = ''; after !== undefined;) {
      const { body } = await host.call('GET', `host/refused-rows${after && `?after=${after}`}`)
      const page = body as RefusedPage
      expect(page.count).toBe(120)
      sizes.push(page.rows.length)
      told.push(...page.rows.map(({ recordId }) => recordId))
      after = page.next
    }
    expect(sizes).toEqual([50, 50, 20])
    expect(told).toEqual(Array.from({ length: 120 }, (_, index) => `v${119 - index}`))
    // What no page said leads to the first.
    const { body } = await host.call('GET', 'host/refused-rows?after=nowhere')
    expect((body as RefusedPage).rows[0]).toMatchObject({ recordId: 'v119' })
  })

  it('asks for somebody signed in, at a host desk', async () => {
    kiosk.session = host.session
    host.session = null
    for (const action of ['set-aside', 'resend']) {
      expect((await host.call('POST', `host/refused-rows/x/${action}`, {})).status).toBe(401)
      expect((await kiosk.call('POST', `host/refused-rows/x/${action}`, {})).status).toBe(404)
    }
  })
})
