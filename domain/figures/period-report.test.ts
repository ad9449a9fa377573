import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { abilityCodes, type AbilityCode } from '../kit/abilities.ts'
import { parisInstant } from '../time.ts'
import { visitId } from '../visits/check-in.ts'
import { audiences, visitReasons, type Audience, type Visit } from '../visits/visit.ts'
import { addMonths, type Month } from './month.ts'
import { monthOfAnswers, medianWaiting, waitings, type ToldApplication } from './month-of-answers.ts'
import { monthOfAttestations } from './month-of-attestations.ts'
import { monthOfSessions } from './month-of-sessions.ts'
import { monthOfVisits, noneGone, type GoneVisits, type KnownPeople } from './month-of-visits.ts'
import { periodReport, type CountedMonth, type PeriodReport } from './period-report.ts'
import { countsOfVisit, type VisitCount } from './visit-counts.ts'
import { protectedTable } from './small-groups.ts'

const site = { closesAt: '18:00' }
const everybody: KnownPeople = { whoIs: (id) => id, firstVisitOf: () => undefined }

let made = 0
function visit(day: string, told: Partial<Visit> = {}): Visit {
  const arrivedAt = parisInstant(day, 10)
  const head = { id: `v${++made}`, siteId: 's', rev: '1', at: arrivedAt, by: 'k' }
  const id = told.visitorId === undefined ? head.id : visitId(told.visitorId, day, 0)
  return { ...head, id, kind: 'stay', day, arrivedAt, arrivedBy: 'pass', reasons: [], ...told } as Visit
}

function counted(
  month: Month,
  visits: readonly Visit[],
  { gone = noneGone, people = everybody }: { gone?: GoneVisits; people?: KnownPeople } = {},
): CountedMonth {
  return {
    visits: monthOfVisits(visits, gone, site, people),
    sessions: monthOfSessions([]),
    attestations: monthOfAttestations([]),
    answers: monthOfAnswers(month, []),
  }
}
const reportOf = (months: [Month, CountedMonth][], from = months[0]![0], to = months.at(-1)![0]) =>
  periodReport({ from, to }, new Map(months), {})
const cell = (report: PeriodReport, question: keyof PeriodReport['visits'], key: string) =>
  report.visits[question].cells.find((one) => one.key === key)!

