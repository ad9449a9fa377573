import { expect, it } from 'vitest'
import { ApplicationBuilder, MONDAY } from '../../tests/support/application-builder.ts'
import { DAY } from '../time.ts'
import { mergeApplications, receivedAt, type Application } from './application.ts'

const received = ApplicationBuilder.received()
/** The same from either side: replicas hear of each other in any order. */
function merged(a: Application, b: Application): Application {
  const one = mergeApplications(a, b)
  expect(mergeApplications(b, a)).toEqual(one)
  return one
}

it('what was sent, by whom and to whom stays as it was first written', () => {
  const first = received.with({ rev: '1', unverified: true }).build()
  const altered = received
    .with({
      rev: '2',
      at: MONDAY + DAY,
      by: 'desk-1',
      employerId: 'garage',
      jobOfferId: 'offer-2',
      visitorId: 'visitor-2',
      sent: { name: 'Zoé' },
    })
    .onDay(1, 'viewed')
    .build()
  const { employerId, jobOfferId, visitorId, sent } = first
  expect(merged(first, altered)).toEqual({ ...altered, employerId, jobOfferId, visitorId, sent })
})

it('an event counts from when the server first received it, in whichever copy it stands', () => {
  const at = (receivedAt: number | undefined, rev: string) => {
    const [event] = received.build().events
    const { receivedAt: _, ...unseen } = event!
    const told = receivedAt === undefined ? unseen : { ...unseen, receivedAt }
    return received.with({ rev, events: [told] }).build()
  }
  const receptions = (a?: number, b?: number) => merged(at(a, '1'), at(b, '2')).events[0]!.receivedAt
  expect(receptions(MONDAY + 2, MONDAY + 1)).toBe(MONDAY + 1)
  expect(receptions(MONDAY + 1, MONDAY + 2)).toBe(MONDAY + 1)
  // By the clock, not by how the numbers are written.
  expect(receptions(9, 10)).toBe(9)
  expect(receptions(10, 9)).toBe(9)
  expect(receptions(MONDAY, undefined)).toBe(MONDAY)
  expect(receptions(undefined, undefined)).toBeUndefined()
})

it('of one event told in two ways, every replica keeps the same one', () => {
  const copy = (rev: string, message: string) =>
    received.with({ rev }).onDay(1, 'refused', { message }).build()
  expect(merged(copy('1', 'Merci.'), copy('2', 'Désolé.')).events[1]!.message).toBe('Désolé.')
  // Whichever copy was written last.
  expect(merged(copy('1', 'Désolé.'), copy('2', 'Merci.')).events[1]!.message).toBe('Désolé.')
})

it('an application was received when the server says so, else when the device does', () => {
  expect(receivedAt(received.build())).toBe(MONDAY)
  const waiting = received.with({ events: [{ id: 's', type: 'submitted', at: 5, by: 'kiosk-1' }] }).build()
  expect(receivedAt(waiting)).toBe(5)
  const late = received.with({ at: 9 }).onDay(1, 'viewed').build()
  expect(receivedAt(late)).toBe(MONDAY)
  expect(receivedAt(received.with({ at: 9, events: [] }).build())).toBe(9)
  const viewedFirst = received.onDay(1, 'viewed').build()
  expect(receivedAt({ ...viewedFirst, events: viewedFirst.events.toReversed() })).toBe(MONDAY)
})
