import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  makeApplication,
  makeOffer,
  NOW,
  type MadeEvent,
} from '../../desk/hiring/test-support/made-applications.ts'
import { countInbox, filterInbox, nextToAnswer, orderInbox } from './inbox.ts'

const refused: MadeEvent = { type: 'refused', daysAgo: 1, reasons: [{ code: 'position_filled' }] }
const ids = (entries: { application: { id: string } }[]) => entries.map((entry) => entry.application.id)

describe('the inbox of an employer', () => {
  it('puts nobody before somebody who has waited longer for an answer', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 30 }), (ages) => {
        const entries = orderInbox(
          ages.map((daysAgo, index) => makeApplication({ id: `a${index}`, daysAgo })),
          [],
          NOW,
        )
        const receptions = entries.map((entry) => entry.status.receivedAt)
        expect(receptions).toEqual(receptions.toSorted((a, b) => a - b))
      }),
    )
  })

  it('puts what waits for an answer first, then what is to conclude, then what is over', () => {
    const entries = orderInbox(
      [
        makeApplication({ id: 'over', daysAgo: 50, told: [refused] }),
        makeApplication({ id: 'withdrawn', daysAgo: 60, told: [{ type: 'withdrawn', daysAgo: 5 }] }),
        makeApplication({ id: 'promised', daysAgo: 70, told: [{ type: 'pursued', daysAgo: 60 }] }),
        makeApplication({ id: 'new', daysAgo: 1 }),
        makeApplication({ id: 'silent', daysAgo: 34, told: [{ type: 'viewed', daysAgo: 30 }] }),
        makeApplication({ id: 'asked', daysAgo: 12, told: [{ type: 'info-requested', daysAgo: 2 }] }),
      ],
      [makeOffer()],
      NOW,
    )
    expect(ids(entries)).toEqual(['silent', 'asked', 'new', 'promised', 'over', 'withdrawn'])
    expect(countInbox(entries, 'all')).toEqual({ 'to-answer': 3, 'in-progress': 1, done: 2 })
  })

  it.each([
    [0, 'full', 14],
    [11, 'full', 3],
    [14, 'full', 0],
    [15, 'counts', 15],
    [28, 'counts', 2],
    [30, 'silent', 30],
    [34, 'silent', 34],
  ] as const)('on day %i says %s, %i', (daysAgo, kind, days) => {
    expect(orderInbox([makeApplication({ daysAgo })], [], NOW)[0]!.deadline).toEqual({ kind, days })
  })

  it.each([
    [70, 'conclude', 5],
    [75, 'conclude', 0],
    [80, 'promise', 5],
  ] as const)('asks to conclude a favourable answer received %i days ago', (daysAgo, kind, days) => {
    const application = makeApplication({ daysAgo, told: [{ type: 'pursued', daysAgo: 60 }] })
    expect(orderInbox([application], [], NOW)[0]!.deadline).toEqual({ kind, days })
  })

  it('asks to conclude a yes also of somebody who took the application back since, until that is noted', () => {
    const left: MadeEvent[] = [
      { type: 'pursued', daysAgo: 70 },
      { type: 'withdrawn', daysAgo: 20 },
    ]
    const open = orderInbox([makeApplication({ daysAgo: 80, told: left })], [], NOW)[0]!
    expect([open.status.kind, open.group, open.deadline]).toEqual([
      'withdrawn',
      'in-progress',
      { kind: 'promise', days: 5 },
    ])
    const noted = { type: 'candidate-declined', daysAgo: 1 } as const
    const ended = orderInbox([makeApplication({ daysAgo: 80, told: [...left, noted] })], [], NOW)[0]!
    expect([ended.group, ended.deadline]).toEqual(['done', null])
  })

  it('asks for nothing once an application is over', () => {
    const entries = orderInbox([makeApplication({ daysAgo: 20, told: [refused] })], [], NOW)
    expect(entries[0]!.deadline).toBeNull()
    expect(nextToAnswer(entries)).toBeUndefined()
  })

  it('shows one offer or one state alone, and the next one to answer of what is shown', () => {
    const entries = orderInbox(
      [
        makeApplication({ id: 'baker', daysAgo: 9 }),
        makeApplication({ id: 'seller', daysAgo: 4, offer: 'offer-2' }),
        makeApplication({ id: 'refused-seller', daysAgo: 40, offer: 'offer-2', told: [refused] }),
      ],
      [makeOffer(), makeOffer({ id: 'offer-2', title: 'Vendeuse' })],
      NOW,
    )
    const sellers = filterInbox(entries, { group: 'all', jobOfferId: 'offer-2' })
    expect(ids(sellers)).toEqual(['seller', 'refused-seller'])
    expect(nextToAnswer(sellers)?.application.id).toBe('seller')
    expect(nextToAnswer(entries, ['baker'])?.application.id).toBe('seller')
    expect(countInbox(entries, 'offer-2')).toEqual({ 'to-answer': 1, 'in-progress': 0, done: 1 })
    expect(entries[0]!.offer?.title).toBe('Boulanger de nuit')
  })
})
