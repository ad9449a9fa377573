import { byFives } from '../by-fives.ts'
import { reciprokGrades } from '../hiring/employer.ts'
import type { VisitorId } from '../ids.ts'
import { monthsOf, type Period } from './period.ts'
import type { Month } from './month.ts'
import { medianWaiting, type MonthOfAnswers, type Waiting } from './month-of-answers.ts'
import type { MonthOfAttestations } from './month-of-attestations.ts'
import { sumOfKinds, sumOfSeats, type MonthOfSessions } from './month-of-sessions.ts'
import { figuresOfMonth, tellsPeople, type MonthFigures, type MonthOfVisits } from './month-of-visits.ts'
import { sumOfRanges, sumOfTables, type Range, type Table } from './small-groups.ts'
import { visitQuestions, type VisitQuestion } from './visit-counts.ts'

/** The published grades of employers on a day; `none`: not enough answers yet, or no SIREN. */
export const labelGrades = [...reciprokGrades, 'none'] as const
export type LabelGrade = (typeof labelGrades)[number]
export type LabelCounts = Record<LabelGrade, number>

/** All that is counted of one month. */
export interface CountedMonth {
  visits: MonthOfVisits
  sessions: MonthOfSessions
  attestations: MonthOfAttestations
  answers: MonthOfAnswers
}

/** What is published of a period of months (bilan de période): what its months tell, added up, and nothing else. */
export interface PeriodReport extends Period {
  months: { month: Month; visits: Range }[]
  visits: Record<VisitQuestion, Table> & { reason: Table }
  unnamedDepartures: Range
  /** Over the months that tell it. */
  hours?: Range & { months: number }
  /** Different people who came with a card, by fives, over the months that may tell it. */
  people?: { count: number; months: number }
  sessions: MonthOfSessions
  attestations: MonthOfAttestations
  answers: MonthOfAnswers & { median?: Waiting }
  /** Absent where what was published then is kept no more. */
  labels: { start?: LabelCounts; end?: LabelCounts }
}

/** `counted`: every month of the period. */
export function periodReport(
  period: Period,
  counted: ReadonlyMap<Month, CountedMonth>,
  labels: PeriodReport['labels'],
): PeriodReport {
  const months = monthsOf(period).map((month) => {
    const { visits, ...work } = counted.get(month)!
    return { month, visits, figures: figuresOfMonth(visits), ...work }
  })
  const all = months.map(({ figures }) => figures)
  const answers = sumOfTables(months.map((month) => month.answers.answers))
  const median = medianWaiting(answers)
  return {
    ...period,
    months: months.map(({ month, figures }) => ({ month, visits: figures.visits })),
    visits: {
      ...questionsOf(all),
      reason: sumOfTables(all.map(({ reasons }) => reasons)),
    },
    unnamedDepartures: sumOfRanges(all.map(({ unnamedDepartures }) => unnamedDepartures)),
    ...hoursOf(all),
    ...peopleOf(months),
    sessions: {
      kinds: sumOfKinds(months.flatMap(({ sessions }) => sessions.kinds)),
      ...sumOfSeats(months.map(({ sessions }) => sessions)),
      events: sumOfSeats(months.map(({ sessions }) => sessions.events)),
    },
    attestations: {
      issued: sumOfRanges(months.map(({ attestations }) => attestations.issued)),
      observed: sumOfTables(months.map(({ attestations }) => attestations.observed)),
    },
    answers: {
      received: sumOfRanges(months.map((month) => month.answers.received)),
      answers,
      ...(median === undefined ? {} : { median }),
    },
    labels,
  }
}

function questionsOf(all: readonly MonthFigures[]): Record<VisitQuestion, Table> {
  const asked = Object.keys(visitQuestions) as VisitQuestion[]
  return Object.fromEntries(
    asked.map((question) => [question, sumOfTables(all.map(({ questions }) => questions[question]))]),
  ) as Record<VisitQuestion, Table>
}

function hoursOf(all: readonly MonthFigures[]): Pick<PeriodReport, 'hours'> {
  const told = all.flatMap(({ hours }) => hours ?? [])
  return told.length === 0 ? {} : { hours: { ...sumOfRanges(told), months: told.length } }
}

/** Who came in several months is one; a month with hidden cells about cards is left out, for it could be found by this. */
function peopleOf(
  months: readonly { visits: MonthOfVisits; figures: MonthFigures }[],
): Pick<PeriodReport, 'people'> {
  const telling = months.filter(({ visits, figures }) => tellsPeople(figures, visits))
  if (telling.length === 0) return {}
  const people = new Set<VisitorId>()
  for (const { visits } of telling) for (const person of visits.people) people.add(person)
  return { people: { count: byFives(people.size), months: telling.length } }
}
