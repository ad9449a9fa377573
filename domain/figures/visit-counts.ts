import { closingTimeOn, type Opening } from '../sites/opening.ts'
import { siteHour, siteInstant, weekday, type Day, type TimeZone } from '../time.ts'
import { visitId } from '../visits/check-in.ts'
import { isUnnamedDeparture } from '../visits/headcount.ts'
import { leftBefore, peopleOf } from '../visits/party.ts'
import { prescribers } from '../visits/prescriber.ts'
import type { Visitor } from '../visits/visitor.ts'
import { audiences, visitReasons, visitSchema, type Visit } from '../visits/visit.ts'

/** Nothing was said of it. */
export const UNTOLD = 'untold'
/** The visit went before its counts were kept by month. */
export const NOT_KEPT = 'not-kept'

const hoursOfDay = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'))

/** The questions of which every visit stands in one cell. */
export const visitQuestions = {
  /** `left`: somebody told the departure. `unknown-departure`: nobody did. `passing-by`: counted at the door alone. */
  presence: ['left', 'unknown-departure', 'passing-by', NOT_KEPT],
  audience: [...audiences, UNTOLD, NOT_KEPT],
  prescriber: [...prescribers, UNTOLD, NOT_KEPT],
  /** Whether the person has a card of the place, and came for the first time. */
  card: ['first', 'again', 'without', NOT_KEPT],
  /** 1 for Monday. */
  weekday: ['1', '2', '3', '4', '5', '6', '7'],
  /** Hour of the arrival on the clock of the site. */
  hour: [...hoursOfDay, NOT_KEPT],
} as const satisfies Record<string, readonly string[]>
export type VisitQuestion = keyof typeof visitQuestions

/** As many as a visit may have (its schema). */
export const MOST_REASONS = visitSchema.properties.reasons.maxItems
/** So many a visit, or none: what is added up are answers. */
export const reasonAnswers: readonly string[] = visitReasons

/** What is counted of visits beside the questions, and kept by month once they are gone. */
export type VisitDimension = VisitQuestion | 'reason' | 'departure' | 'minutes'

/** How many of a month, by question and cell; `minutes` are so many minutes. */
export type VisitCounts = Map<VisitDimension, Map<string, number>>

/** One number of a visit, to be added to those of its month. */
export interface VisitCount {
  dimension: VisitDimension
  value: string
  count: number
}

/** What the site says of its days. */
export interface SiteDays extends Pick<Opening, 'closesAt' | 'hours' | 'closures'> {
  zone?: TimeZone
}

/** A visit as it counts: the last of those that were written from one arrival. */
export interface CountedVisit {
  visit: Visit
  /** Its own, and of those whose place it took. */
  ids: readonly string[]
}

/** Where a departure was taken back, a second stay goes on from the same arrival: of these the last one counts. */
export function countedVisits(visits: Iterable<Visit>): CountedVisit[] {
  const byArrival = new Map<string, CountedVisit>()
  for (const visit of visits) {
    const arrival = arrivalOf(visit)
    const known = byArrival.get(arrival)
    const last = known && isLater(known.visit.id, visit.id) ? known.visit : visit
    byArrival.set(arrival, { visit: last, ids: [...(known?.ids ?? []), visit.id] })
  }
  return [...byArrival.values()]
}

/** Somebody without a name has no other mark than the id of the first stay, which later ones continue. */
function arrivalOf({ id, kind, visitorId, day, arrivedAt }: Visit): string {
  if (kind !== 'stay') return id
  return `${visitorId ?? id.replace(/(?:\.1)+$/u, '')} ${day} ${arrivedAt}`
}

/** Of two ids that differ in what stands at their end: a rank, or that it was opened again. */
function isLater(a: string, b: string): boolean {
  return a.length === b.length ? a > b : a.length > b.length
}

/**
 * All that a visit adds to the counts of its month, for each of the people who came in by it. `firstVisit`: the id of the first
 * one of the person, where the directory knows it.
 * A departure that somebody told without a card is no visit, and nothing once it was recognised or taken back. Of a stay whose end nobody told, nobody knows how long it
 * was: between nothing and closing time.
 */
