import { describe, expect, it } from 'vitest'
import { AS_OF, bare, file, full } from '../../tests/support/reciprok-cases.ts'
import { DAY } from '../time.ts'
import { previewAnswers } from './reciprok-preview.ts'
import { recruitmentReport } from './recruitment-report.ts'
import { timeLeft } from './time-left.ts'

describe('what answering now would change', () => {
  it('nothing when nothing is chosen', () => {
    const files = [file(40, [full(3)]), file(40)]
    const { today, ifSilent, ifAnswered, asOf } = previewAnswers(files, new Set(), AS_OF)
    expect([ifSilent, ifAnswered, asOf]).toEqual([today, today, AS_OF])
  })

  it('is counted now when those that are chosen count already, whatever else came since', () => {
    const files = [...Array.from({ length: 5 }, () => file(40)), file(2)]
    expect(previewAnswers(files, new Set([files[0]!.id]), AS_OF).asOf).toBe(AS_OF)
  })

  it('an application that was received in the future is answered when it is received', () => {
    const files = [...Array.from({ length: 5 }, () => file(40, [full(3)])), file(-1)]
    const { asOf, ifAnswered } = previewAnswers(files, new Set([files[5]!.id]), AS_OF)
    expect(asOf).toBe(AS_OF + 31 * DAY)
    expect(ifAnswered.points).toBe(Math.floor((6 * 20_000 + 40_000) / 22))
  })

  it('lifts a big firm that catches up on its late answers', () => {
    const silent = Array.from({ length: 80 }, () => file(60))
    const answered = Array.from({ length: 120 }, () => file(60, [bare(25)]))
    const chosen = new Set(silent.map(({ id }) => id))
    const { today, ifAnswered } = previewAnswers([...answered, ...silent], chosen, AS_OF)
    expect(today.score).toBe(27)
    // 80 late answers, with reason and pointer: (120 × 4,500 + 80 × 5,000) × 2 + 40,000 over 410.
    expect(ifAnswered.points).toBe(4682)
  })

  it('is counted when the most recent of them counts: on its 30th day', () => {
    const files = [...Array.from({ length: 5 }, () => file(40, [full(3)])), file(2)]
    const { asOf, ifSilent, ifAnswered } = previewAnswers(files, new Set([files[5]!.id]), AS_OF)
    expect(asOf).toBe(AS_OF + 28 * DAY)
    expect(ifSilent.points).toBe(Math.floor((5 * 20_000 + 40_000) / 22))
    expect(ifAnswered.points).toBe(Math.floor((6 * 20_000 + 40_000) / 22))
  })
})

describe('the report of a recruitment', () => {
  it('counts facts, without weights or imaginary files, whatever their age', () => {
    const withdrawn = { ...file(10, [bare(2)]), withdrawnAt: AS_OF - 5 * DAY }
    const files = [file(10, [full(3)]), file(20, [bare(5)]), file(50), withdrawn]
    expect(recruitmentReport(files, AS_OF)).toEqual({
      received: 3,
      answered: 2,
      explained: 1,
      oriented: 1,
      leftSilent: 0,
    })
  })

  it('leaves out what was withdrawn before its 30th day, to the millisecond', () => {
    const withdrawn = (after: number) => {
      const one = file(60)
      return { ...one, withdrawnAt: one.receivedAt + after }
    }
    const received = (after: number) => recruitmentReport([withdrawn(after)], AS_OF).received
    expect([received(30 * DAY - 1), received(30 * DAY)]).toEqual([0, 1])
  })

  it('says of nobody that they were told why, or where to go, before they were answered', () => {
    const added = file(20, [{ day: 2, type: 'qualified', qualified: true, recommended: true }])
    const grid = file(20, [{ day: 2, type: 'refused', qualified: true }])
    expect(recruitmentReport([added, grid], AS_OF)).toMatchObject({ answered: 1, explained: 1, oriented: 0 })
  })

  it('names those accepted and then left without a word', () => {
    const files = [file(80, [{ day: 1, type: 'pursued' }]), file(75, [{ day: 1, type: 'pursued' }])]
    expect(recruitmentReport(files, AS_OF).leftSilent).toBe(1)
  })
})

describe('the time left to answer', () => {
  it.each([
    [0, 14, 30],
    [12, 2, 18],
    [14, 0, 16],
    [15, null, 15],
    [28, null, 2],
    [29, null, 1],
    [30, null, null],
  ])(
    'on day %i: %s days of full value, %s before the candidate is told',
    (day, forFullValue, beforeSilence) => {
      expect(timeLeft(AS_OF, AS_OF + day * DAY)).toEqual({ day, forFullValue, beforeSilence })
      expect(timeLeft(AS_OF, AS_OF + (day + 1) * DAY - 1).day).toBe(day)
    },
  )
})
