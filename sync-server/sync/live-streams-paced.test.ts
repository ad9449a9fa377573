import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AnyRecord } from '../../domain/record/record.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { DAY, parisDay } from '../../domain/time.ts'
import { openServerParts, type ServerParts } from '../server-parts.ts'
import { FakeResponse } from '../testing/fake-response.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START } from '../testing/start.ts'
import type { Timers } from '../timers.ts'
import { keepAny } from './keep-record.ts'
import { LiveStreams, type LiveOptions } from './live-streams.ts'

/** Timers that go off when the test says so. */
class Paced implements Timers {
  readonly waiting = new Set<{ milliseconds: number; call: () => void }>()
  readonly beating = new Set<{ milliseconds: number; call: () => void }>()

  after(milliseconds: number, call: () => void): () => void {
    const timer = { milliseconds, call }
    this.waiting.add(timer)
    return () => this.waiting.delete(timer)
  }

  every(milliseconds: number, call: () => void): () => void {
    const timer = { milliseconds, call }
    this.beating.add(timer)
    return () => this.beating.delete(timer)
  }

  beat(): void {
    for (const { call } of this.beating) call()
  }

  /** What waits goes off, and all that follows from it is done. */
  async goOff(): Promise<void> {
    for (const timer of [...this.waiting]) {
      this.waiting.delete(timer)
      timer.call()
    }
    await settled()
  }
}

async function settled(): Promise<void> {
  for (let turns = 0; turns < 20; turns++) await new Promise((resolve) => setImmediate(resolve))
}

let parts: ServerParts
let timers: Paced
let streams: LiveStreams
let now = START
beforeEach(async () => {
  now = START
  timers = new Paced()
  parts = await openServerParts(await openMemoryStore(), { now: () => now })
  streams = live()
})
afterEach(async () => {
  streams.close()
  await parts.store.close()
})
const live = (options: Partial<LiveOptions> = {}) => new LiveStreams(parts, { timers, ...options })

const host: Scope = { deviceId: 'h1', siteId: 'brest', role: 'host' }
const kiosk: Scope = { deviceId: 'k1', siteId: 'brest', role: 'kiosk' }
const bakery: Scope = { deviceId: 'e1', siteId: 'brest', role: 'employer', employerId: 'bakery' }
const head = (id: string, at: number) => ({
  ...{ id, siteId: 'brest', rev: nextRevision(undefined, at, 'server'), at, by: 'server', mark: `of-${id}` },
})
const keep = (collection: CollectionName, record: AnyRecord) =>
  parts.store.transaction((tx) => keepAny(tx, collection, record))
const visit = (id: string, at = now) => sampleRecord('visits', head(id, at))

async function open(scope: Scope = host, response = new FakeResponse()): Promise<FakeResponse> {
  await streams.open(scope, response.asResponse)
  await timers.goOff()
  return response
}
/** The ids of what a line told, event by event. */
const told = ({ sent }: FakeResponse) =>
  sent.flatMap((text) => {
    const data = /^event: documents\ndata: (.*)$/m.exec(text)?.[1]
    const documents = data && (JSON.parse(data) as { documents: { id: string }[] }).documents
    return documents ? [documents.map(({ id }) => id)] : []
  })

describe('a stream that opens', () => {
  it('is greeted with where the server stands, then padded, and told nothing of before', async () => {
    await keep('visits', visit('before'))
    const line = await open()
    const greeting = JSON.stringify({ epoch: parts.store.epoch, now: START })
    expect(line.sent[0]).toBe(`event: hello\ndata: ${greeting}\n\n`)
    expect(line.sent[1]).toMatch(/^: {4096}/)
    expect([line.heads.length, streams.count, told(line)]).toEqual([1, 1, []])
    await keep('visits', visit('after'))
    await timers.goOff()
    expect(told(line)).toEqual([['after']])
  })

  it('is told what was written while it opened', async () => {
    const response = new FakeResponse()
    const opening = streams.open(host, response.asResponse)
    await keep('visits', visit('meanwhile'))
    await opening
    await timers.goOff()
    await timers.goOff()
    expect(response.events[0]).toBe('hello')
    expect(told(response)).toEqual([['meanwhile']])
  })

  it('takes the place of the oldest of its device, and of no other device’s', async () => {
    const lines = [await open(), await open(kiosk), await open(), await open()]
    expect(lines.map(({ ends }) => ends)).toEqual([1, 0, 0, 0])
    expect(streams.count).toBe(3)
    streams.close()
    streams = live({ perDevice: 1 })
    const single = [await open(), await open(), await open()]
    expect([single.map(({ ends }) => ends), streams.count]).toEqual([[1, 1, 0], 1])
  })

  it('that is gone before it began, or comes after the end, is not begun', async () => {
    const gone = new FakeResponse()
    gone.destroyed = true
    await open(host, gone)
    expect([gone.heads, streams.count]).toEqual([[], 0])
    streams.close()
    const late = await open()
    expect([late.heads, late.ends, streams.count, timers.waiting.size]).toEqual([[], 1, 0, 0])
  })

  it('ends where the database cannot be read: the device opens another', async () => {
    const { read } = parts.store
    parts.store.read = () => Promise.reject(new Error('no disk'))
    const line = await open()
    expect([line.ends, line.events, streams.count]).toEqual([1, [], 0])
    parts.store.read = read
  })

  it('that the device leaves is forgotten', async () => {
    const line = await open()
    line.emit('close')
    expect(streams.count).toBe(0)
  })
})

