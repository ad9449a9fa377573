import { describe, expect, it } from 'vitest'
import { DAY } from '../../../domain/time.ts'
import { CURVE, curveOf, gradeLines, monthMarks, ratedMondays } from './label-curve.ts'

const FIRST = Date.UTC(2026, 0, 5, 5)
const monday = (week: number, score: number, grade?: 'A' | 'B' | 'C' | 'D' | 'E') => ({
  monday: FIRST + week * 7 * DAY,
  score,
  ...(grade ? { grade } : {}),
})

describe('the curve of a label', () => {
  const mondays = [monday(0, 40), monday(1, 100, 'A'), monday(2, 0, 'E'), monday(3, 41), monday(4, 50, 'C')]

  it('begins with the first rated Monday, holds each score for a week, and leaves gaps open', () => {
    const bottom = CURVE.height - CURVE.bottom
    const half = Math.round((CURVE.top + bottom) / 2)
    const x = (week: number) => Math.round(CURVE.left + ((CURVE.width - CURVE.left - CURVE.right) * week) / 4)
    expect(curveOf(mondays)).toBe(`M${x(1)} ${CURVE.top}H${x(2)}V${bottom}M${x(4)} ${half}`)
    expect(ratedMondays(mondays).map(({ score }) => score)).toEqual([100, 0, 50])
  })

  it('has a line where each grade above the last one begins', () => {
    expect(gradeLines().map(({ grade }) => grade)).toEqual(['A', 'B', 'C', 'D'])
    const heights = gradeLines().map(({ y }) => y)
    expect([...heights].sort((a, b) => a - b)).toEqual(heights)
  })

  it('names every other month below, at its first Monday', () => {
    const year = Array.from({ length: 53 }, (_, week) => monday(week, 60, 'C'))
    const months = monthMarks(year).map(({ at }) => new Date(at).getUTCMonth() + 1)
    expect(months).toEqual([2, 4, 6, 8, 10, 12])
  })
})
