import { describe, expect, it } from 'vitest'
import { AS_OF, bare, file, full } from '../../tests/support/reciprok-cases.ts'
import { ApplicationBuilder, MONDAY } from '../../tests/support/application-builder.ts'
import { DAY } from '../time.ts'
import { ownReport, publishedReport } from './published-report.ts'
import { recruitmentReport } from './recruitment-report.ts'
import { scoredFileOf } from './scored-file.ts'
import { withoutCandidate } from './without-candidate.ts'

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

  it('knows what had come by the moment of its day, and nothing after', () => {
    expect(publishedReport([...four, file(0)], { closedAt }, AS_OF)).toMatchObject({ received: 5 })
    expect(publishedReport([...four, file(-1)], { closedAt }, AS_OF)).toBeNull()
    const left = (withdrawnAt: number) => [...four, { ...file(20), withdrawnAt }]
    expect(publishedReport(left(AS_OF), { closedAt }, AS_OF)).toBeNull()
    expect(publishedReport(left(AS_OF + 1), { closedAt }, AS_OF)).toMatchObject({ received: 5 })
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

describe('the report that the employer reads', () => {
  const author = { deviceId: 'server', now: MONDAY + 60 * DAY }
  const refusedOn = (day: number) =>
    ApplicationBuilder.received().onDay(day, 'refused', { reasons: [{ code: 'position_filled' }] })
  const open = ApplicationBuilder.received().build()
  const all = [refusedOn(3).build(), open, ApplicationBuilder.received().onDay(2, 'pursued').build()]
  const closed = { closedAt: MONDAY + 10 * DAY }
  const before = ownReport(all, closed, MONDAY + 17 * DAY)

  it('moves until its day, and of a recruitment that is open', () => {
    expect(ownReport(all, closed, MONDAY + 3 * DAY - 1)).toMatchObject({ received: 3, answered: 1 })
    expect(ownReport(all, {}, MONDAY + 90 * DAY)).toMatchObject({ answered: 2, leftSilent: 1 })
    const late = refusedOn(30).build()
    expect(ownReport([late], {}, MONDAY + 40 * DAY)).toMatchObject({ answered: 1 })
    expect(ownReport([late], closed, MONDAY + 40 * DAY)).toMatchObject({ received: 1, answered: 0 })
  })

  it('stays what it was, of few people too, when somebody leaves without a trace', () => {
    expect(before).toEqual({ received: 3, answered: 2, explained: 0, oriented: 0, leftSilent: 0 })
    const gone = all.map((one, index) =>
      withoutCandidate(one, `stranger${index}`, { ...author, now: MONDAY + 20 * DAY }),
    )
    expect(ownReport(gone, closed, MONDAY + 21 * DAY)).toEqual(before)
    expect(
      recruitmentReport(
        gone.flatMap((one) => scoredFileOf(one) ?? []),
        MONDAY + 21 * DAY,
      ).received,
    ).toBe(1)
  })

  it('stays what it was, whatever is found about its answers and whatever reaches the server after its day', () => {
    const answered = refusedOn(3)
    const { id: about } = answered.build().events.at(-1)!
    const foundNone = answered.onDay(20, 'contest-upheld', { about }).build()
    // At a session without network the device's own day counts, and still the report was read before.
    const reasons = [{ code: 'position_filled' as const }]
    const heardLate = ApplicationBuilder.received()
      .onDay(14, 'refused', { reasons, atSession: 'session-1', receivedAt: MONDAY + 17 * DAY + 1 })
      .build()
    const applied = ApplicationBuilder.received(MONDAY + 5 * DAY)
    const appliedLate = applied
      .with({ events: [{ ...applied.build().events[0]!, receivedAt: MONDAY + 18 * DAY }] })
      .build()
    const now = MONDAY + 21 * DAY
    expect(ownReport([foundNone, open, all[2]!, appliedLate], closed, now)).toEqual(before)
    expect(ownReport([answered.build(), heardLate, all[2]!], closed, now)).toEqual(before)
    // While it moves the same are read as they are known.
    expect(ownReport([foundNone, heardLate, all[2]!], {}, now)).toMatchObject({ received: 3, answered: 2 })
    expect(ownReport([foundNone, open, all[2]!, appliedLate], {}, now)).toMatchObject({
      received: 4,
      answered: 1,
    })
  })

  it('knows an answer that came at the moment of its day', () => {
    const answered = (later: number) =>
      ownReport(
        [refusedOn(17).build(), ...all.slice(1)],
        { closedAt: MONDAY + 10 * DAY - later },
        MONDAY + 30 * DAY,
      )
    expect([answered(0).answered, answered(1).answered]).toEqual([2, 1])
  })

  it('counts whom it owes an end as of now', () => {
    expect(ownReport(all, closed, MONDAY + 90 * DAY)).toEqual({ ...before, leftSilent: 1 })
  })
})