describe('a report', () => {
  it('adds up what a naive recount finds, where nothing need be hidden', () => {
    const many = (n: number, told: Partial<Visit>) =>
      Array.from({ length: n }, () => visit('2026-10-05', told))
    const visits = [
      ...many(12, {
        audience: 'job-seeker',
        reasons: ['rest'],
        closing: 'left',
        leftAt: parisInstant('2026-10-05', 12),
      }),
      ...many(7, { audience: 'curious', reasons: ['rest', 'help'], closing: 'unknown' }),
      ...many(5, { kind: 'passing-by' }),
    ]
    const report = reportOf([['2026-10', counted('2026-10', visits)]])
    expect(report.months).toEqual([{ month: '2026-10', visits: { least: 24, most: 24 } }])
    expect(cell(report, 'audience', 'job-seeker').least).toBe(12)
    expect(cell(report, 'audience', 'untold').least).toBe(5)
    expect(cell(report, 'reason', 'rest').least).toBe(19)
    expect(cell(report, 'hour', '10')).toMatchObject({ least: 24, most: 24 })
    expect(cell(report, 'weekday', '1').least).toBe(24)
    // Twelve stayed two hours; seven came eight hours before closing time, and left nobody knows when.
    expect(report.hours).toEqual({ least: 24, most: 24 + 56, months: 1 })
  })

  it('counts a departure that nobody recognised beside the visits, not among them', () => {
    const visits = Array.from({ length: 6 }, () => visit('2026-10-05', { kind: 'unnamed-departure' }))
    const report = reportOf([['2026-10', counted('2026-10', visits)]])
    expect(report.unnamedDepartures.least).toBe(6)
    expect(report.visits.presence.total).toEqual({ least: 0, most: 0 })
    const closed = visits.map((one, index) => ({
      ...one,
      closing: (['left', 'unknown'] as const)[index % 2],
    }))
    expect(reportOf([['2026-10', counted('2026-10', closed as Visit[])]]).unnamedDepartures).toEqual({
      least: 0,
      most: 0,
    })
  })

  it('counts a stay once whose departure was taken back, as it went on, and who came first as such', () => {
    const day = '2026-10-05'
    const visits = Array.from({ length: 6 }, (_, index) => {
      const visitorId = `p${index}`
      const told = { visitorId, closing: 'left' as const }
      const left = (hour: number, rank: number) => ({
        ...visit(day, { ...told, leftAt: parisInstant(day, hour) }),
        id: visitId(visitorId, day, rank),
      })
      return [left(11, 0), left(12, 1), left(13, 10)]
    }).flat()
    const people = { ...everybody, firstVisitOf: (id: string) => visitId(id, day, 0) }
    const report = reportOf([['2026-10', counted('2026-10', visits, { people })]])
    expect(report.visits.presence.total).toEqual({ least: 6, most: 6 })
    expect(report.hours).toMatchObject({ least: 18, most: 18 })
    expect(cell(report, 'card', 'first').least).toBe(6)

    const nameless = Array.from({ length: 6 }, () => visit(day, { closing: 'left' })).flatMap((one) => [
      one,
      { ...one, id: `${one.id}.1`, closing: 'unknown' as const },
    ])
    expect(cell(reportOf([['2026-10', counted('2026-10', nameless)]]), 'presence', 'left').most).toBe(0)
  })

  it('tells neither answers nor their number where fewer than five may have given them', () => {
    const asked = (n: number, reasons: Visit['reasons']) =>
      reportOf([
        [
          '2026-10',
          counted(
            '2026-10',
            Array.from({ length: n }, () => visit('2026-10-05', { reasons })),
          ),
        ],
      ]).visits.reason
    const { total, cells } = asked(4, ['rest', 'help'])
    expect(total).toEqual({ least: 1, most: 8 })
    for (const { least, most } of cells) expect([least, most]).toEqual([0, 4])
    expect(asked(5, ['rest', 'help']).total).toEqual({ least: 10, most: 10 })
    expect(asked(5, []).total).toEqual({ least: 0, most: 0 })
    // Said twice of one visit it is one answer.
    expect(asked(5, ['rest', 'rest']).total).toEqual({ least: 5, most: 5 })

    const [a, b, c] = abilityCodes
    const told = (...each: (readonly AbilityCode[])[]) =>
      monthOfAttestations(each.map((abilities) => ({ abilities }))).observed
    for (const table of [told([a!, b!, c!], [a!, b!, c!], [a!, b!]), told([a!], [b!], [c!], [], [])]) {
      expect(table.total).toEqual({ least: 1, most: 4 * abilityCodes.length })
      for (const { least, most } of table.cells) expect([least, most]).toEqual([0, 4])
    }
    expect(told([], []).total).toEqual({ least: 0, most: 0 })
    expect(told(...Array.from({ length: 5 }, () => [a!, b!])).total).toEqual({ least: 10, most: 10 })
  })

  it('counts entries that were merged as one person, once in all months, by fives', () => {
    const people: KnownPeople = {
      whoIs: (id) => (id === 'p0-too' ? 'p0' : id),
      firstVisitOf: (person) => visitId(person, '2026-09-07', 0),
    }
    const of = (day: string, ...ids: string[]) => ids.map((visitorId) => visit(day, { visitorId }))
    const ids = Array.from({ length: 11 }, (_, index) => `p${index}`)
    const months: [Month, CountedMonth][] = [
      ['2026-09', counted('2026-09', of('2026-09-07', ...ids), { people })],
      ['2026-10', counted('2026-10', of('2026-10-05', ...ids.slice(0, 5), 'p0-too'), { people })],
    ]
    const report = reportOf(months)
    expect(report.people).toEqual({ count: 10, months: 2 })
    expect([cell(report, 'card', 'first').least, cell(report, 'card', 'again').least]).toEqual([11, 6])
    const twice = [
      ...of('2026-09-07', ...ids),
      ...[1, 2].map((rank) => ({
        ...visit('2026-09-07', { visitorId: 'p1', arrivedAt: parisInstant('2026-09-07', 15) }),
        id: visitId('p1', '2026-09-07', rank),
      })),
      // Both entries of one person, on their first day.
      ...of('2026-09-07', 'p0-too'),
    ]
    const again = reportOf([
      ['2026-09', counted('2026-09', [...twice, ...of('2026-09-08', ...ids.slice(0, 5))], { people })],
    ])
    expect([cell(again, 'card', 'first').least, cell(again, 'card', 'again').least]).toEqual([11, 7])
    expect(reportOf(months, '2026-10').people).toEqual({ count: 5, months: 1 })
  })

  it('leaves out of the people a month that could be told by them', () => {
    const once = {
      ...everybody,
      firstVisitOf: (id: string) => (id === 'new' ? 'new.2026-10-05.0' : undefined),
    }
    const seen = Array.from({ length: 20 }, (_, index) => visit('2026-10-05', { visitorId: `p${index}` }))
    const small = [...seen, visit('2026-10-05', { visitorId: 'new' })]
    expect(reportOf([['2026-10', counted('2026-10', small, { people: once })]]).people).toBeUndefined()
    expect(reportOf([['2026-10', counted('2026-10', seen, { people: once })]]).people).toBeDefined()
  })
})

