import { describe, expect, it } from 'vitest'
import { AS_OF, bare, file, full } from '../../tests/support/reciprok-cases.ts'
import { DAY } from '../time.ts'
import { publishedReport } from './published-report.ts'

const closedAt = AS_OF - 7 * DAY
const four = [file(20, [full(3)]), file(20, [bare(5)]), file(20), file(20)]
const five = [...four, file(20)]

describe('the report that candidates read', () => {
  it('is not there before its day, of an open recruitment, nor of fewer than five people', () => {
    expect(publishedReport(five, { closedAt }, AS_OF - 1)).toBeNull()
    expect(publishedReport(five, {}, AS_OF)).toBeNull()
    expect(publishedReport(four, { closedAt }, AS_OF)).toBeNull()
    const [again] = [file(20, [], four[0]!.candidate)]
    expect(publishedReport([...four, again!], { closedAt }, AS_OF)).toBeNull()
    const withdrawn = { ...file(20), withdrawnAt: AS_OF - 10 * DAY }
    expect(publishedReport([...four, withdrawn], { closedAt }, AS_OF)).toBeNull()
    expect(publishedReport(five, { closedAt }, AS_OF)).not.toBeNull()
  })

  it('says how many were answered, why and where to, and of nobody what', () => {
    const accepted = file(120, [{ day: 2, type: 'pursued', qualified: true }])
    expect(publishedReport([...five, accepted], { closedAt }, AS_OF)).toEqual({
      ...{ received: 6, answered: 3, explained: 2, oriented: 1, closedAt },
    })
  })

  it('stays what it was on its day, whatever is told later', () => {
    const before = publishedReport(five, { closedAt }, AS_OF)
    const later = AS_OF + 5 * DAY
    const answeredLate = { ...five[4]!, events: file(20, [full(22)]).events }
    const left = { ...five[3]!, withdrawnAt: AS_OF + DAY }
    const files = [five[0]!, five[1]!, five[2]!, left, answeredLate, file(-1)]
    expect(publishedReport(files, { closedAt }, later)).toEqual(before)
  })
})
