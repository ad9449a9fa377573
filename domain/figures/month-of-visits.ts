import type { VisitorId } from '../ids.ts'
import { weekday, type Day } from '../time.ts'
import type { Visit } from '../visits/visit.ts'
import {
  isExact,
  protectedAnswers,
  protectedTable,
  shownAlone,
  type Range,
  type Table,
} from './small-groups.ts'
import {
  addCount,
  countedVisits,
  countIn,
  countsOfVisit,
  MOST_REASONS,
  NOT_KEPT,
  reasonAnswers,
  visitQuestions,
  type SiteDays,
  type VisitCount,
  type VisitCounts,
  type VisitQuestion,
} from './visit-counts.ts'

/** What the directory knows of the people who come with a card. */
export interface KnownPeople {
  /** Entries that were merged are one person's. */
  whoIs(visitorId: VisitorId): VisitorId
  /** The id of their first visit, under any of their entries. */
  firstVisitOf(person: VisitorId): string | undefined
}

/** What is kept of visits of a month that are gone. */
export interface GoneVisits {
  /** By day, all of them. */
  days: ReadonlyMap<Day, number>
  /** By question but for the weekday; those that went before these counts were kept are only in `days`. */
  counts: readonly VisitCount[]
  /** Old enough that visits of the month went because of it: who came is known no more. */
  isOld: boolean
}
export const noneGone: GoneVisits = { days: new Map(), counts: [], isOld: false }

/** A month of visits, counted and not yet published. */
export interface MonthOfVisits {
  counts: VisitCounts
  /** Who came with a card, each once. */
  people: ReadonlySet<VisitorId>
  /** Visits of it went with the time: who came is known no more. */
  isOld: boolean
}

/** Counts the visits of a month, those that are still there and those of which only counts are left. */
export function monthOfVisits(
  visits: Iterable<Visit>,
  gone: GoneVisits,
  site: SiteDays,
  people: KnownPeople,
): MonthOfVisits {
  const counts: VisitCounts = new Map()
  const came = new Set<VisitorId>()
  for (const one of countedVisits(visits)) {
    const { visit } = one
    const person = visit.visitorId === undefined ? undefined : people.whoIs(visit.visitorId)
    if (person !== undefined) came.add(person)
    const first = person === undefined ? undefined : people.firstVisitOf(person)
    for (const count of countsOfVisit(one, site, first)) addCount(counts, count)
  }
  addGone(counts, gone)
  return { counts, people: came, isOld: gone.isOld }
}

function addGone(counts: VisitCounts, { days, counts: kept }: GoneVisits): void {
  const told = kept
    .filter(({ dimension }) => dimension === 'presence')
    .reduce((sum, { count }) => sum + count, 0)
  for (const one of kept) addCount(counts, one)
  let all = 0
  for (const [day, count] of days) {
    all += count
    // The day says it of all of them, also of those that went before anything else was kept.
    addCount(counts, { dimension: 'weekday', value: String(weekday(day)), count })
  }
  const count = all - told
  if (count <= 0) return
  for (const dimension of ['presence', 'audience', 'prescriber', 'card', 'hour'] as const)
    addCount(counts, { dimension, value: NOT_KEPT, count })
}

/** What is published of a month. */
export interface MonthFigures {
  visits: Range
  questions: Record<VisitQuestion, Table>
  reasons: Table
  unnamedDepartures: Range
  /** Hours spent at the place, whole: told departures below, closing time above. Absent where too few stayed. */
  hours?: Range
}

export function figuresOfMonth({ counts }: MonthOfVisits): MonthFigures {
  const table = (question: VisitQuestion) =>
    inOrder(
      visitQuestions[question],
      protectedTable(
        Object.fromEntries(visitQuestions[question].map((key) => [key, countIn(counts, question, key)])),
      ),
    )
  const questions = Object.fromEntries(
    (Object.keys(visitQuestions) as VisitQuestion[]).map((question) => [question, table(question)]),
  ) as Record<VisitQuestion, Table>
  return {
    visits: questions.presence.total,
    questions,
    reasons: reasonsOf(counts),
    unnamedDepartures: shownAlone(countIn(counts, 'departure', 'unnamed')),
    ...hoursOf(counts, questions.presence),
  }
}

/** How many gave a reason is not kept: at least as many as gave the commonest one, and half as many as were given. */
function reasonsOf(counts: VisitCounts): Table {
  const given = Object.fromEntries(reasonAnswers.map((key) => [key, countIn(counts, 'reason', key)]))
  const all = Object.values(given).reduce((sum, count) => sum + count, 0)
  const givers = Math.max(Math.ceil(all / MOST_REASONS), ...Object.values(given))
  return protectedAnswers(given, { givers, each: MOST_REASONS })
}

/** An object puts the keys that look like numbers first, so that ten o'clock would come before nine. */
function inOrder(keys: readonly string[], { total, cells }: Table): Table {
  return { total, cells: keys.map((key) => cells.find((cell) => cell.key === key)!) }
}

/** A sum of hours over few people would tell how long one of them stayed; without all of the visits it would lie. */
function hoursOf(counts: VisitCounts, presence: Table): { hours?: Range } {
  if (!presence.cells.every(isExact) || countIn(counts, 'presence', NOT_KEPT) > 0) return {}
  const [least, most] = (['least', 'most'] as const).map((end) => countIn(counts, 'minutes', end) / 60)
  return { hours: { least: Math.floor(least!), most: Math.ceil(most!) } }
}

/** Whether how many people came may be told beside this month: a hidden cell could be found by it. */
export function tellsPeople(figures: MonthFigures, { isOld }: MonthOfVisits): boolean {
  return !isOld && figures.questions.card.cells.every(isExact)
}
