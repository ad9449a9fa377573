import { expect, it } from 'vitest'
import type { Application, ApplicationEvent } from '../../domain/hiring/application.ts'
import { createReceipts } from './receipts.ts'

const receipts = createReceipts('a-secret')
const bare: Application = {
  id: 'a1',
  siteId: 'brest',
  rev: '1',
  at: 1,
  by: 'k1',
  employerId: 'bakery',
  jobOfferId: 'o1',
  visitorId: 'P1',
  sent: { name: 'Aïcha', message: 'Bonjour.' },
  events: [{ id: 'e1', type: 'submitted', at: 1, by: 'k1' }],
}
const event = receipts.stamp(bare, bare.events[0]!, 1000)

it('a receipt is known again whatever the order of the fields', () => {
  expect(receipts.isGenuine(bare, event)).toBe(true)
  const { message, name } = bare.sent
  expect(
    receipts.isGenuine(
      { ...bare, sent: { ...(message ? { message } : {}), ...(name ? { name } : {}) } },
      event,
    ),
  ).toBe(true)
})

it.each<[string, Partial<Application>]>([
  ['id', { id: 'a2' }],
  ['employer', { employerId: 'garage' }],
  ['offer', { jobOfferId: 'o2' }],
  ['person', { visitorId: 'P2' }],
  ['words that were sent', { sent: { ...bare.sent, message: 'Bonjour !' } }],
  ['name that was sent', { sent: { message: 'Bonjour.' } }],
])('a receipt covers the %s of the application', (_what, other) => {
  expect(receipts.isGenuine({ ...bare, ...other }, event)).toBe(false)
})

it.each<[string, Partial<ApplicationEvent>]>([
  ['id', { id: 'e2' }],
  ['kind', { type: 'withdrawn' as const }],
  ['moment', { at: 2 }],
  ['author', { by: 'k2' }],
  ['words', { message: 'x' }],
  ['reception', { receivedAt: 999 }],
])('a receipt covers the %s of the event', (_what, other) => {
  expect(receipts.isGenuine(bare, { ...event, ...other })).toBe(false)
})

it('an application of which less is left has what was heard sealed anew, on the days as they were', () => {
  // Of another start of the same server.
  const receipts = createReceipts('a-secret')
  const event = receipts.stamp(bare, bare.events[0]!, 1000)
  const heard = { ...bare, events: [event, { ...bare.events[0]!, id: 'e2' }] }
  const { sent: _gone, ...rest } = heard
  const less = { ...rest, sent: {} }
  expect(receipts.isGenuine(less, event)).toBe(false)
  const { events, ...others } = receipts.stampedAnew(less)
  expect(others).toEqual({ ...less, events: undefined })
  expect([events[0]!.receivedAt, receipts.isGenuine(less, events[0]!)]).toEqual([1000, true])
  // What the server never heard stays so.
  expect(events[1]).toBe(heard.events[1])
})

it('a receipt of another server, of nobody or of no moment is none', () => {
  expect(createReceipts('another').isGenuine(bare, event)).toBe(false)
  const { receipt: _none, ...unsigned } = event
  expect(receipts.isGenuine(bare, unsigned)).toBe(false)
  const { receivedAt: _never, ...timeless } = event
  expect(receipts.isGenuine(bare, timeless)).toBe(false)
})
