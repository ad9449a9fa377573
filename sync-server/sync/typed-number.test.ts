/** Somebody types the number of their card where nothing can tell whose it is, and the server recognises them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mergeVisits, type Visit } from '../../domain/visits/visit.ts'
import { revised } from '../../domain/record/write.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import { passIdFrom } from '../../domain/visits/pass-code.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import type { Site } from '../../domain/sites/site.ts'
import { HOUR, SECOND } from '../../domain/time.ts'
import { isUnnamedDeparture } from '../../domain/visits/headcount.ts'
import { takeBackUnnamedDeparture } from '../../domain/visits/check-in.ts'
import { personOf } from '../passes/person.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { sealTo, TestServer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let kiosk: TestDevice
let host: TestDevice
let site: Site
let passId: string
let visitorId: string

beforeEach(async () => {
  server = await TestServer.start()
  site = await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
  const pass = await newPass()
  passId = pass.passId
  visitorId = pass.visitorId
})
afterEach(() => server.stop())

async function newPass() {
  const stock = await kiosk.call('POST', 'passes/stock', { count: 1 })
  return readPassToken((stock.body as { tokens: [string] }).tokens[0])!
}

async function tell(id: string, told: Partial<Visit>, number?: string) {
  const head = kiosk.stamp(id, server.clock.now())
  const sealedPass = number === undefined ? {} : { sealedPass: await sealTo(site, number) }
  const visit = { ...sampleRecord('visits', { ...head, mark: 'SOMEBODYNEW' }), ...told, ...sealedPass }
  const [result] = await kiosk.push({ collection: 'visits', id, document: visit as Visit, assumedRev: null })
  return result!.outcome
}
const arrive = (id: string, as: string, number?: string) =>
  tell(id, { visitorId: as, arrivedBy: number === undefined ? 'pass' : 'code' }, number)
const leave = (id: string, number: string) =>
  tell(
    id,
    { kind: 'unnamed-departure', arrivedBy: 'counter', visitorId: undefined } as Partial<Visit>,
    number,
  )
const visits = async () => ((await host.records('visits')) as Visit[]).sort((a, b) => (a.id < b.id ? -1 : 1))
const directory = async () => (await host.records('visitors')) as Visitor[]
const idsOf = (id: string) =>
  server.parts.store.read(async (view) => (await personOf(view, 'brest', id)).ids.sort())

describe('an arrival with a number', () => {
  it('is that of the visitor whose number it is, and no device ever holds the number', async () => {
    await arrive('a1', 'SOMEBODYNEW', passId)
    expect(await idsOf('SOMEBODYNEW')).toEqual(['SOMEBODYNEW', visitorId].sort())
    expect(await directory()).toMatchObject([{ id: 'SOMEBODYNEW', mergedInto: visitorId }])
    const held = JSON.stringify([await visits(), await directory(), await kiosk.records('visits')])
    expect(held).not.toContain(passId)
    expect(held).not.toContain('sealedPass')
    expect((await visits())[0]).not.toHaveProperty('unverified')
  })

  it.each([
    ['of no card', '00000000V'],
    ['that is none', 'bonjour'],
  ])('%s is kept, as somebody new to be looked at by a host', async (_why, number) => {
    expect(await arrive('a1', 'SOMEBODYNEW', number)).toBe('accepted')
    expect(await visits()).toMatchObject([{ visitorId: 'SOMEBODYNEW', unverified: true }])
    expect(await directory()).toMatchObject([{ id: 'SOMEBODYNEW' }])
    expect((await directory())[0]).not.toHaveProperty('mergedInto')
  })

  it('that a device of an older version sends as the visitor is looked up all the same', async () => {
    await tell('a1', { visitorId: passId, arrivedBy: 'code' })
    await tell('a2', { visitorId: '00000000V', arrivedBy: 'code' })
    // Not where it is the id of somebody with a card.
    await tell('a3', { visitorId, arrivedBy: 'code' })
    expect(await visits()).toMatchObject([{ id: 'a1' }, { id: 'a2', unverified: true }, { id: 'a3' }])
    expect((await visits()).filter(({ unverified }) => unverified)).toHaveLength(1)
    expect(await idsOf(visitorId)).toEqual([passId, visitorId].sort())
  })

  it('makes nobody another person whom the directory knows, or who holds a card', async () => {
    const other = await newPass()
    await arrive('a1', 'KNOWNBEFORE')
    await arrive('a2', 'KNOWNBEFORE', passId)
    await arrive('a3', other.visitorId, passId)
    expect(await idsOf('KNOWNBEFORE')).toEqual(['KNOWNBEFORE'])
    expect(await idsOf(other.visitorId)).toEqual([other.visitorId])
  })

  it('told after an application brings it to no card unseen: a host looks at it', async () => {
    const head = kiosk.stamp('early', server.clock.now())
    const application = {
      ...sampleRecord('applications', { ...head, employerId: 'bakery', mark: 'Nadia' }),
      visitorId: 'SOMEBODYNEW',
      events: [{ id: 'e', type: 'submitted', at: head.at, by: kiosk.scope.deviceId }],
    }
    const sealed = await sealTo(site, JSON.stringify({ application, secret: [1, 2, 3, 4] }))
    const [told] = await kiosk.push({ collection: 'applications', id: 'early', sealed })
    expect(told!.outcome).toBe('accepted')
    await arrive('a1', 'SOMEBODYNEW', passId)
    const waiting = (await host.call('GET', 'host/unproven-applications')).body
    expect(waiting).toMatchObject({ applications: [{ id: 'early' }] })
  })

  it('of another site is of nobody here', async () => {
    await server.createSite('quimper')
    const elsewhere = await server.device('quimper', 'kiosk')
    const stock = await elsewhere.call('POST', 'passes/stock', { count: 1 })
    const foreign = readPassToken((stock.body as { tokens: [string] }).tokens[0])!
    await arrive('a1', 'SOMEBODYNEW', foreign.passId)
    expect(await idsOf('SOMEBODYNEW')).toEqual(['SOMEBODYNEW'])
  })
})

describe('a departure with a number', () => {
  it('ends the stay of its visitor, and lowers the headcount no more by itself', async () => {
    await arrive('a1', visitorId)
    server.clock.advance(HOUR)
    await leave('d1', passId)
    const [stay, departure] = await visits()
    expect(stay).toMatchObject({ id: 'a1', closing: 'left', leftAt: server.clock.now() })
    expect(departure).toMatchObject({ id: 'd1', closing: 'left', leftAt: server.clock.now() })
    expect(isUnnamedDeparture(departure!)).toBe(false)
  })

  it('ends a stay that was told by a number too', async () => {
    await arrive('a1', 'SOMEBODYNEW', passId)
    await leave('d1', passId)
    expect(await visits()).toMatchObject([{ closing: 'left' }, { closing: 'left' }])
  })

  it('of whom no stay is known counts like one without a card', async () => {
    await leave('d1', passId)
    const [departure] = await visits()
    expect(departure).not.toHaveProperty('closing')
    expect(departure).not.toHaveProperty('visitorId')
  })
})

describe('a departure with a number that is taken back', () => {
  const writer = () => ({ ...kiosk.scope, now: server.clock.now() + 1 })
  const byId = async (id: string) => (await visits()).find((visit) => visit.id === id)!
  /** As the kiosk that told it has it, or as it heard of it since. */
  const takeBack = async (departure: Visit, assumedRev = departure.rev) => {
    const document = takeBackUnnamedDeparture(departure, writer())
    return (await kiosk.push({ collection: 'visits', id: departure.id, document, assumedRev }))[0]!
  }
  const openStays = async () => (await visits()).filter(({ kind, closing }) => kind === 'stay' && !closing)
  const arrived = () => arrive(`${visitorId}.2026-04-13.0`, visitorId)

  it('has the stay that it ended go on, once, from the same arrival', async () => {
    await arrived()
    const { arrivedAt } = (await visits())[0]!
    server.clock.advance(HOUR)
    await leave('d1', passId)
    expect(await openStays()).toEqual([])
    expect(await takeBack(await byId('d1'))).toMatchObject({ outcome: 'accepted' })
    expect(await byId('d1')).toMatchObject({ closing: 'unknown' })
    expect(await byId('d1')).not.toHaveProperty('leftAt')
    expect(await openStays()).toMatchObject([{ id: `${visitorId}.2026-04-13.1`, visitorId, arrivedAt }])
    // The same row comes twice, and somebody takes it back once more.
    await takeBack(await byId('d1'))
    expect(await openStays()).toHaveLength(1)
  })

  it('also where the kiosk never heard that it was recognised', async () => {
    await arrived()
    await leave('d1', passId)
    const known = await byId('d1')
    const { visitorId: _whose, closing: _closing, leftAt: _leftAt, ...told } = known
    const conflict = await takeBack(told, 'another')
    expect(conflict).toMatchObject({ outcome: 'conflict', master: { closing: 'left' } })
    const joined = mergeVisits(known, takeBackUnnamedDeparture(told, writer()))
    expect(joined).toMatchObject({ closing: 'unknown', visitorId })
    await kiosk.push({ collection: 'visits', id: 'd1', document: joined, assumedRev: known.rev })
    expect(await openStays()).toHaveLength(1)
  })

  it('before it was sent ends nothing', async () => {
    await arrived()
    await tell('d1', { kind: 'unnamed-departure', arrivedBy: 'counter', closing: 'unknown' }, passId)
    expect(await openStays()).toMatchObject([{ id: `${visitorId}.2026-04-13.0` }])
  })

  it('opens nothing for who came back since, or left in another way', async () => {
    await arrived()
    await leave('d1', passId)
    server.clock.advance(HOUR)
    await arrive(`${visitorId}.2026-04-13.1`, visitorId)
    await takeBack(await byId('d1'))
    expect(await openStays()).toHaveLength(1)
    await leave('d2', passId)
    const second = await byId(`${visitorId}.2026-04-13.1`)
    const later = revised(second, writer(), { leftAt: second.leftAt! + HOUR / 2 })
    await kiosk.push({ collection: 'visits', id: second.id, document: later, assumedRev: second.rev })
    await takeBack(await byId('d2'))
    expect(await openStays()).toEqual([])
  })
})

