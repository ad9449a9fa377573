import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ContactRequest } from '../../../domain/postings/contact-request.ts'
import type { PushResult } from '../../../domain/sync/messages.ts'
import type { Site } from '../../../domain/sites/site.ts'
import { keepRecord } from '../keep-record.ts'
import { sampleRecord } from '../../testing/sample-records.ts'
import { sealTo, TestServer, type TestDevice } from '../../testing/test-server.ts'

type ContactEvent = ContactRequest['events'][number]

let server: TestServer
let site: Site
let kiosk: TestDevice
let host: TestDevice
let employer: TestDevice
beforeEach(async () => {
  server = await TestServer.start()
  site = await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  employer = await server.device('brest', 'employer', 'bakery')
})
afterEach(() => server.stop())

const told = (id: string, type: ContactEvent['type'], by = 'claimed'): ContactEvent => ({
  ...{ id, type, at: server.clock.now(), by },
})
const kept = async () => ((await host.records('contactRequests')) as ContactRequest[])[0]
const words = async () => (await kept())?.events.map(({ id, type, by }) => [id, type, by])

function requestOf(device: TestDevice, events: ContactEvent[], more: Partial<ContactRequest> = {}) {
  const head = { ...device.stamp('c1', server.clock.now()), employerId: 'bakery', mark: 'AWA' }
  return { ...sampleRecord('contactRequests', head), events, ...more }
}
/** At a kiosk a visitor asks to be put in touch; at a desk a host or the employer does. */
async function ask(device: TestDevice, ...events: ContactEvent[]): Promise<PushResult> {
  const document = requestOf(device, events)
  const row = { collection: 'contactRequests', id: 'c1' } as const
  const isKiosk = device === kiosk
  const [result] = await device.push(
    isKiosk
      ? { ...row, sealed: await sealTo(site, JSON.stringify(document)) }
      : { ...row, document, assumedRev: null },
  )
  return result!
}
/** The copy that the device holds, with what it tells besides. */
async function tell(
  device: TestDevice,
  events: ContactEvent[],
  more: Partial<ContactRequest> = {},
): Promise<PushResult> {
  const [held] = (await device.records('contactRequests')) as ContactRequest[]
  server.clock.advance(1)
  const { rev, at, by } = device.stamp('c1', server.clock.now())
  const document = { ...held!, rev, at, by, events: [...held!.events, ...events], ...more }
  const [result] = await device.push({
    collection: 'contactRequests',
    id: 'c1',
    document,
    assumedRev: held!.rev,
  })
  return result!
}
const refused = { outcome: 'refused', reason: 'forbidden-event', field: 'events' }

describe('a word that the server knows', () => {
  it('stays as it was said, by whom it was said, whatever a newer copy makes of it', async () => {
    await ask(kiosk, told('a', 'asked'))
    const before = await words()
    expect(before).toEqual([['a', 'asked', kiosk.scope.deviceId]])
    const altered = { ...told('a', 'declined'), at: 1 }
    expect(await tell(employer, [], { events: [altered] })).toMatchObject({ outcome: 'accepted' })
    expect(await words()).toEqual(before)
  })

  it('does not go because a copy leaves it out', async () => {
    await ask(kiosk, told('a', 'asked'))
    await tell(host, [], { events: [told('i', 'introduced')] })
    expect((await words())!.map(([id]) => id).sort()).toEqual(['a', 'i'])
  })

  it('is told once: of two with one id the first counts', async () => {
    await ask(host, told('a', 'asked'), told('a', 'introduced'))
    expect(await words()).toEqual([['a', 'asked', host.scope.deviceId]])
  })
})

