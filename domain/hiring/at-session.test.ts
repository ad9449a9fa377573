import { expect, it } from 'vitest'
import { HOUR } from '../time.ts'
import { isAnsweredAt } from './at-session.ts'

const startsAt = 1_000 * HOUR
const session = { employerId: 'bakery', publishedAt: 1, startsAt, endsAt: startsAt + 3 * HOUR }
const at = (hours: number) => startsAt + hours * HOUR

it('an answer is given at a session of its employer, from its start until two hours after it', () => {
  const hours = [-0.001, 0, 3, 4.999, 5]
  expect(hours.map((hour) => isAnsweredAt(session, 'bakery', at(hour)))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ])
})

it.each([
  ['of another employer', { ...session, employerId: 'garage' }],
  ['that is a draft', { ...session, publishedAt: undefined }],
  ['that does not take place', { ...session, cancelledAt: 2 }],
])('and at none %s', (_which, { publishedAt, ...other }) => {
  const asked = { ...other, ...(publishedAt === undefined ? {} : { publishedAt }) }
  expect(isAnsweredAt(asked, 'bakery', at(1))).toBe(false)
})