it('who came in twice leaves once', async () => {
  await arrive('a1', visitorId)
  await arrive('a2', 'SOMEBODYNEW', passId)
  const [first] = await visits()
  const rev = kiosk.stamp('a1', server.clock.now() + 1).rev
  const left = {
    ...first!,
    closing: 'left' as const,
    leftAt: server.clock.now(),
    rev,
    by: kiosk.scope.deviceId,
  }
  await kiosk.push({ collection: 'visits', id: 'a1', document: left, assumedRev: first!.rev })
  expect(await visits()).toMatchObject([{ closing: 'left' }, { closing: 'left' }])
})

it('who came back since is here: a departure told late ends nothing that began after it', async () => {
  await arrive('a1', visitorId)
  const [first] = await visits()
  const leftAt = server.clock.now()
  server.clock.advance(HOUR)
  await arrive('a2', visitorId)
  const rev = kiosk.stamp('a1', server.clock.now() + 1).rev
  const left = { ...first!, closing: 'left' as const, leftAt, rev, by: kiosk.scope.deviceId }
  await kiosk.push({ collection: 'visits', id: 'a1', document: left, assumedRev: first!.rev })
  await tell('d1', { kind: 'unnamed-departure', arrivedBy: 'counter', arrivedAt: leftAt - 1 }, passId)
  expect(await visits()).toMatchObject([{ closing: 'left' }, { id: 'a2' }, { id: 'd1' }])
  expect((await visits())[1]).not.toHaveProperty('closing')
})