describe('visits that are gone', () => {
  it('stay in every figure but the people, and what was never kept of them is said', () => {
    const visits = Array.from({ length: 20 }, (_, index) =>
      visit('2025-10-06', { audience: 'employee', visitorId: `p${index}`, reasons: ['rest'] }),
    )
    const before = reportOf([['2025-10', counted('2025-10', visits)]])
    const kept: VisitCount[] = visits
      .flatMap((visit) => countsOfVisit({ visit, ids: [visit.id] }, site, undefined))
      .filter(({ dimension }) => dimension !== 'weekday')
    const gone = { days: new Map([['2025-10-06', 20]]), counts: kept, isOld: true }
    const { people: _whoCame, ...rest } = before
    expect(reportOf([['2025-10', counted('2025-10', [], { gone })]])).toEqual(rest)

    const older = { days: new Map([['2025-10-06', 30]]), counts: kept, isOld: true }
    const report = reportOf([['2025-10', counted('2025-10', [], { gone: older })]])
    expect(report.visits.audience.total.least).toBe(30)
    expect(cell(report, 'audience', 'not-kept').least).toBe(10)
    expect(cell(report, 'weekday', '1').least).toBe(30)
    expect(report.hours).toBeUndefined()
  })
})

/** Who is known to have come a month, by audience: what an attacker wants to learn of each month. */
const worlds = fc.array(
  fc.array(fc.integer({ min: 0, max: 12 }), { minLength: audiences.length, maxLength: audiences.length }),
  { minLength: 1, maxLength: 4 },
)
const monthAt = (index: number) => addMonths('2026-01', index)
function monthsOfWorld(world: readonly (readonly number[])[]): [Month, CountedMonth][] {
  return world.map((numbers, index) => {
    const month = monthAt(index)
    const visits = numbers.flatMap((count, which) =>
      Array.from({ length: count }, () => visit(`${month}-05`, { audience: audiences[which] as Audience })),
    )
    return [month, counted(month, visits)]
  })
}
/** Every report that can be asked of these months. */
function allReports(world: readonly (readonly number[])[]): PeriodReport[] {
  const months = monthsOfWorld(world)
  return months.flatMap(([from], first) => months.slice(first).map(([to]) => reportOf(months, from, to)))
}

