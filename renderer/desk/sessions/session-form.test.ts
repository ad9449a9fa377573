import { expect, test } from 'vitest'
import { parisInstant } from '../../../domain/time.ts'
import { aSession } from '../../data/testing/records.ts'
import { changesIn, readSessionForm, sessionFormOf } from './session-form.ts'

const startsAt = parisInstant('2026-12-05', 14)
const now = parisInstant('2026-12-01', 10)
const session = aSession({
  startsAt,
  endsAt: startsAt + 7_200_000,
  roomId: 'r1',
  observers: [{ id: 'o2', name: 'Anne', organisation: 'Boulangerie', side: 'employer' }],
})
function planned(changes: Partial<ReturnType<typeof sessionFormOf>>) {
  const read = readSessionForm({ ...sessionFormOf(session), ...changes }, now)
  if (!read.ok) throw new Error(read.problems.join())
  return read.plan
}

test('only what was changed is sent: what a host writes meanwhile in the rest stays', () => {
  expect(changesIn(planned({ capacity: '6' }), sessionFormOf(session))).toEqual({ capacity: 6 })
  expect(changesIn(planned({}), sessionFormOf(session))).toEqual({})
})

test('a room that is given back, or that another place has not, is taken away', () => {
  expect(changesIn(planned({ roomId: '' }), sessionFormOf(session))).toEqual({ roomId: '' })
  expect(planned({ place: 'employer' }).roomId).toBe('')
})

test('a title of which nothing can be seen is none', () => {
  const read = readSessionForm({ ...sessionFormOf(session), title: '\u3164' }, now)
  expect(read).toEqual({ ok: false, problems: ['title'] })
})
