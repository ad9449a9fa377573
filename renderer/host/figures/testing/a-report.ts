import { exactly, protectedTable, shownAlone, type Table } from '../../../../domain/figures/small-groups.ts'
import { waitings } from '../../../../domain/figures/month-of-answers.ts'
import { attendances } from '../../../../domain/figures/month-of-sessions.ts'
import type { PeriodReport } from '../../../../domain/figures/period-report.ts'
import { reasonAnswers, visitQuestions } from '../../../../domain/figures/visit-counts.ts'
import { abilityCodes } from '../../../../domain/kit/abilities.ts'

function tableOf(keys: readonly string[], ...counts: number[]): Table {
  return protectedTable(Object.fromEntries(keys.map((key, index) => [key, counts[index] ?? 0])))
}

/** A month of a place, with somebody hidden among the audiences. */
export function aReport(fields: Partial<PeriodReport> = {}): PeriodReport {
  return {
    ...{ from: '2026-10', to: '2026-10' },
    months: [{ month: '2026-10', visits: exactly(1240) }],
    visits: {
      presence: tableOf(visitQuestions.presence, 1000, 200, 40),
      audience: tableOf(visitQuestions.audience, 900, 2, 9, 0, 29, 300),
      prescriber: tableOf(visitQuestions.prescriber, 300, 60),
      card: tableOf(visitQuestions.card, 80, 1100, 60),
      weekday: tableOf(visitQuestions.weekday, 300, 300, 300, 200, 140),
      hour: tableOf(visitQuestions.hour, ...Array.from({ length: 9 }, () => 0), 600, 640),
      reason: tableOf(reasonAnswers, 700, 90, 80),
    },
    unnamedDepartures: shownAlone(3),
    hours: { least: 1500, most: 2100, months: 1 },
    people: { count: 210, months: 1 },
    sessions: {
      kinds: [
        { matter: 'adventurer', family: 'A', held: 3, seats: 24 },
        { matter: 'event', family: '', held: 2, seats: 40 },
      ],
      cancelled: 1,
      attendance: tableOf(attendances, 18, 6),
      events: { cancelled: 1, attendance: tableOf(attendances, 25, 7) },
    },
    attestations: { issued: shownAlone(9), observed: tableOf(abilityCodes, 9, 6) },
    answers: { received: exactly(42), answers: tableOf(waitings, 12, 9), median: '0-2' },
    labels: { end: { A: 3, B: 4, C: 5, D: 2, E: 1, none: 9 } },
    ...fields,
  }
}