describe('what is written', () => {
  it('is told at once, and what follows within a moment together in one event', async () => {
    const line = await open()
    await keep('visits', visit('v1'))
    await settled()
    expect(told(line)).toEqual([['v1']])
    for (const id of ['v2', 'v3', 'v4']) await keep('visits', visit(id))
    await settled()
    expect([...timers.waiting].map(({ milliseconds }) => milliseconds)).toEqual([5])
    expect(told(line)).toEqual([['v1']])
    await timers.goOff()
    expect(told(line)).toEqual([['v1'], ['v2', 'v3', 'v4']])
    await timers.goOff()
    expect(timers.waiting.size).toBe(0)
  })

  it('carries the collection and the checkpoint to go on from', async () => {
    const line = await open()
    await keep('visits', visit('v1'))
    await timers.goOff()
    const data = JSON.parse(/data: (.*)/.exec(line.sent.at(-1)!)![1]!) as object
    expect(data).toMatchObject({
      collection: 'visits',
      documents: [{ id: 'v1', visitorId: 'of-v1' }],
      checkpoint: { epoch: parts.store.epoch, seq: 1 },
    })
    expect(data).not.toHaveProperty('checkpoint.day')
  })

  it('is told of each collection to those who may see it, at their site, with the people masked for employers', async () => {
    const [atHost, atKiosk, atBakery] = [await open(), await open(kiosk), await open(bakery)]
    const elsewhere = await open({ ...host, deviceId: 'h2', siteId: 'quimper' })
    const waiting = await open({ ...host, deviceId: 'h3', awaitsSignIn: true })
    const application = sampleRecord('applications', { ...head('a1', START), employerId: 'bakery' })
    await keep('applications', application)
    await keep('visits', { ...visit('v1'), name: 'Léa' } as AnyRecord)
    await timers.goOff()
    const all = [atHost, atKiosk, atBakery, elsewhere, waiting]
    expect(all.map(told)).toEqual([[['v1']], [['v1']], [['a1']], [], []])
    expect([atHost, atKiosk].map(({ sent }) => sent.join('').includes('Léa'))).toEqual([true, false])
    expect(atBakery.sent.join('')).toContain('"visitorId":"p_')
  })

  it('holds up nobody at whose side stands one who may not see it', async () => {
    const [atKiosk, atBakery] = [await open(kiosk), await open(bakery)]
    await keep('applications', sampleRecord('applications', { ...head('a1', START), employerId: 'bakery' }))
    await settled()
    expect([told(atKiosk), told(atBakery)]).toEqual([[], [['a1']]])
  })

  it('of what all sites share reaches every site', async () => {
    const elsewhere = await open({ ...host, siteId: 'quimper' })
    await keep('employers', sampleRecord('employers', { ...head('bakery', START), siteId: '*' }))
    await timers.goOff()
    expect(told(elsewhere)).toEqual([['bakery']])
  })

  it('in such a number is pulled instead', async () => {
    const line = await open()
    await parts.store.transaction(async (tx) => {
      for (let count = 0; count < 500; count++) await keepAny(tx, 'visits', visit(`v${count}`))
    })
    await timers.goOff()
    expect([line.events, line.sent.at(-1)]).toEqual([['hello', 'resync'], 'event: resync\ndata: {}\n\n'])
    await keep('visits', visit('later'))
    await timers.goOff()
    expect(told(line)).toEqual([['later']])
  })

  it('while the database cannot be read is told with the next sign of life', async () => {
    const line = await open()
    const read = parts.store.read.bind(parts.store)
    parts.store.read = () => Promise.reject(new Error('no disk'))
    await keep('visits', visit('v1'))
    await timers.goOff()
    expect(told(line)).toEqual([])
    parts.store.read = read
    timers.beat()
    await timers.goOff()
    expect(told(line)).toEqual([['v1']])
  })

  it('of which a part could not be read is told with the next sign of life, once and whole', async () => {
    const lines = [await open(), await open(kiosk)]
    const read = parts.store.read.bind(parts.store)
    // The first line is told of postings, then the disk fails.
    let reads = 0
    parts.store.read = (work) =>
      read(async (view) => {
        const changes = view.changes.bind(view)
        view.changes = (...asked) => {
          reads += 1
          return reads > 1 ? Promise.reject(new Error('no disk')) : changes(...asked)
        }
        return work(view)
      })
    await parts.store.transaction(async (tx) => {
      await keepAny(tx, 'postings', { ...sampleRecord('postings', head('p1', START)) })
      await keepAny(tx, 'visits', visit('v1'))
    })
    await timers.goOff()
    expect([told(lines[0]!), told(lines[1]!)]).toEqual([[['p1']], []])
    parts.store.read = read
    timers.beat()
    await timers.goOff()
    expect(told(lines[0]!)).toEqual([['p1'], ['v1']])
    expect(told(lines[1]!).flat()).toContain('v1')
  })

  it('while others are being told waits its turn', async () => {
    const line = await open()
    let resume!: () => void
    const held = new Promise<void>((resolve) => (resume = resolve))
    const read = parts.store.read.bind(parts.store)
    parts.store.read = async (work) => {
      await held
      return read(work)
    }
    await keep('visits', visit('v1'))
    await timers.goOff()
    await keep('visits', visit('v2'))
    await timers.goOff()
    expect([told(line), timers.waiting.size]).toEqual([[], 1])
    parts.store.read = read
    resume()
    await settled()
    await timers.goOff()
    expect(told(line).flat()).toEqual(['v1', 'v2'])
  })
})

