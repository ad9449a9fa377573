import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Checkpoint, PulledCollection, PushRow } from '../../domain/sync/messages.ts'
import { DAY, parisDay } from '../../domain/time.ts'
import { START, TestServer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let early: TestDevice
let kiosk: TestDevice
const tomorrow = parisDay(START + DAY)

beforeEach(async () => {
  server = await TestServer.start({ live: { heartbeat: 20 } })
  await server.createSite('brest')
  early = await server.device('brest', 'kiosk')
  kiosk = await server.device('brest', 'kiosk')
})
afterEach(() => server.stop())

/** A visit noted by a kiosk whose clock was ahead of midnight. */
function visitOfTomorrow(): PushRow {
  const visit = { kind: 'stay', day: tomorrow, arrivedAt: START + DAY, arrivedBy: 'code', reasons: [] }
  const document = { ...early.stamp(`K7QF3M2X9.${tomorrow}.0`, START + DAY), ...visit }
  return { collection: 'visits', id: document.id, document, assumedRev: null }
}

async function pullFrom(checkpoint: Checkpoint | null): Promise<PulledCollection> {
  const answer = await kiosk.call('POST', 'sync/pull', {
    collections: { visits: { checkpoint, limit: 10 } },
  })
  return (answer.body as { collections: { visits: PulledCollection } }).collections.visits
}

it('a kiosk gets on the day itself a visit that was written for it the day before', async () => {
  await early.push(visitOfTomorrow())
  const before = await pullFrom(null)
  expect(before).toMatchObject({ documents: [], checkpoint: { day: parisDay(START) } })
  server.clock.advance(DAY)
  const after = await pullFrom(before.checkpoint)
  expect(after.documents.map(({ id }) => id)).toEqual([`K7QF3M2X9.${tomorrow}.0`])
  expect((await pullFrom(after.checkpoint)).documents).toEqual([])
})

it.each(['1970-01-01', '2036-02-28'])(
  'a visit of a clock that says %s is of the day on which the server heard of it',
  async (day) => {
    const arrivedAt = Date.parse(`${day}T10:00:00Z`)
    const visit = { kind: 'stay', day, arrivedAt, arrivedBy: 'code', reasons: [] }
    const document = { ...early.stamp(`K7QF3M2X9.${day}.0`, START), ...visit }
    const [result] = await early.push({ collection: 'visits', id: document.id, document, assumedRev: null })
    expect(result).toMatchObject({ outcome: 'accepted' })
    expect((await pullFrom(null)).documents).toMatchObject([
      { day: parisDay(START), arrivedAt: expect.any(Number) },
    ])
  },
)

it('a day that is in no calendar is refused', async () => {
  const row = visitOfTomorrow()
  const document = { ...(row as { document: object }).document, day: '9999-99-99' }
  expect(await early.push({ ...row, document } as never)).toMatchObject([
    { outcome: 'refused', field: 'day' },
  ])
})

it('a kiosk that is connected when the day turns is told to pull', async () => {
  const stream = await kiosk.listen()
  await stream.next('hello')
  server.clock.advance(DAY)
  expect((await stream.next('resync')).data).toEqual({})
  stream.close()
})
