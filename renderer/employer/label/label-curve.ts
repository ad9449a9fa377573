import { gradeSteps } from '../../../domain/hiring/reciprok-label.ts'
import type { Instant } from '../../../domain/time.ts'
import type { PublishedMonday } from '../../data/label-reply-api.ts'

/** In units of the drawing. */
export const CURVE = { width: 720, height: 150, left: 34, right: 12, top: 10, bottom: 28 } as const

/** What was published with a grade: before that nothing was shown of it. */
export function ratedMondays(mondays: readonly PublishedMonday[]): Required<PublishedMonday>[] {
  return mondays.filter((one): one is Required<PublishedMonday> => one.grade !== undefined)
}

/** The line of the scores: each stays until the next Monday. Gaps in between, where nothing was rated, are left out. */
export function curveOf(mondays: readonly PublishedMonday[]): string {
  const at = xOf(mondays)
  const parts: string[] = []
  for (const [index, { monday, score, grade }] of mondays.entries()) {
    if (grade === undefined) continue
    const isFirst = mondays[index - 1]?.grade === undefined
    parts.push(isFirst ? `M${at(monday)} ${yOf(score)}` : `H${at(monday)}V${yOf(score)}`)
  }
  return parts.join('')
}

/** Where each grade begins, from the best to the one above nothing. */
export function gradeLines(): { grade: string; y: number }[] {
  return gradeSteps.filter(([, from]) => from > 0).map(([grade, from]) => ({ grade, y: yOf(from) }))
}

/** The first Monday of every other month, to be read below. */
export function monthMarks(mondays: readonly PublishedMonday[]): { at: Instant; x: number }[] {
  const at = xOf(mondays)
  const firsts = mondays.filter(
    ({ monday }, index) => index > 0 && monthOf(monday) !== monthOf(mondays[index - 1]!.monday),
  )
  return firsts.filter((_, index) => index % 2 === 0).map(({ monday }) => ({ at: monday, x: at(monday) }))
}

function monthOf(at: Instant): number {
  return new Date(at).getUTCMonth()
}

function xOf(mondays: readonly PublishedMonday[]): (at: Instant) => number {
  const [first, last] = [mondays[0]!.monday, mondays.at(-1)!.monday]
  const wide = CURVE.width - CURVE.left - CURVE.right
  return (at) => Math.round(CURVE.left + (wide * (at - first)) / Math.max(1, last - first))
}

function yOf(score: number): number {
  return Math.round(CURVE.top + ((CURVE.height - CURVE.top - CURVE.bottom) * (100 - score)) / 100)
}
