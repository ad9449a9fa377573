import type { Application } from '../hiring/application.ts'
import { lineOf } from '../hiring/reciprok-score.ts'
import { scoredFileOf } from '../hiring/scored-file.ts'
import { siteDay, type Instant, type TimeZone } from '../time.ts'
import { monthOf, type Month } from './month.ts'
import { protectedTable, shownAlone, type Range, type Table } from './small-groups.ts'

/** Last day of each class of waiting, in whole days from reception to the first decision; then beyond. */
const lastDays = [2, 7, 14, 21, 30] as const
/** How long people waited for their answer. */
export const waitings = ['0-2', '3-7', '8-14', '15-21', '22-30', '31+'] as const
export type Waiting = (typeof waitings)[number]

/** What happened to one application, in months of the site. */
export interface ToldApplication {
  receivedIn: Month
  /** The first decision, as the Reciprok score counts it. */
  answered?: { in: Month; waiting: Waiting }
}

/** `null`: the server never received it, or no host has seen whose it is. */
export function toldApplication(
  application: Pick<Application, 'id' | 'visitorId' | 'events' | 'unverified'>,
  now: Instant,
  zone: TimeZone | undefined,
): ToldApplication | null {
  const file = scoredFileOf(application)
  if (!file || file.unverified) return null
  const { decision } = lineOf(file, now).because
  const receivedIn = monthOf(siteDay(file.receivedAt, zone))
  if (!decision) return { receivedIn }
  return {
    receivedIn,
    answered: { in: monthOf(siteDay(decision.at, zone)), waiting: waitingOf(decision.day) },
  }
}

function waitingOf(day: number): Waiting {
  const index = lastDays.findIndex((last) => day <= last)
  return waitings[index === -1 ? lastDays.length : index]!
}

export interface MonthOfAnswers {
  received: Range
  /** The answers given in the month, whenever the application came. */
  answers: Table
}

export function monthOfAnswers(month: Month, told: readonly ToldApplication[]): MonthOfAnswers {
  const counts = Object.fromEntries(waitings.map((waiting) => [waiting, 0])) as Record<Waiting, number>
  for (const { answered } of told) if (answered?.in === month) counts[answered.waiting]++
  return {
    received: shownAlone(told.filter(({ receivedIn }) => receivedIn === month).length),
    answers: protectedTable(counts),
  }
}

/**
 * In which class the median answer lies, from the classes alone: a median day could tell of one answer what two reports
 * differ by. Absent without answers, and where hidden cells leave several classes possible.
 */
export function medianWaiting({ total, cells }: Table): Waiting | undefined {
  if (total.most === 0) return undefined
  const inOrder = waitings.map((waiting) => cells.find(({ key }) => key === waiting)!)
  // As early as can be, all that is hidden lies before; as late as can be, all of it lies after.
  const earliest = firstHalfway(inOrder, 'most', 'least')
  return earliest === firstHalfway(inOrder, 'least', 'most') ? waitings[earliest] : undefined
}

function firstHalfway(inOrder: readonly Range[], before: keyof Range, after: keyof Range): number {
  let sum = 0
  return inOrder.findIndex((cell, index) => {
    sum += cell[before]
    return sum > 0 && sum >= inOrder.slice(index + 1).reduce((rest, next) => rest + next[after], 0)
  })
}
