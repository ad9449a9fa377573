import { expect, it } from 'vitest'
import type { ApplicationStatus } from './application-status.ts'
import { whatNext, type Asked } from './what-next.ts'

const absence = { from: '2026-08-03', to: '2026-08-23', askedAt: 0 }
const status = (kind: ApplicationStatus['kind'], overdue = false) => ({ kind, overdue })
const next = (kind: ApplicationStatus['kind'], today: string, overdue = false, asked: Asked | null = null) =>
  whatNext(status(kind, overdue), { absence }, asked, today)

it('nobody is promised a day while the employer is away, and a late answer stays one', () => {
  for (const kind of ['received', 'viewed'] as const) {
    for (const overdue of [false, true]) {
      expect(next(kind, '2026-08-03', overdue)).toBe(overdue ? 'lateAway' : 'away')
      expect(next(kind, '2026-08-23', overdue)).toBe(overdue ? 'lateAway' : 'away')
      expect(next(kind, '2026-08-24', overdue)).toBe(overdue ? 'late' : 'unknown')
      expect(next(kind, '2026-08-02', overdue)).toBe(overdue ? 'late' : 'unknown')
    }
  }
})

it('a silence of thirty days stays one, and what was answered is read', () => {
  expect(next('silent', '2026-08-10')).toBe('notAboutYou')
  expect(next('refused', '2026-08-10')).toBe('readWhy')
  for (const asked of ['referralAsked', 'tellingAsked'] as const)
    expect(next('received', '2026-08-10', false, asked)).toBe(asked)
})

it('of an answer there is more to read, and after the last word of the person nothing comes', () => {
  for (const kind of ['pursued', 'info-requested', 'hired'] as const)
    expect(next(kind, '2026-08-10'), kind).toBe('readNext')
  for (const kind of ['declined', 'withdrawn'] as const) expect(next(kind, '2026-08-10'), kind).toBeNull()
})
