import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RefusedPage } from '../../domain/contract/refused-rows.ts'
import type { Site } from '../../domain/sites/site.ts'
import type { PushRow, WireRecord } from '../../domain/sync/messages.ts'
import { PROTOCOL, PROTOCOL_HEADER } from '../../domain/sync/protocol.ts'
import { KEPT_OF_DEVICE } from '../sync/refused-rows.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { DAY } from '../../domain/time.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { refusalIn, sealTo, START, TestServer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let site: Site
let kiosk: TestDevice
let host: TestDevice

beforeEach(async () => {
  server = await TestServer.start()
  site = await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
})
afterEach(() => server.stop())

describe('every address under /v1/sync', () => {
  const addresses = [
    ['POST', 'sync/pull', { collections: {} }],
    ['POST', 'sync/push', { epoch: 'x', rows: [] }],
    ['GET', 'sync/stream', undefined],
    ['GET', 'sync/head', undefined],
  ] as const

  it.each(addresses)('%s %s refuses a device that nobody enrolled', async (method, path, body) => {
    const noToken = await kiosk.call(method, path, body, { authorization: '' })
    const wrongToken = await kiosk.call(method, path, body, { authorization: `Bearer ${'x'.repeat(43)}` })
    for (const answer of [noToken, wrongToken]) {
      expect(answer.status).toBe(401)
      expect(refusalIn(answer).error).toBe('unknown-device')
      expect(refusalIn(answer).message).toContain('accueil')
    }
    expect(noToken.text).toBe(wrongToken.text)
  })

  it.each(addresses)('%s %s tells an older application to update', async (method, path, body) => {
    const answer = await kiosk.call(method, path, body, { [PROTOCOL_HEADER]: '0' })
    expect(answer.status).toBe(426)
    expect(refusalIn(answer)).toMatchObject({ error: 'protocol-too-old' })
    expect(refusalIn(answer).message).toContain('mise à jour')
  })

  it.each(['', '4x', '1.5', '0x1', '-1', '1e0', String(PROTOCOL + 1), '99999'])(
    'an unknown protocol «%s» is not guessed at',
    async (protocol) => {
      const answer = await kiosk.call('GET', 'sync/head', undefined, { [PROTOCOL_HEADER]: protocol })
      expect(answer.status).toBe(426)
    },
  )

  it.each(addresses)('%s %s answers another method with 405', async (method, path) => {
    const other = method === 'GET' ? 'DELETE' : 'GET'
    const answer = await kiosk.call(other, path)
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe(method)
  })
})

describe('a push', () => {
  it.each([
    ['nothing', undefined],
    ['no rows', { epoch: 'x' }],
    ['rows that are no list', { epoch: 'x', rows: {} }],
    ['more than it may', { epoch: 'x', rows: [], extra: 1 }],
    ['text that is no JSON', '{"epoch":'],
    ['a bare number', '5'],
  ])('with %s is refused as a whole', async (_name, body) => {
    const answer = await kiosk.call('POST', 'sync/push', body)
    expect(answer.status).toBe(400)
    expect(refusalIn(answer).error).toBe('invalid-request')
  })

  it('that is no JSON by its own account is refused', async () => {
    const answer = await kiosk.call('POST', 'sync/push', '{}', { 'content-type': 'text/plain' })
    expect(answer.status).toBe(400)
  })

  it('of more than 200 rows, or of more than a mebibyte, is too large', async () => {
    const { epoch } = kiosk.enrolled!
    const many = await kiosk.call('POST', 'sync/push', { epoch, rows: Array(201).fill({}) })
    const big = await kiosk.call('POST', 'sync/push', { epoch, rows: ['x'.repeat(1024 * 1024)] })
    expect([many.status, big.status]).toEqual([413, 413])
    expect(refusalIn(big).error).toBe('too-large')
  })

  it('of another epoch is told of the restore, and nothing is written', async () => {
    const { body } = await kiosk.call('POST', 'sync/push', { epoch: 'older', rows: [row(visit('a'))] })
    expect(body).toEqual({ reset: true, epoch: kiosk.enrolled!.epoch, now: START })
    expect(await host.records('visits')).toEqual([])
  })

  it('keeps what is good and refuses only what is bad, with the reason and the field', async () => {
    const rows = [
      row(visit('a')),
      {
        collection: 'visits',
        id: 'b',
        document: { ...visit('b'), arrivedBy: 'parachute' },
        assumedRev: null,
      },
      { collection: 'visits', id: 'c', document: visit('other'), assumedRev: null },
      { collection: 'nothing', id: 'd', document: {} },
      null,
      'text',
      { collection: 'visits', id: 'e', document: null, assumedRev: null },
      row(visit('f', { siteId: 'elsewhere' })),
      row(visit('g', { name: 'Aïcha' })),
      row(visit('h', { rev: 'zzzzzzzzz.000.x' })),
      row(visit('i', { note: 'x' } as Partial<Visit>)),
      { collection: 'sites', id: 'brest', document: site, assumedRev: site.rev },
      row(visit('z')),
    ] as PushRow[]
    const results = await kiosk.push(...rows)
    const told = results.map((result) =>
      result.outcome === 'refused' ? [result.id, result.reason, result.field] : [result.id, result.outcome],
    )
    expect(told).toEqual([
      ['a', 'accepted'],
      ['b', 'invalid', 'arrivedBy'],
      ['c', 'invalid', 'id'],
      ['d', 'invalid', 'collection'],
      ['', 'invalid', 'collection'],
      ['', 'invalid', 'collection'],
      ['e', 'invalid', 'id'],
      ['f', 'foreign-site', undefined],
      ['g', 'forbidden-field', undefined],
      ['h', 'invalid', 'rev'],
      ['i', 'invalid', 'note'],
      ['brest', 'forbidden', undefined],
      ['z', 'accepted'],
    ])
    expect((await host.records('visits')).map((record) => record.id)).toEqual(['a', 'z'])
  })

  it('said twice changes nothing the second time', async () => {
    const first = await kiosk.push(row(visit('a')))
    const before = await kiosk.call('GET', 'sync/head')
    const second = await kiosk.push(row(visit('a')), row(visit('a')))
    const after = await kiosk.call('GET', 'sync/head')
    expect([...first, ...second].map((result) => result.outcome)).toEqual(Array(3).fill('accepted'))
    expect(after.text).toBe(before.text)
  })

  it('over a copy it did not know gets that copy to merge with', async () => {
    const other = await server.device('brest', 'kiosk')
    await other.push(row(visit('a', {}, other)))
    const [result] = await kiosk.push(row(visit('a', { arrivedAt: START - 1000 })))
    expect(result).toMatchObject({ outcome: 'conflict', master: { id: 'a', by: other.scope.deviceId } })
  })

  it('of a visit with a sealed name gives the host the name, and nobody the sealed one', async () => {
    const sealedName = await sealTo(site, 'Léa d’Arc-en-Ciel 🌈')
    const [result] = await kiosk.push(row(visit('a', { sealedName })))
    expect(result!.outcome).toBe('accepted')
    const [seenByHost] = await host.records('visits')
    const [seenByKiosk] = await kiosk.records('visits')
    expect(seenByHost).toMatchObject({ name: 'Léa d’Arc-en-Ciel 🌈' })
    expect(seenByHost).not.toHaveProperty('sealedName')
    expect(seenByKiosk).not.toHaveProperty('name')
    expect(seenByKiosk).not.toHaveProperty('sealedName')
    expect(seenByKiosk!.rev > visit('a').rev).toBe(true)
  })

  it('from a kiosk that is three days off is taken, at its own word', async () => {
    const early = START - 3 * DAY
    const late = START + 3 * DAY
    const results = await kiosk.push(
      row(visit('early', { at: early, arrivedAt: early, rev: nextRevision(undefined, early, 'k') })),
      row(visit('late', { at: late, arrivedAt: late, rev: nextRevision(undefined, late, 'k') })),
    )
    expect(results.map((result) => result.outcome)).toEqual(['accepted', 'accepted'])
  })

  it('holds each kiosk to its share of refused rows, so that junk of one costs no other kiosk’s row', async () => {
    await server.account('brest', 'hote')
    await host.signIn('hote', 'hote-secret-secret')
    const other = await server.device('brest', 'kiosk')
    const wrong = { ...visit('precious', { name: 'Aïcha' }), by: other.scope.deviceId }
    await other.push(row(wrong))
    for (let push = 0; push < 5; push++) {
      const junk = Array.from({ length: 200 }, (_, index) =>
        row(visit(`junk-${push}-${index}`, { name: 'x' })),
      )
      await kiosk.push(...junk)
    }
    const ids: string[] = []
    for (let after: string | undefined = ''; after !== undefined;) {
      const { body } = await host.call('GET', `host/refused-rows?after=${after}`)
      const page = body as RefusedPage
      ids.push(...page.rows.map(({ recordId }) => recordId))
      after = page.next
    }
    expect(ids).toHaveLength(KEPT_OF_DEVICE + 1)
    expect(ids).toContain('precious')
    // The newest of the kiosk's own are the ones that stay.
    expect(ids.filter((id) => id.startsWith('junk-4-'))).toHaveLength(KEPT_OF_DEVICE)
  })

  it('keeps the refused body for the host, with its reason', async () => {
    await server.account('brest', 'hote')
    await host.signIn('hote', 'hote-secret-secret')
    await kiosk.push(row(visit('g', { name: 'Aïcha' })))
    await kiosk.push(row(visit('g', { name: 'Aïcha' })))
    const { body } = await host.call('GET', 'host/refused-rows')
    expect((body as { rows: unknown[] }).rows).toMatchObject([
      {
        deviceId: kiosk.scope.deviceId,
        collection: 'visits',
        recordId: 'g',
        reason: 'forbidden-field',
        body: { id: 'g', name: 'Aïcha' },
      },
    ])
  })
})

describe('a pull', () => {
  it.each([
    ['no collections', {}],
    ['a collection that does not exist', { collections: { nothing: { checkpoint: null, limit: 1 } } }],
    ['a limit beyond reason', { collections: { visits: { checkpoint: null, limit: 100_000 } } }],
    ['a checkpoint of its own making', { collections: { visits: { checkpoint: 5, limit: 1 } } }],
  ])('with %s is refused', async (_name, body) => {
    expect((await kiosk.call('POST', 'sync/pull', body)).status).toBe(400)
  })

  it('leaves out the collections that the role never holds', async () => {
    expect(await kiosk.pull('visitors', 'applications', 'profiles', 'visits')).toEqual({
      visits: { documents: [], checkpoint: expect.anything() as unknown },
    })
  })

  it('from a checkpoint of another epoch is told of the restore', async () => {
    const checkpoint = { epoch: 'older', seq: 3 }
    const { body } = await kiosk.call('POST', 'sync/pull', {
      collections: { visits: { checkpoint, limit: 10 } },
    })
    expect(body).toMatchObject({ reset: true, epoch: kiosk.enrolled!.epoch })
  })

  it('goes on from where it was, collection by collection', async () => {
    await host.push(row(visit('a', {}, host)), row(visit('b', {}, host)))
    const first = await host.call('POST', 'sync/pull', {
      collections: { visits: { checkpoint: null, limit: 1 } },
    })
    const { visits } = (
      first.body as { collections: { visits: { documents: WireRecord[]; checkpoint: unknown } } }
    ).collections
    const second = await host.call('POST', 'sync/pull', {
      collections: { visits: { checkpoint: visits.checkpoint, limit: 5 } },
    })
    expect(visits.documents.map((document) => document.id)).toEqual(['a'])
    expect(second.text).toContain('"id":"b"')
    expect(second.text).not.toContain('"id":"a"')
  })
})

describe('a stream', () => {
  it('greets, then tells what was written, to those who may see it', async () => {
    const stream = await host.listen()
    expect((await stream.next('hello')).data).toEqual({ epoch: host.enrolled!.epoch, now: START })
    await kiosk.push(row(visit('a')))
    const { data } = await stream.next('documents')
    expect(data).toMatchObject({ collection: 'visits', documents: [{ id: 'a' }] })
    const { body } = await host.call('POST', 'sync/pull', {
      collections: { visits: { checkpoint: data['checkpoint'], limit: 5 } },
    })
    expect(body).toMatchObject({ collections: { visits: { documents: [] } } })
    stream.close()
  })

  it('of a revoked device ends at once, and the device gets nothing any more', async () => {
    await server.account('brest', 'hote')
    await host.signIn('hote', 'hote-secret-secret')
    const stream = await kiosk.listen()
    await stream.next('hello')
    await host.call('POST', `host/devices/${kiosk.scope.deviceId}/revoke`)
    await stream.end()
    await host.push(row(visit('secret', {}, host)))
    const pull = await kiosk.call('POST', 'sync/pull', {
      collections: { visits: { checkpoint: null, limit: 5 } },
    })
    const push = await kiosk.call('POST', 'sync/push', {
      epoch: kiosk.enrolled!.epoch,
      rows: [row(visit('b'))],
    })
    for (const answer of [pull, push]) {
      expect(answer.status).toBe(401)
      expect(answer.text).not.toContain('secret')
    }
    expect((await host.records('visits')).map((record) => record.id)).toEqual(['secret'])
  })

  it('is one of two at most: the oldest of a device ends when a third opens', async () => {
    const [first, second] = [await kiosk.listen(), await kiosk.listen()]
    await second.next('hello')
    const third = await kiosk.listen()
    await third.next('hello')
    await first.end()
    expect([second.ended, third.ended]).toEqual([false, false])
    second.close()
    third.close()
  })
})

function visit(id: string, fields: Partial<Visit> = {}, device = kiosk): Visit {
  return {
    ...device.stamp(id, START),
    kind: 'stay',
    day: '2026-04-13',
    arrivedAt: START,
    arrivedBy: 'walk-in',
    reasons: [],
    ...fields,
  } as Visit
}

function row(document: Visit, assumedRev: string | null = null): PushRow {
  return { collection: 'visits', id: document.id, document, assumedRev }
}