export function countsOfVisit(
  { visit, ids }: CountedVisit,
  site: SiteDays,
  firstVisit: string | undefined,
): readonly VisitCount[] {
  const { kind, day, arrivedAt, visitorId } = visit
  if (kind === 'unnamed-departure')
    return isUnnamedDeparture(visit) ? [{ dimension: 'departure', value: 'unnamed', count: 1 }] : []
  const told = kind === 'stay' && visit.closing === 'left' ? (visit.leftAt ?? arrivedAt) : undefined
  const stayed = told !== undefined ? 'left' : 'unknown-departure'
  const isFirst = firstVisit !== undefined && ids.includes(firstVisit)
  const onDay = factsOf(day, site)
  const people = peopleOf(visit)
  const counts: VisitCount[] = [
    { dimension: 'presence', value: kind === 'passing-by' ? kind : stayed, count: people },
    { dimension: 'audience', value: visit.audience ?? UNTOLD, count: people },
    { dimension: 'prescriber', value: visit.prescriber ?? UNTOLD, count: people },
    ...cardsOf(visitorId, isFirst, people),
    { dimension: 'weekday', value: onDay.weekday, count: people },
    { dimension: 'hour', value: hoursOfDay[siteHour(arrivedAt, site.zone)]!, count: people },
  ]
  for (const [index, reason] of visit.reasons.entries())
    if (visit.reasons.indexOf(reason) === index)
      counts.push({ dimension: 'reason', value: reason, count: people })
  if (kind === 'passing-by') return counts
  // Those who left before the others stayed until then; of the rest the closing tells.
  const early = (visit.leavings ?? []).reduce(
    (sum, one) => sum + one.people * minutesFrom(arrivedAt, one.at),
    0,
  )
  const rest = people - leftBefore(visit)
  const most = early + rest * minutesFrom(arrivedAt, told ?? onDay.closing)
  const least = early + (told === undefined ? 0 : rest * minutesFrom(arrivedAt, told))
  counts.push({ dimension: 'minutes', value: 'most', count: most })
  if (told !== undefined || early > 0) counts.push({ dimension: 'minutes', value: 'least', count: least })
  return counts
}

/** A card is one person's: whoever came with them has none. */
function cardsOf(visitorId: string | undefined, isFirst: boolean, people: number): VisitCount[] {
  const without: VisitCount = {
    dimension: 'card',
    value: 'without',
    count: visitorId === undefined ? people : people - 1,
  }
  if (visitorId === undefined) return [without]
  const own: VisitCount = { dimension: 'card', value: isFirst ? 'first' : 'again', count: 1 }
  return without.count > 0 ? [own, without] : [own]
}

/** The id of the first visit of a person, by all of their entries: of several on one day always the same one. */
export function firstVisitAmong(entries: readonly Pick<Visitor, 'id' | 'firstSeenOn'>[]): string | undefined {
  const [first] = entries
    .map(({ id, firstSeenOn }) => ({ on: firstSeenOn, visit: visitId(id, firstSeenOn, 0) }))
    .sort((a, b) => (`${a.on} ${a.visit}` < `${b.on} ${b.visit}` ? -1 : 1))
  return first?.visit
}

interface DayFacts {
  weekday: string
  closing: number
}
/** Those of the day that was asked about last: visits are counted day by day, and the calendar is slow to ask. */
let last: { day: Day; site: SiteDays; facts: DayFacts } | undefined

function factsOf(day: Day, site: SiteDays): DayFacts {
  if (last?.day === day && last.site === site) return last.facts
  const [hour, minute] = closingTimeOn(site, day).split(':').map(Number)
  const facts = { weekday: String(weekday(day)), closing: siteInstant(day, hour, minute, site.zone) }
  last = { day, site, facts }
  return facts
}

function minutesFrom(from: number, to: number): number {
  return Math.max(0, Math.round((to - from) / 60_000))
}

/** Adds one number, in place: a month has thousands of them. */
export function addCount(to: VisitCounts, { dimension, value, count }: VisitCount): void {
  let values = to.get(dimension)
  if (!values) to.set(dimension, (values = new Map<string, number>()))
  values.set(value, (values.get(value) ?? 0) + count)
}

/** How many visits gave a number of this question. */
export function countIn(counts: VisitCounts, dimension: VisitDimension, value: string): number {
  return counts.get(dimension)?.get(value) ?? 0
}