describe('each side says its own', () => {
  it('a visitor asks, and the employer answers in its own name', async () => {
    await ask(kiosk, told('a', 'asked'))
    expect(await tell(employer, [told('y', 'accepted', kiosk.scope.deviceId)])).toMatchObject({
      outcome: 'accepted',
    })
    expect((await words())![1]).toEqual(['y', 'accepted', employer.scope.deviceId])
  })

  it.each(['accepted', 'declined'] as const)(
    'an employer that asked does not say %s itself',
    async (type) => {
      await ask(employer, told('a', 'asked'))
      expect(await tell(employer, [told('y', type)])).toMatchObject(refused)
      expect(await tell(host, [told('y', type)])).toMatchObject({ outcome: 'accepted' })
    },
  )

  it('what nobody asked for is not answered', async () => {
    expect(await ask(employer, told('y', 'accepted'))).toMatchObject(refused)
    expect(await kept()).toBeUndefined()
  })

  it('at a kiosk one asks, and says nothing else', async () => {
    for (const type of ['accepted', 'declined', 'introduced'] as const)
      expect(await ask(kiosk, told('a', 'asked'), told('y', type))).toMatchObject(refused)
    expect(await ask(kiosk, told('a', 'asked'))).toMatchObject({ outcome: 'accepted' })
  })

  it('hosts alone say that two were introduced', async () => {
    await ask(kiosk, told('a', 'asked'))
    expect(await tell(employer, [told('i', 'introduced')])).toMatchObject(refused)
    expect(await tell(host, [told('i', 'introduced')])).toMatchObject({ outcome: 'accepted' })
  })

  it('is asked once', async () => {
    await ask(kiosk, told('a', 'asked'))
    expect(await tell(employer, [told('b', 'asked')])).toMatchObject(refused)
    expect(await tell(host, [told('b', 'asked'), told('i', 'introduced')])).toMatchObject(refused)
    // What comes again from a kiosk says nothing more.
    await ask(kiosk, told('a', 'asked'), told('b', 'asked'))
    expect((await words())!.map(([id]) => id)).toEqual(['a'])
  })

  it('may be asked after other words, by whoever then does not answer', async () => {
    await ask(host, told('i', 'introduced'))
    expect(await tell(employer, [told('a', 'asked')])).toMatchObject({ outcome: 'accepted' })
    expect(await tell(employer, [told('y', 'accepted')])).toMatchObject(refused)
  })

  it('goes on where two who knew nothing of each other asked', async () => {
    await ask(kiosk, told('a', 'asked'))
    await tell(host, [], { events: [told('b', 'asked')] })
    expect(await tell(host, [told('i', 'introduced')])).toMatchObject({ outcome: 'accepted' })
  })

  it('hosts, who pass on what was asked of them, answer it too', async () => {
    await ask(host, told('a', 'asked'))
    expect(await tell(host, [told('y', 'accepted')])).toMatchObject({ outcome: 'accepted' })
  })
})

describe('what a visitor says of a card', () => {
  const word = () => ({
    ...sampleRecord('contactRequests', { ...kiosk.stamp('w1', server.clock.now()), mark: 'YANN' }),
    ...{ postingId: 'p1', name: 'Yann', events: [told('w', 'interested')] },
  })
  const keptWord = () => server.parts.store.read((view) => view.record('contactRequests', 'w1', 'brest'))

  it('is shown at no desk, and no desk answers it for the author', async () => {
    await server.parts.store.transaction((tx) => keepRecord(tx, 'contactRequests', word()))
    expect([await host.records('contactRequests'), await employer.records('contactRequests')]).toEqual([
      [],
      [],
    ])
    const held = (await keptWord())!
    const yes = { ...told('y', 'accepted'), name: 'Nadia' }
    const document = { ...held, ...host.stamp('w1', server.clock.now()), events: [...held.events, yes] }
    const row = { collection: 'contactRequests', id: 'w1', document, assumedRev: held.rev } as const
    expect(await host.push(row)).toMatchObject([{ outcome: 'refused', reason: 'forbidden' }])
    expect((await keptWord())!.events).toHaveLength(1)
  })
})

it('who is put in touch with whom belongs to the first copy', async () => {
  await ask(kiosk, told('a', 'asked'))
  await tell(host, [], { visitorId: 'SOMEBODYELSE', postingId: 'another', employerId: 'garage' })
  expect(await kept()).toMatchObject({ visitorId: 'AWA', employerId: 'bakery' })
  expect(await kept()).not.toHaveProperty('postingId')
})

it('an employer that changes its mind for ever leaves room for the hosts', async () => {
  await ask(kiosk, told('a', 'asked'))
  const answers = Array.from({ length: 39 }, (_, index) =>
    told(`y${index}`, index % 2 === 0 ? 'accepted' : 'declined'),
  )
  expect(await tell(employer, answers)).toMatchObject({ outcome: 'accepted' })
  expect(await tell(employer, [told('z', 'declined')])).toMatchObject({
    outcome: 'refused',
    reason: 'too-many-events',
    field: 'events',
  })
  expect(await tell(host, [told('i', 'introduced')])).toMatchObject({ outcome: 'accepted' })
  // Nothing new is said by a copy that is full.
  expect(await tell(employer, [])).toMatchObject({ outcome: 'accepted' })
})
