import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOUR } from '../time.ts'
import { decideAnswer, type Answer } from './answer-application.ts'
import { crossedAnswers, decidedElsewhere } from './answered-elsewhere.ts'
import { mergeApplications, type Application } from './application.ts'
import { applicationStatus } from './application-status.ts'
import type { JobOffer } from './job-offer.ts'

const NOW = Date.UTC(2026, 5, 1, 9)
const offer = { id: 'o1', criteria: [] } as unknown as JobOffer
const applied: Application = {
  ...{
    id: 'a',
    siteId: 's',
    rev: '1',
    at: NOW,
    by: 'kiosk',
    employerId: 'e',
    jobOfferId: 'o1',
    visitorId: 'v',
  },
  sent: { name: 'Nadia' },
  events: [{ id: 'a.0', type: 'submitted', at: NOW, by: 'kiosk', receivedAt: NOW }],
}
const refusal: Answer = { kind: 'refuse', reasons: [{ code: 'position_filled' }] }
const hire: Answer = { kind: 'hire' }
const pursuit: Answer = { kind: 'pursue', nextStep: { what: 'Un café' } }

function answered(before: Application, answer: Answer, deviceId: string, hours: number): Application {
  const writer = { siteId: 's', deviceId, now: NOW + hours * HOUR }
  const decided = decideAnswer(before, offer, answer, writer, `${deviceId}.${hours}`)
  if (!decided.ok) throw new Error(decided.reason)
  const events = decided.value.events.map((event) => ({ receivedAt: writer.now, ...event }))
  return { ...decided.value, events }
}

describe('two desks of one employer', () => {
  it('answer one after the other: the second is told who decided, and nothing crossed', () => {
    const told = answered(applied, refusal, 'desk-1', 1)
    expect(decidedElsewhere(told, 'desk-2')).toMatchObject({ at: NOW + HOUR, event: { type: 'refused' } })
    expect(decidedElsewhere(told, 'desk-1')).toBeNull()
    expect(decidedElsewhere(applied, 'desk-2')).toBeNull()
    expect(crossedAnswers(told)).toBeNull()
  })

  it('follow each other up: what goes on is no crossing', () => {
    const followed = answered(answered(applied, pursuit, 'desk-1', 1), hire, 'desk-2', 5)
    expect(crossedAnswers(followed)).toBeNull()
    expect(decidedElsewhere(followed, 'desk-2')).toBeNull()
  })

  it.each([
    [refusal, refusal, 'desk-1'],
    [hire, refusal, 'desk-1'],
    [refusal, hire, 'desk-2'],
    [hire, hire, 'desk-1'],
  ] as const)('answer without knowing of each other: %j at 1 h and %j at 2 h', (one, two, by) => {
    const both = mergeApplications(answered(applied, one, 'desk-1', 1), answered(applied, two, 'desk-2', 2))
    const crossed = crossedAnswers(both)!
    expect(crossed.stands.event.by).toBe(by)
    expect(crossed.other.event.by).not.toBe(by)
  })

  it('read the same of it, and it is what the application stands by', () => {
    const answers = fc.constantFrom(refusal, hire)
    fc.assert(
      fc.property(
        answers,
        answers,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (...told) => {
          const [one, two, first, second] = told
          const [a, b] = [answered(applied, one, 'desk-1', first), answered(applied, two, 'desk-2', second)]
          const [here, there] = [
            crossedAnswers(mergeApplications(a, b)),
            crossedAnswers(mergeApplications(b, a)),
          ]
          expect(here).toEqual(there)
          const { kind } = applicationStatus(mergeApplications(a, b), NOW + 20 * HOUR)
          expect(here!.stands.event.type).toBe(kind)
        },
      ),
    )
  })
})