it.each(['', 'a|b/c', '🙂'])('what is no id (%j) enters no directory, and the visit is kept', async (id) => {
  expect(await arrive('a1', id)).toBe('accepted')
  expect([(await visits()).length, await directory()]).toEqual([1, []])
})

it('a number that was revoked is of nobody: it merges nobody and ends no stay', async () => {
  await arrive('a1', visitorId)
  await host.call('POST', `host/passes/${passId}/revoke`)
  await arrive('a2', 'SOMEBODYNEW', passId)
  await leave('d1', passId)
  expect(await idsOf(visitorId)).toEqual([visitorId])
  const [stay, found, departure] = await visits()
  expect(found).toMatchObject({ visitorId: 'SOMEBODYNEW', unverified: true })
  for (const open of [stay, departure]) expect(open).not.toHaveProperty('closing')
})

describe('numbers that come with rows', () => {
  /** A number that fits its check character and is nobody's. */
  const foreign = (index: number) => passIdFrom(new Uint8Array([1, 1, 1, 1, 1, 1, 1, index]))
  /** A visit, or a departure of whoever no device knows, that brings a number. */
  async function typed(id: string, number: string, kind: Visit['kind'] = 'stay') {
    const stay = sampleRecord('visits', { ...kiosk.stamp(id, server.clock.now()), mark: 'SOMEBODYNEW' })
    const { visitorId, ...nobody } = stay
    const sealedPass = await sealTo(site, number)
    if (kind === 'stay') return { ...stay, visitorId, arrivedBy: 'code' as const, sealedPass }
    return { ...nobody, kind, arrivedBy: 'counter' as const, sealedPass }
  }
  const pushed = (visits: readonly { id: string }[]) =>
    kiosk.push(
      ...visits.map((document) => ({
        ...{ collection: 'visits' as const, id: document.id, assumedRev: null },
        document: document as Visit,
      })),
    )

  it('are held to the limit of those that are typed: beyond it a visit waits, whatever its number', async () => {
    for (let count = 0; count < 10; count += 1) {
      expect(await arrive(`a${count}`, `SOMEBODY${count}`, foreign(count))).toBe('accepted')
    }
    const waits = [await arrive('a10', 'SOMEBODYA', foreign(10)), await arrive('a11', 'SOMEBODYB', passId)]
    expect(waits).toEqual(['later', 'later'])
    expect((await kiosk.call('POST', 'passes/resolve', { code: passId })).status).toBe(429)
    // Who typed nothing waits for nobody.
    expect(await arrive('a12', visitorId)).toBe('accepted')
    expect(await visits()).toHaveLength(11)
    server.clock.advance(3 * SECOND)
    expect(await arrive('a11', 'SOMEBODYB', passId)).toBe('accepted')
    expect(await idsOf('SOMEBODYB')).toEqual(['SOMEBODYB', visitorId].sort())
  })

  it('hold back what else is told of whoever typed them', async () => {
    for (let count = 0; count < 10; count += 1) await arrive(`a${count}`, `SOMEBODY${count}`, foreign(count))
    const of = async (id: string, as: string, number?: string) => ({
      ...sampleRecord('visits', { ...kiosk.stamp(id, server.clock.now()), mark: as }),
      ...(number === undefined ? {} : { arrivedBy: 'code' as const, sealedPass: await sealTo(site, number) }),
    })
    const rows = [
      await of('a10', 'SOMEBODYA', passId),
      await of('a11', 'SOMEBODYA'),
      await of('a12', 'OTHER'),
    ]
    const results = await pushed(rows)
    expect(results.map(({ outcome }) => outcome)).toEqual(['later', 'later', 'accepted'])
    expect(results[0]).toMatchObject({ missing: 'sealedPass' })
  })

  it('that are right cost nothing', async () => {
    for (let count = 0; count < 12; count += 1) {
      expect(await arrive(`a${count}`, `SOMEBODY${count}`, passId)).toBe('accepted')
    }
  })

  it('are looked at once in a push, however many rows bring the same', async () => {
    const rows = await Promise.all(Array.from({ length: 12 }, (_, index) => typed(`a${index}`, foreign(1))))
    expect((await pushed(rows)).map(({ outcome }) => outcome)).toEqual(rows.map(() => 'accepted'))
  })

  it('hold back a departure too, beside which others who left without a card are heard', async () => {
    for (let count = 0; count < 10; count += 1) await arrive(`a${count}`, `SOMEBODY${count}`, foreign(count))
    const withNumber = await typed('d1', foreign(10), 'unnamed-departure')
    const { sealedPass: _number, ...withoutCard } = await typed('d2', passId, 'unnamed-departure')
    const results = await pushed([withNumber, withoutCard])
    expect(results.map(({ outcome }) => outcome)).toEqual(['later', 'accepted'])
  })

  it('are looked at beside a row that nobody can read', async () => {
    const unreadable = { id: 'a1', nothing: 'that has the form of a visit' }
    const results = await pushed([unreadable as never, await typed('a2', passId)])
    expect(results.map(({ outcome }) => outcome)).toEqual(['refused', 'accepted'])
    expect(await idsOf('SOMEBODYNEW')).toEqual(['SOMEBODYNEW', visitorId].sort())
  })

  it('are those of visits alone: who shows a card that is dead types nothing', async () => {
    const dossiers = await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        const id = `SOMEBODY${index}`
        const record = sampleRecord('dossiers', { ...kiosk.stamp(id, server.clock.now()), mark: 'c2VhbGVk' })
        const document = { ...record, sealedPass: await sealTo(site, foreign(index)) }
        return { collection: 'dossiers' as const, id, document, assumedRev: null }
      }),
    )
    await kiosk.push(...dossiers)
    expect(await arrive('a1', 'SOMEBODYNEW', foreign(20))).toBe('accepted')
  })

  it('tell nothing with a visit that is known already', async () => {
    await arrive('a1', 'SOMEBODYNEW', passId)
    const [first] = await visits()
    const rev = kiosk.stamp('a1', server.clock.now() + 1).rev
    const changed = { ...first!, rev, by: kiosk.scope.deviceId, arrivedBy: 'code' as const }
    const document = { ...changed, sealedPass: await sealTo(site, foreign(1)) }
    await kiosk.push({ collection: 'visits', id: 'a1', document, assumedRev: first!.rev })
    expect((await visits())[0]).not.toHaveProperty('unverified')
  })
})
