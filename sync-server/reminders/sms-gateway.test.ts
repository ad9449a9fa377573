import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSmsGateway, type SmsFault, type SmsGatewayDouble } from '../../tests/support/sms-gateway.ts'
import { MINUTE, SECOND } from '../../domain/time.ts'
import type { Sender, Sms } from './sender.ts'
import { smsGateway } from './sms-gateway.ts'

const sms: Sms = { id: 'a1b2c3', to: '+33612345678', text: 'Pépinière : 2 personnes attendent' }

let gateway: SmsGatewayDouble
let now: number
let sender: Sender<Sms>
/** Waits a second for an answer that is kept back; what answers is given as long as it needs on a busy machine. */
let impatient: Sender<Sms>
beforeEach(async () => {
  gateway = await startSmsGateway()
  now = 0
  const settings = { url: gateway.url, token: 'secret', from: 'Pepiniere' }
  sender = smsGateway(settings, { now: () => now })
  impatient = smsGateway(settings, { now: () => now }, SECOND)
})
const askedWith = (fault: SmsFault) => (fault === 'slow' ? impatient : sender)
afterEach(() => gateway.stop())

it('hands over number, sender and words as JSON, with the token and the id', async () => {
  expect(await sender.send(sms)).toBe('sent')
  const body = { from: 'Pepiniere', to: sms.to, text: sms.text }
  expect(gateway.taken).toEqual([{ key: 'a1b2c3', token: 'secret', body }])
})

describe('what an answer means', () => {
  it.each([
    [200, 'sent'],
    [409, 'sent'],
    [302, 'later'],
    [401, 'later'],
    [402, 'later'],
    [403, 'later'],
    [404, 'later'],
    [408, 'later'],
    [400, 'failed'],
    [422, 'failed'],
    [410, 'bounced'],
    [500, 'again'],
    [503, 'again'],
    ['cut', 'again'],
    ['slow', 'again'],
    ['dropped', 'again'],
  ] satisfies [SmsFault, string][])('%s', async (fault, outcome) => {
    gateway.faults = [fault]
    expect(await askedWith(fault).send(sms)).toBe(outcome)
    expect(gateway.calls).toHaveLength(1)
  })

  it('where nobody listens nothing has left', async () => {
    await gateway.stop()
    expect(await sender.send(sms)).toBe('later')
  })

  it('an address that leads elsewhere is not followed: the token is for this one', async () => {
    const other = await startSmsGateway()
    gateway.faults = [307]
    gateway.headers = { location: other.url }
    expect(await sender.send(sms)).toBe('later')
    expect(other.calls).toEqual([])
    await other.stop()
  })
})

it.each(['cut', 'slow'] as const)(
  'after an answer that was lost (%s) the same id is taken in once',
  async (fault) => {
    gateway.faults = [fault]
    expect([await askedWith(fault).send(sms), await sender.send(sms)]).toEqual(['again', 'sent'])
    expect([gateway.calls.length, gateway.taken.length]).toEqual([2, 1])
  },
)

describe('a gateway that has too much to do', () => {
  it.each([
    ['120', 2 * MINUTE],
    [new Date(3 * MINUTE).toUTCString(), 3 * MINUTE],
    ['999999', 60 * MINUTE],
    ['soon', 0],
  ])('is left alone as long as it asks (%s)', async (asked, pause) => {
    gateway.faults = [429]
    gateway.headers = { 'retry-after': asked }
    expect(await sender.send(sms)).toBe('later')
    now = pause - 1
    if (pause > 0) expect(await sender.send(sms)).toBe('later')
    expect(gateway.calls).toHaveLength(1)
    now = pause
    expect(await sender.send(sms)).toBe('sent')
  })
})