describe('a line that is full', () => {
  it('is told nothing more until it is empty, then to pull', async () => {
    streams.close()
    streams = live({ buffer: 100 })
    const line = await open()
    line.writableLength = 100
    await keep('visits', visit('v1'))
    await timers.goOff()
    line.writableLength = 101
    await keep('visits', visit('v2'))
    await keep('postings', sampleRecord('postings', head('p1', START)))
    await timers.goOff()
    expect(told(line)).toEqual([['v1'], ['v2']])
    const before = line.sent.length
    timers.beat()
    await keep('visits', visit('v3'))
    await timers.goOff()
    expect(line.sent.length).toBe(before)
    line.writableLength = 0
    line.emit('drain')
    await settled()
    expect(line.events.at(-1)).toBe('resync')
    await keep('visits', visit('v4'))
    await timers.goOff()
    expect(told(line)).toEqual([['v1'], ['v2'], ['v4']])
  })

  it('ends when it cannot be told to pull', async () => {
    streams.close()
    streams = live({ buffer: 0 })
    const line = await open()
    line.writableLength = 1
    await keep('visits', visit('v1'))
    await timers.goOff()
    const { read } = parts.store
    parts.store.read = () => Promise.reject(new Error('no disk'))
    line.emit('drain')
    await settled()
    expect([line.ends, streams.count]).toEqual([1, 0])
    parts.store.read = read
  })
})

describe('how far a stream is behind', () => {
  it('is nothing once it was sent what it may see, and nothing of what it may not', async () => {
    await open(bakery)
    expect(streams.behind).toBe(0)
    await keep('visits', visit('v1'))
    expect(streams.behind).toBe(0)
    const line = await open()
    await keep('visits', visit('v2'))
    expect(streams.behind).toBeGreaterThan(0)
    await timers.goOff()
    expect([told(line), streams.behind]).toEqual([[['v2']], 0])
  })

  it('is told as long as the line is full, or the database does not answer', async () => {
    streams.close()
    streams = live({ buffer: 0 })
    const line = await open()
    line.writableLength = 1
    await keep('visits', visit('v1'))
    await timers.goOff()
    expect(streams.behind).toBeGreaterThan(0)
    line.emit('drain')
    await settled()
    expect(streams.behind).toBe(0)
    line.writableLength = 0
    const { read } = parts.store
    parts.store.read = () => Promise.reject(new Error('no disk'))
    timers.beat()
    await timers.goOff()
    expect(streams.behind).toBeGreaterThan(0)
    parts.store.read = read
    timers.beat()
    await timers.goOff()
    expect(streams.behind).toBe(0)
  })
})

