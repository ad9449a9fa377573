import { expect, it } from 'vitest'
import { DAY } from '../time.ts'
import type { Application, ApplicationEvent } from './application.ts'
import { mayBeFollowed } from './follow-link.ts'

const application = (type?: ApplicationEvent['type'], more: Partial<Application> = {}): Application => ({
  ...{ id: 'a', siteId: 's', rev: '1', at: 0, by: 'k', employerId: 'e', jobOfferId: 'o', visitorId: 'V' },
  sent: { name: 'Lucie' },
  events: (['submitted', ...(type ? [type] : [])] as const).map((type, index) => ({
    ...{ id: `e${index}`, type, by: 'k', at: index * DAY, receivedAt: index * DAY },
  })),
  ...more,
})

it('what is withdrawn, of nobody for sure, or reduced to its dates is not followed', () => {
  expect(mayBeFollowed(application('withdrawn'), DAY)).toBe(false)
  expect(mayBeFollowed(application(undefined, { unverified: true }), DAY)).toBe(false)
  expect(mayBeFollowed(application(undefined, { sent: {} }), DAY)).toBe(false)
})

it.each(['refused', 'candidate-declined', 'hired'] as const)('%s is followed for a month', (type) => {
  expect(mayBeFollowed(application(type), 31 * DAY - 1)).toBe(true)
  expect(mayBeFollowed(application(type), 31 * DAY)).toBe(false)
})

it('what waits is followed, also in silence', () => {
  for (const type of [undefined, 'viewed', 'pursued'] as const) {
    expect(mayBeFollowed(application(type), 60 * DAY)).toBe(true)
  }
})
