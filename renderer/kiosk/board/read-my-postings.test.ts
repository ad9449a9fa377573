import { expect, test } from 'vitest'
import type { MyPosting } from '../../data/my-board-api.ts'
import { asSaidHere } from './read-my-postings.ts'

const card: MyPosting = {
  ...{
    id: 'p',
    kind: 'help',
    topic: 'can-do',
    title: 'Je relis',
    state: 'expired',
    since: 1,
    submittedAt: 1,
  },
  ...{ endsOn: '2026-03-01', renewedUntil: '2026-05-01', interests: [] },
}
const said = (word?: { type: 'ended' } | { type: 'renewed'; until: string }) =>
  asSaidHere(card, { saidOfOwn: new Map(word ? [['p', word]] : []) })

test('what was said a moment ago stands, and is not offered again', () => {
  expect(said()).toEqual(card)
  const { renewedUntil: _offered, ...rest } = card
  expect(said({ type: 'ended' })).toEqual({ ...rest, state: 'ended' })
  expect(said({ type: 'renewed', until: '2026-05-01' })).toEqual({
    ...{ ...rest, state: 'published', endsOn: '2026-05-01' },
  })
  expect(asSaidHere(card, { saidOfOwn: new Map([['another', { type: 'ended' }]]) })).toEqual(card)
})
