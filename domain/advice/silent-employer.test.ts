import { expect, it } from 'vitest'
import type { ReminderFacts, ReminderFile } from '../reminders/reminder-facts.ts'
import type { WorkingHours } from '../reminders/working-hours.ts'
import { DAY, parisInstant } from '../time.ts'
import type { AdviceFacts } from './advice-task.ts'
import { bySilence, readSilence } from './silent-employer.ts'

const NOW = parisInstant('2026-06-10', 10)
const hours: WorkingHours = { timeZone: 'Europe/Paris', area: 'mainland' }
const fileOf = (daysAgo: number, told: Partial<ReminderFile> = {}): ReminderFile => ({
  ...{ id: `a${daysAgo}`, offerId: 'o', receivedAt: NOW - daysAgo * DAY, reachable: false, hours },
  ...told,
})
const read = (told: Partial<ReminderFacts & AdviceFacts>) =>
  readSilence(
    {
      ...{
        employerId: 'bakery',
        files: [],
        closedOffers: [],
        quietOffers: [],
        publications: [],
        motivesAt: [],
        advice: [],
        scored: [],
      },
      ...{ away: [], motives: [], closedAt: [], hours },
      ...told,
    },
    NOW,
  )

it('is silent from the fifteenth day on, and waits for the next message', () => {
  expect(read({ files: [fileOf(14)] })).toBeNull()
  expect(read({ files: [fileOf(16), fileOf(2), fileOf(40, { answeredAt: 1 })] })).toEqual({
    ...{ silentSince: NOW - 16 * DAY, waiting: 2, because: [] },
    next: { kind: 'message', at: parisInstant('2026-06-15', 10) },
  })
})

it('a host calls where advice is called for, unless a half hour is booked', () => {
  const publications = [{ monday: NOW - 2 * DAY, grade: 'D' as const }]
  const motives = [{ at: NOW - DAY, codes: ['no-time' as const] }]
  expect(read({ publications, motives })).toEqual({
    ...{ waiting: 0, motives: motives[0], because: ['no-label', 'reason-told'] },
    next: { kind: 'call' },
  })
  const advice = [{ bookingId: 'b', startsAt: NOW + DAY }]
  expect(read({ publications, advice })?.next).toEqual({ kind: 'advice', at: NOW + DAY })
  expect(read({ publications, closedAt: [NOW - DAY] })).toBeNull()
})

it('who is to be called comes first, then who has been silent longest', () => {
  const call = read({ publications: [{ monday: NOW - DAY, grade: 'E' }] })!
  const [long, short] = [read({ files: [fileOf(26)] })!, read({ files: [fileOf(20)] })!]
  expect([short, long, call].sort(bySilence)).toEqual([call, long, short])
})
