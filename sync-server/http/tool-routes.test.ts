import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BoardPosting, InclusionData, ProgrammeSession } from '../../domain/contract/open-data.ts'
import type { HookLine, ToolLine } from '../../domain/contract/tools.ts'
import type { Posting, PostingEvent } from '../../domain/postings/posting.ts'
import { addDays, DAY, HOUR, siteDay } from '../../domain/time.ts'
import { erasePerson } from '../erasure/erase-person.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { webhooksTo } from '../tools/send-hook.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { refusalIn, TestServer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let host: TestDevice
let kiosk: TestDevice
let listener: Server
let heard: {
  type: string
  data: Record<string, unknown>
  id: string
  headers: Record<string, string>
  body: string
}[]
let status: number
let address: string

beforeEach(async () => {
  heard = []
  status = 200
  listener = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const headers = request.headers as Record<string, string>
      heard.push({
        ...(JSON.parse(body) as { type: string; data: Record<string, unknown> }),
        id: headers['webhook-id']!,
        headers,
        body,
      })
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/`
  server = await TestServer.start({ webhooks: webhooksTo(['127.0.0.0/8']) })
  await server.createSite('brest')
  await server.createSite('mende')
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  await server.account('brest', 'lea')
  await host.signIn('lea', 'lea-secret-secret')
})
afterEach(async () => {
  await server.stop()
  await new Promise((resolve) => listener.close(resolve))
})

let requests = 0
const requestId = () => `request-number-${(requests += 1)}`
const now = () => server.clock.now()
const keyFor = async (...rights: string[]): Promise<string> => {
  const made = await host.call('POST', 'host/tools', {
    requestId: requestId(),
    name: 'Écran du hall',
    rights,
  })
  return (made.body as { key: string }).key
}
async function asks(key: string, path: string): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${server.running.url}/v1/tools/${path}`, {
    headers: { authorization: `Bearer ${key}` },
  })
  return { status: answer.status, body: await answer.json() }
}
const head = (id: string) => ({ id, siteId: 'brest', rev: '1', at: now(), by: 'k', mark: 'Je relis' })
const event = (type: PostingEvent['type'], turn: number): PostingEvent => ({
  ...{ id: `${type}${turn}`, type, at: now(), by: 'server', turn },
})
async function card(id: string, events: PostingEvent[], fields: Partial<Posting> = {}): Promise<void> {
  const endsOn = addDays(siteDay(now()), 60)
  const stands = events.at(-1)?.type === 'published' ? { publishedAt: now() } : {}
  const { publishedAt: _sample, ...sample } = sampleRecord('postings', head(id))
  const posting: Posting = { ...sample, authorId: 'NADIA', endsOn, events, ...stands, ...fields }
  await server.parts.store.transaction((tx) => keepRecord(tx, 'postings', posting))
}
async function session(id: string, fields: object = {}): Promise<void> {
  const sample = sampleRecord('challengeSessions', { ...head(id), mark: id })
  const plan = {
    publishedAt: now(),
    startsAt: now() + HOUR,
    endsAt: now() + 2 * HOUR,
    capacity: 8,
    ...fields,
  }
  const { employerId: _employer, cancelledAt: _cancelled, ...plain } = sample
  const written = { ...plain, ...plan }
  await server.parts.store.transaction((tx) => keepRecord(tx, 'challengeSessions', written))
}
/** All that waits is told, and heard. */
async function told(): Promise<string[]> {
  await server.running.followUps.look()
  await server.running.hooks.look()
  return heard.map(({ type, data }) => `${type} ${String(data['id'] ?? '')}`.trim())
}
const lines = async () =>
  (await host.call('GET', 'host/tools')).body as { tools: ToolLine[]; hooks: HookLine[] }
async function hook(...topics: string[]): Promise<{ hookId: string; secret: string }> {
  const made = await host.call('POST', 'host/webhooks', { requestId: requestId(), url: address, topics })
  expect(made.status).toBe(201)
  return made.body as { hookId: string; secret: string }
}

describe('a key', () => {
  it('is refused where it is none, in the words of a tool, and at its pace', async () => {
    for (const key of ['', 'x'.repeat(40), kiosk.headers()['authorization']!.slice(7)]) {
      expect(await asks(key, 'sessions')).toMatchObject({ status: 401, body: { error: 'unknown-tool' } })
    }
  })

  it('opens what it allows, of its site, and nothing of what devices ask', async () => {
    const key = await keyFor('programme')
    expect((await asks(key, 'sessions')).status).toBe(200)
    expect(await asks(key, 'postings')).toMatchObject({ status: 404, body: { error: 'not-found' } })
    expect((await asks(key, 'report?from=2026-01&to=2026-01')).status).toBe(404)
    const device = await fetch(`${server.running.url}/v1/host/tools`, {
      headers: { ...host.headers(), authorization: `Bearer ${key}` },
    })
    expect(device.status).toBe(401)
  })

  it('is told once: no list shows it, and the server keeps its hash alone', async () => {
    const key = await keyFor('programme', 'figures')
    await asks(key, 'sessions')
    const { tools } = await lines()
    expect(tools).toEqual([
      expect.objectContaining({
        name: 'Écran du hall',
        rights: ['programme', 'figures'],
        madeBy: 'lea',
        usedAt: now(),
      }),
    ])
    const rows = await server.parts.store.read((view) =>
      view.all(view.tables.selectFrom('tools').selectAll()),
    )
    expect(JSON.stringify([rows, tools])).not.toContain(key)
  })

  it('asked for again after a lost answer is another one for the same tool', async () => {
    const form = { requestId: requestId(), name: 'Écran', rights: ['programme'] }
    const first = (await host.call('POST', 'host/tools', form)).body as { key: string; toolId: string }
    const second = (await host.call('POST', 'host/tools', form)).body as { key: string; toolId: string }
    expect(second.toolId).toBe(first.toolId)
    expect([(await asks(first.key, 'sessions')).status, (await asks(second.key, 'sessions')).status]).toEqual(
      [401, 200],
    )
    await host.call('DELETE', `host/tools/${first.toolId}`)
    expect(refusalIn(await host.call('POST', 'host/tools', form))).toMatchObject({
      error: 'not-possible',
      reasons: ['ended'],
    })
  })

  it('that was ended opens nothing, and is ended by hosts of its site alone', async () => {
    const key = await keyFor('programme')
    const [{ toolId }] = (await lines()).tools as [ToolLine]
    const other = await server.device('mende', 'host')
    await server.account('mende', 'max')
    await other.signIn('max', 'max-secret-secret')
    expect((await other.call('DELETE', `host/tools/${toolId}`)).status).toBe(404)
    expect((await host.call('DELETE', `host/tools/${toolId}`)).status).toBe(204)
    expect((await asks(key, 'sessions')).status).toBe(401)
    expect((await lines()).tools).toEqual([])
  })

  it('is one of twenty at most', async () => {
    for (let index = 0; index < 20; index += 1) await keyFor('board')
    const more = await host.call('POST', 'host/tools', {
      requestId: requestId(),
      name: 'Un de plus',
      rights: ['board'],
    })
    expect(refusalIn(more)).toMatchObject({ error: 'not-possible', reasons: ['too-many'] })
  })
})

describe('what a tool reads', () => {
  it('is the programme: what is published and not over, with the seats that are left', async () => {
    const key = await keyFor('programme')
    await session('s2', { startsAt: now() + 3 * HOUR, endsAt: now() + 4 * HOUR })
    await session('s1')
    await session('over', { startsAt: now() - 2 * HOUR, endsAt: now() - HOUR })
    await session('draft', { publishedAt: undefined })
    await session('off', { cancelledAt: now(), startsAt: now() + 5 * HOUR, endsAt: now() + 6 * HOUR })
    const { sessions } = (await asks(key, 'sessions')).body as { sessions: ProgrammeSession[] }
    expect(sessions.map(({ id, seatsLeft, cancelled }) => [id, seatsLeft, cancelled])).toEqual([
      ['s1', 8, false],
      ['s2', 8, false],
      ['off', 0, true],
    ])
  })

  it('is the board without anybody: no author, no host, no event', async () => {
    const key = await keyFor('board')
    await card('p1', [event('published', 1)], { keyedBy: 'Léa' })
    await card('p2', [event('submitted', 1)])
    const { postings } = (await asks(key, 'postings')).body as { postings: BoardPosting[] }
    expect(postings.map(({ id }) => id)).toEqual(['p1'])
    expect(JSON.stringify(postings)).not.toMatch(/NADIA|Léa|events|authorId/)
  })

  it('is what data·inclusion lists: the place, and resources of its board', async () => {
    const key = await keyFor('board')
    await card('p1', [event('published', 1)], {
      kind: 'resource',
      topic: 'tool-loan',
      title: 'Une perceuse.',
      text: 'Le soir.',
    })
    await card('p2', [event('published', 1)], { kind: 'ask', topic: 'looking-for' })
    const { structures, services } = (await asks(key, 'data-inclusion')).body as InclusionData
    expect(structures).toHaveLength(1)
    expect(services).toEqual([
      expect.objectContaining({
        ...{ id: 'p1', structure_id: 'brest', nom: 'Une perceuse', types: ['aide-materielle'] },
        thematiques: ['equipement-et-alimentation--electromenager'],
      }),
    ])
    expect(services[0]!.description.length).toBeGreaterThanOrEqual(50)
  })

  it('is figures of months that are over, and no others', async () => {
    const key = await keyFor('figures')
    const last = siteDay(now() - 32 * DAY).slice(0, 7)
    expect((await asks(key, `report?from=${last}&to=${last}`)).status).toBe(200)
    const today = siteDay(now()).slice(0, 7)
    expect(await asks(key, `report?from=${today}&to=${today}`)).toMatchObject({
      status: 409,
      body: { reasons: ['not-over'] },
    })
  })
})

describe('a webhook', () => {
  it.each([
    ['pas une adresse', 'not-an-address'],
    ['ftp://example.org/hook', 'not-an-address'],
    ['http://example.org/hook', 'not-https'],
    ['https://moi:secret@example.org/hook', 'with-password'],
  ])('to %s is refused: %s', async (url, reason) => {
    const made = await host.call('POST', 'host/webhooks', {
      requestId: requestId(),
      url,
      topics: ['session'],
    })
    expect(refusalIn(made)).toMatchObject({ error: 'not-possible', reasons: [reason] })
  })

  it('tells what everybody may read, once each, signed', async () => {
    const { secret } = await hook('session', 'posting')
    await session('s1')
    await card('p1', [event('submitted', 1)])
    expect(await told()).toEqual(['session.published s1'])
    const [{ body, headers }] = heard as [(typeof heard)[0]]
    expect(new Webhook(secret).verify(body, headers)).toMatchObject({ type: 'session.published' })
    await card('p1', [event('published', 1)])
    await session('s1')
    expect((await told()).slice(1)).toEqual(['posting.published p1'])
    await session('s1', { capacity: 9 })
    await card('p1', [event('published', 1), event('hidden', 2)])
    expect((await told()).slice(2).sort()).toEqual(['posting.withdrawn p1', 'session.changed s1'])
    expect(JSON.stringify(heard)).not.toContain('NADIA')
  })

  it('hears at once: nobody waits for the next look', async () => {
    await hook('session')
    await session('s1')
    await vi.waitFor(() => expect(heard.map(({ type }) => type)).toEqual(['session.published']))
  })

  it('hears of what it subscribed to, of its site', async () => {
    await hook('posting')
    await session('s1')
    await card('p1', [event('published', 1)], { siteId: 'mende' })
    expect(await told()).toEqual([])
  })

  it('that fails hears the same under the same id, later and later', async () => {
    await hook('session')
    status = 500
    await session('s1')
    await told()
    await told()
    expect(heard).toHaveLength(1)
    server.clock.advance(5000)
    status = 200
    await told()
    expect(new Set(heard.map(({ id }) => id)).size).toBe(1)
    expect(heard).toHaveLength(2)
    const [{ deliveries }] = (await lines()).hooks as [HookLine]
    expect(deliveries).toEqual([expect.objectContaining({ tries: 2, deliveredAt: now(), answer: '200' })])
  })

  it('that fails for days is given up, and hosts read why', async () => {
    await hook('session')
    status = 503
    await session('s1')
    for (let tries = 0; tries < 10; tries += 1) {
      await told()
      server.clock.advance(DAY)
    }
    expect(heard).toHaveLength(10)
    await host.signIn('lea', 'lea-secret-secret')
    expect((await lines()).hooks).toEqual([expect.objectContaining({ endedBecause: 'failing' })])
    await session('s2')
    await told()
    expect(heard).toHaveLength(10)
  })

  it('whose address is gone is asked no more', async () => {
    await hook('session')
    status = 410
    await session('s1')
    await told()
    await session('s2')
    await told()
    expect(heard).toHaveLength(1)
    expect((await lines()).hooks).toEqual([expect.objectContaining({ endedBecause: 'gone' })])
  })

  it('says no words of somebody who was erased before it left', async () => {
    await hook('posting')
    status = 500
    await card('p1', [event('published', 1)], { title: 'Mots de Nadia' })
    await told()
    await server.parts.store.transaction((tx) => erasePerson(tx, 'brest', 'NADIA', now()))
    status = 200
    server.clock.advance(HOUR)
    await told()
    expect(heard.slice(1).map(({ data }) => data)).toEqual([{ id: 'p1' }, { id: 'p1' }])
  })

  it('is tried by a host, and ended', async () => {
    const { hookId } = await hook('session')
    expect((await host.call('POST', `host/webhooks/${hookId}/test`)).status).toBe(204)
    expect(await told()).toEqual(['test'])
    expect((await host.call('DELETE', `host/webhooks/${hookId}`)).status).toBe(204)
    expect((await host.call('POST', `host/webhooks/${hookId}/test`)).status).toBe(404)
    expect((await host.call('DELETE', `host/webhooks/${hookId}`)).status).toBe(404)
    await session('s1')
    expect(await told()).toEqual(['test'])
  })
})