describe('a sign of life', () => {
  it('comes every fifteen seconds on every line, and looks at the database again', async () => {
    const lines = [await open(), await open(kiosk)]
    expect([...timers.beating].map(({ milliseconds }) => milliseconds)).toEqual([15_000])
    timers.beat()
    expect(lines.map(({ sent }) => sent.at(-1))).toEqual([': here\n\n', ': here\n\n'])
    expect(timers.waiting.size).toBe(1)
  })

  it('looks at nothing where nobody listens', () => {
    timers.beat()
    expect(timers.waiting.size).toBe(0)
  })

  it('ends the lines of devices that were revoked, by whatever process', async () => {
    const [revoked, other] = [await open(), await open(kiosk)]
    await parts.store.transaction((tx) =>
      tx.run(
        tx.tables.insertInto('devices').values({
          ...{ deviceId: 'h1', tokenHash: 'x', siteId: 'brest', role: 'host', employerId: null, name: 'x' },
          ...{ enrolledAt: 1, lastContactAt: null, waiting: 0, revokedAt: 2, signedInAt: 1, toldEpoch: null },
        }),
      ),
    )
    timers.beat()
    await timers.goOff()
    expect([revoked.ends, other.ends]).toEqual([1, 0])
  })
})

describe('the day', () => {
  it('that turns has those pull who see day by day, once, and nobody else', async () => {
    const [atHost, atKiosk] = [await open(), await open(kiosk)]
    now += DAY
    for (let times = 0; times < 2; times++) {
      timers.beat()
      await timers.goOff()
    }
    expect(atKiosk.events).toEqual(['hello', 'resync'])
    expect(atHost.events).toEqual(['hello'])
    await keep('visits', visit('yesterday', START))
    await keep('visits', visit('today'))
    await timers.goOff()
    expect([told(atKiosk), told(atHost)]).toEqual([[['today']], [['yesterday'], ['today']]])
    expect(atKiosk.sent.at(-1)).toContain(`"day":"${parisDay(now)}"`)
  })

  it('that turns while a stream opens has that one pull: it was greeted the day before', async () => {
    const response = new FakeResponse()
    const opening = streams.open(kiosk, response.asResponse)
    // It was greeted, and nothing was looked at yet.
    response.write = (text) => {
      response.sent.push(text)
      if (text.startsWith('event: hello')) now += DAY
    }
    await opening
    await timers.goOff()
    expect(response.events).toEqual(['hello', 'resync'])
  })

  it('that turned has those pull who were there before, whoever else opens on the new day', async () => {
    const [early] = [await open(kiosk)]
    now += DAY
    const late = await open({ ...kiosk, deviceId: 'k2' })
    await timers.goOff()
    expect(early.events).toEqual(['hello', 'resync'])
    expect(late.events[0]).toBe('hello')
  })

  it('turns for each site by the clock on its own wall', async () => {
    const site = { ...sampleRecord('sites', { ...head('noumea', START), siteId: 'noumea' }) }
    await keep('sites', { ...site, timeZone: 'Pacific/Noumea' } as AnyRecord)
    const there = await open({ ...kiosk, deviceId: 'k2', siteId: 'noumea' })
    const here = await open(kiosk)
    // Ten in the morning in Paris, seven in the evening there.
    now += DAY / 4
    timers.beat()
    await timers.goOff()
    expect([there.events, here.events]).toEqual([['hello', 'resync'], ['hello']])
  })
})

it('once it is over nothing goes out, nothing beats, and every line has ended', async () => {
  const lines = [await open(), await open(kiosk)]
  await keep('visits', visit('v1'))
  expect(timers.waiting.size).toBe(1)
  streams.close()
  expect(lines.map(({ ends }) => ends)).toEqual([1, 1])
  expect([timers.waiting.size, timers.beating.size]).toEqual([0, 0])
  await keep('visits', visit('v2'))
  expect(timers.waiting.size).toBe(0)
})

it('a stream that was still opening when it was over leaves nothing that waits', async () => {
  const response = new FakeResponse()
  const opening = streams.open(host, response.asResponse)
  streams.close()
  await opening
  await settled()
  expect([response.ends, streams.count, timers.waiting.size, timers.beating.size]).toEqual([1, 0, 0, 0])
})

it('once it is over the store tells it nothing more', async () => {
  streams.close()
  const listeners = new Set<unknown>()
  const onHint = parts.store.onHint.bind(parts.store)
  parts.store.onHint = (listener) => {
    listeners.add(listener)
    const stop = onHint(listener)
    return () => {
      listeners.delete(listener)
      return stop()
    }
  }
  streams = live()
  expect(listeners.size).toBe(1)
  streams.close()
  expect(listeners.size).toBe(0)
})

it('a device that is cut off loses its lines and no other does', async () => {
  const lines = [await open(), await open(), await open(kiosk)]
  streams.closeDevice('h1')
  expect([lines.map(({ ends }) => ends), streams.count]).toEqual([[1, 1, 0], 1])
})
