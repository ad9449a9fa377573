import { expect, it } from 'vitest'
import { mergeContactRequests, type ContactRequest } from './contact-request.ts'

const event = (id: string, type: ContactRequest['events'][number]['type'], at: number) => ({
  ...{ id, type, at, by: 'k' },
})
const request = (rev: string, told: Partial<ContactRequest> = {}): ContactRequest => ({
  ...{ id: 'c', siteId: 'mende', rev, at: 1, by: 'k', visitorId: 'v', events: [] },
  ...told,
})

it('two copies of a request hold what was told in either, and the rest of the later one', () => {
  const older = request('1', { employerId: 'old', events: [event('b', 'accepted', 2)] })
  const newer = request('2', { employerId: 'new', events: [event('a', 'asked', 1)] })
  const both = { ...newer, events: [event('a', 'asked', 1), event('b', 'accepted', 2)] }
  expect(mergeContactRequests(older, newer)).toEqual(both)
  expect(mergeContactRequests(newer, older)).toEqual(both)
})
