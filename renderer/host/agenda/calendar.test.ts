import { expect, it } from 'vitest'
import type { ChallengeSession } from '../../../domain/sessions/challenge-session.ts'
import { parisInstant } from '../../../domain/time.ts'
import { aSession } from '../../data/testing/records.ts'
import { agendaLines } from './agenda.ts'
import { monthWeeks, stepFrom, weekLanes } from './calendar.ts'

const rooms = [
  { id: 'r1', name: 'Serre' },
  { id: 'r2', name: 'Verrière' },
]
const at = (id: string, day: string, hour: number, fields: Partial<ChallengeSession> = {}) =>
  aSession({ id, startsAt: parisInstant(day, hour), endsAt: parisInstant(day, hour + 2), ...fields })
const lines = agendaLines(
  [
    at('late', '2026-12-01', 16, { roomId: 'r2' }),
    at('early', '2026-12-01', 9, { roomId: 'r2' }),
    at('away', '2026-12-05', 10, { place: 'employer' }),
    at('next', '2026-12-07', 10, { roomId: 'r1' }),
  ],
  [],
)
const idsOf = (of: readonly { session: { id: string } }[]) => of.map(({ session }) => session.id)

it('lays a week out by room, each day in the order of the hours, and keeps a lane for elsewhere', () => {
  const lanes = weekLanes(lines, '2026-11-30', rooms)
  expect(lanes.map(({ id }) => id)).toEqual(['r1', 'r2', 'elsewhere'])
  expect(idsOf(lanes[1]!.days[1]!.lines)).toEqual(['early', 'late'])
  expect(idsOf(lanes[2]!.days[5]!.lines)).toEqual(['away'])
  expect(lanes.flatMap(({ days }) => days.flatMap((one) => idsOf(one.lines)))).not.toContain('next')
})

it('shows no lane for elsewhere when nothing is there, and never loses a session of a room that is gone', () => {
  expect(weekLanes(lines, '2026-12-07', rooms).map(({ id }) => id)).toEqual(['r1', 'r2'])
  const gone = weekLanes(lines, '2026-11-30', [])
  expect(gone.map(({ id }) => id)).toEqual(['elsewhere'])
  expect(idsOf(gone[0]!.days.flatMap((one) => one.lines))).toEqual(['early', 'late', 'away'])
})

it('counts a month in whole weeks, from the Monday before to the Sunday after', () => {
  const weeks = monthWeeks(lines, '2026-12-24')
  expect(weeks.map((week) => week[0]!.day)).toEqual([
    '2026-11-30',
    '2026-12-07',
    '2026-12-14',
    '2026-12-21',
    '2026-12-28',
  ])
  expect(weeks[0]![0]).toMatchObject({ day: '2026-11-30', isOutside: true })
  expect(weeks[4]![6]).toMatchObject({ day: '2027-01-03', isOutside: true })
  expect(weeks[0]![1]!.lines).toHaveLength(2)
})

it('steps by weeks, or by months whatever their length', () => {
  expect(stepFrom('2026-12-03', 'week', 1)).toBe('2026-12-10')
  expect(stepFrom('2026-12-03', 'list', -1)).toBe('2026-11-26')
  expect(stepFrom('2027-01-31', 'month', 1)).toBe('2027-02-01')
  expect(stepFrom('2026-12-31', 'month', 1)).toBe('2027-01-01')
  expect(stepFrom('2026-03-31', 'month', -1)).toBe('2026-02-01')
})