describe('from all reports of overlapping periods together', () => {
  /**
   * The attacker may subtract any report from any other and knows the rule. For each hidden cell there is another world
   * in which it has another number and in which every report is the same to the letter: nothing derived from them tells
   * the two apart.
   */
  it('no hidden cell can be told', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const told = JSON.stringify(allReports(world))
        for (const [index, numbers] of world.entries()) {
          const keyed = Object.fromEntries([...numbers, 0, 0].map((count, which) => [`c${which}`, count]))
          const { cells, total } = protectedTable(keyed)
          const hidden = numbers.flatMap((_, which) => {
            const { least, most } = cells[which]!
            return least < most ? [which] : []
          })
          if (total.least !== total.most) continue
          for (const which of hidden) {
            const other = otherWorlds(numbers, which, hidden).find(
              (changed) => JSON.stringify(allReports(world.with(index, changed))) === told,
            )
            expect([numbers, which, other !== undefined]).toEqual([numbers, which, true])
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('the report of two periods together is the sum of theirs', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const months = monthsOfWorld(world)
        const whole = reportOf(months)
        const parts = months.map(([month]) => reportOf(months, month, month))
        for (const [which, audience] of audiences.entries()) {
          const ranges = parts.map((part) => cell(part, 'audience', audience))
          expect(cell(whole, 'audience', audience)).toMatchObject({
            least: ranges.reduce((sum, { least }) => sum + least, 0),
            most: ranges.reduce((sum, { most }) => sum + most, 0),
          })
          const naive = world.reduce((sum, numbers) => sum + numbers[which]!, 0)
          expect(cell(whole, 'audience', audience).least).toBeLessThanOrEqual(naive)
          expect(cell(whole, 'audience', audience).most).toBeGreaterThanOrEqual(naive)
        }
      }),
      { numRuns: 60 },
    )
  })
})

/** One cell changed: exchanged with another hidden one, or one person moved between two cells. */
function otherWorlds(numbers: readonly number[], which: number, hidden: readonly number[]): number[][] {
  const others = numbers.map((_, index) => index).filter((index) => index !== which)
  const exchanged = hidden.map((other) => numbers.with(which, numbers[other]!).with(other, numbers[which]!))
  const moved = others.flatMap((other) =>
    [-1, 1].map((by) => numbers.with(which, numbers[which]! + by).with(other, numbers[other]! - by)),
  )
  return [...exchanged, ...moved].filter(
    (changed) => changed[which] !== numbers[which] && changed.every((count) => count >= 0),
  )
}

describe('answers', () => {
  it('are counted in the month in which they were given, by how long they took', () => {
    const told = (answered?: ToldApplication['answered']): ToldApplication => ({
      receivedIn: '2026-09',
      ...(answered ? { answered } : {}),
    })
    const months = [
      ...Array.from({ length: 6 }, () => told({ in: '2026-10', waiting: '8-14' })),
      ...Array.from({ length: 5 }, () => told({ in: '2026-10', waiting: '31+' })),
      told(),
    ]
    expect(monthOfAnswers('2026-09', months)).toMatchObject({
      received: { least: 12 },
      answers: { total: { most: 0 } },
    })
    const october = monthOfAnswers('2026-10', months)
    expect([october.received.most, october.answers.total.least]).toEqual([0, 11])
    expect(medianWaiting(october.answers)).toBe('8-14')
  })

  it('have a median only where the classes leave no doubt of it', () => {
    const table = (...counts: number[]) =>
      protectedTable(Object.fromEntries(waitings.map((waiting, index) => [waiting, counts[index] ?? 0])))
    expect(medianWaiting(table())).toBeUndefined()
    expect(medianWaiting(table(2, 9, 40))).toBe('8-14')
    expect(medianWaiting(table(2, 6))).toBeUndefined()
    expect(medianWaiting(table(0, 0, 0, 0, 0, 9))).toBe('31+')
  })
})

it('every reason has its cell, and hours are in order', () => {
  const report = reportOf([['2026-10', counted('2026-10', [])]])
  expect(report.visits.hour.cells.map(({ key }) => key).slice(8, 12)).toEqual(['08', '09', '10', '11'])
  expect(report.visits.reason.cells.map(({ key }) => key)).toEqual([...visitReasons])
})
