import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, SECOND } from '../time.ts'
import { scoreAlerts, type ScoreAlert, type SettledUntil } from './score-alert.ts'
import type { WatchedFile } from './watched-file.ts'

const NOW = Date.UTC(2026, 8, 7, 9)
const OLD = NOW - 60 * DAY
const nobody: SettledUntil = () => null

let made = 0
/** Files alike, each of another person who came on another day unless the test says so. */
function files(count: number, fields: Partial<WatchedFile> = {}): WatchedFile[] {
  return Array.from({ length: count }, () => {
    made += 1
    const id = `f${String(made).padStart(5, '0')}`
    const own = { candidate: `of-${id}`, firstSeenOn: `day-${id}`, receivedAt: OLD + made }
    return { id, siteId: 'brest', vouchings: [], events: [], ...own, ...fields }
  })
}
const alerts = (read: readonly WatchedFile[], settledUntil = nobody) =>
  scoreAlerts(read, { now: NOW, home: 'brest', settledUntil })
const kinds = (read: readonly WatchedFile[]) => alerts(read).map(({ kind }) => kind)
const day = { firstSeenOn: '2026-06-30' }
const vouched = (at: number) => ({ vouchings: [{ hostId: 'lea', at }] })

describe('people who first came on one day', () => {
  it.each([
    ['3 of 10: not more than 30 %', 3, 7],
    ['4 of 6: fewer than a score is published from', 4, 2],
    ['6 of 20: not more than 30 %', 6, 14],
  ])('%s', (_name, group, others) => {
    expect(kinds([...files(group, day), ...files(others)])).toEqual([])
  })

  it('is nothing of one person alone, whatever the share', () => {
    expect(kinds([...files(3, { ...day, candidate: 'a' }), ...files(3, { ...day, candidate: 'a' })])).toEqual(
      [],
    )
  })

  it('says which day, how many files of how many people, and of how many', () => {
    const read = [...files(7, day), ...files(13)]
    expect(alerts(read)).toEqual([
      {
        ...{ kind: 'same-day', subject: '2026-06-30', siteId: 'brest', day: '2026-06-30' },
        ...{ files: 7, of: 20, people: 7, until: read.at(-1)!.receivedAt },
      },
    ])
  })

  it('reads no more than three files of one person, as the score does', () => {
    expect(kinds([...files(2, day), ...files(40, { ...day, candidate: 'a' })])).toEqual(['same-day'])
    expect(kinds([...files(1, day), ...files(40, { ...day, candidate: 'a' })])).toEqual([])
  })

  it.each([
    ['too young to count', { receivedAt: NOW - 29 * DAY }],
    ['too old to count', { receivedAt: NOW - 366 * DAY }],
    ['withdrawn early', { withdrawnAt: OLD + DAY }],
    ['of an erased person', { firstSeenOn: undefined as never }],
  ])('reads no file that is %s', (_name, fields) => {
    expect(kinds(files(8, { ...day, ...fields })).filter((kind) => kind === 'same-day')).toEqual([])
  })

  it('asks the hosts of the site where they came; another site’s same day is another day', () => {
    const there = { ...day, siteId: 'quimper' }
    expect(alerts([...files(5, there), ...files(5)]).map(({ siteId }) => siteId)).toEqual(['quimper'])
    expect(kinds([...files(4, there), ...files(4, day)])).toEqual([])
  })
})

describe('people for whom one host answered', () => {
  it.each([
    ['within seven days', 7 * DAY - 1, 1],
    ['further apart', 7 * DAY, 0],
  ])('%s', (_name, apart, count) => {
    const read = [...files(3, vouched(OLD)), ...files(2, vouched(OLD + apart)), ...files(6)]
    expect(alerts(read)).toHaveLength(count)
  })

  it('finds the fullest week, and says from when to when', () => {
    const read = [
      ...files(2, vouched(OLD - 20 * DAY)),
      ...files(3, vouched(OLD)),
      ...files(3, vouched(OLD + 2 * DAY)),
    ]
    expect(alerts(read)[0]).toMatchObject({ hostId: 'lea', from: OLD, to: OLD + 2 * DAY, files: 6, of: 8 })
  })

  it('finds no week with more of them, whenever they vouched and however often for one file', () => {
    const hours = fc.array(fc.integer({ min: 0, max: 30 * 24 }), { maxLength: 3 })
    fc.assert(
      fc.property(fc.array(hours, { minLength: 5, maxLength: 20 }), (vouchedAt) => {
        const read = vouchedAt.flatMap((at) =>
          files(1, { vouchings: at.map((hour) => ({ hostId: 'lea', at: OLD + hour * HOUR })) }),
        )
        const inWeekFrom = (from: number) =>
          vouchedAt.filter((at) => at.some((hour) => hour >= from && hour < from + 7 * 24)).length
        const most = Math.max(...vouchedAt.flat().map(inWeekFrom), 0)
        const [alert] = alerts(read)
        const asked = most >= 5 && most > 0.3 * read.length
        expect(alert && { kind: alert.kind, files: alert.files }).toEqual(
          asked ? { kind: 'same-host', files: most } : undefined,
        )
      }),
      { numRuns: 500 },
    )
  })

  it('is over what the host did, whoever else did the same and whatever the site', () => {
    const twice = {
      vouchings: [
        { hostId: 'max', at: OLD - DAY },
        { hostId: 'lea', at: OLD },
        { hostId: 'max', at: OLD + DAY },
      ],
    }
    const elsewhere = { siteId: 'quimper', vouchings: [{ hostId: 'lea', at: OLD + DAY }] }
    expect(alerts([...files(5, twice), ...files(2, elsewhere)])).toMatchObject([
      { subject: 'lea', from: OLD, to: OLD, files: 5, of: 7 },
      { subject: 'max', from: OLD - DAY, to: OLD + DAY, files: 5, of: 7 },
    ])
  })

  it('names the first of two weeks alike', () => {
    const read = [...files(5, vouched(OLD)), ...files(5, vouched(OLD - 20 * DAY)), ...files(3)]
    expect(alerts(read)).toMatchObject([{ from: OLD - 20 * DAY, to: OLD - 20 * DAY, files: 5, of: 13 }])
  })

  it('is asked again only of files that came after those a host found nothing wrong with', () => {
    const before = files(6, vouched(OLD))
    const until = before.at(-1)!.receivedAt
    const settled: SettledUntil = ({ siteId, kind, subject }) =>
      siteId === 'brest' && kind === 'same-host' && subject === 'lea' ? until : null
    expect(alerts([...before, ...files(4)], settled)).toEqual([])
    expect(alerts([...before, ...files(6, vouched(OLD)), ...files(4)], settled)).toMatchObject([
      { kind: 'same-host', files: 6, of: 10 },
    ])
  })

  it('is nothing when two hosts shared the work', () => {
    const by = (hostId: string) => ({ vouchings: [{ hostId, at: OLD }] })
    expect(kinds([...files(4, by('lea')), ...files(4, by('max')), ...files(2)])).toEqual([])
  })
})

describe('answers within a minute', () => {
  const in_ = (answerDelay: number) => ({ answerDelay })
  it.each([
    ['twenty: not more than twenty', [20, SECOND, 0, 0], 0],
    ['twenty-one', [21, SECOND, 0, 0], 1],
    ['a median of a minute', [21, MINUTE, 0, 0], 0],
    ['half of them in an hour', [20, SECOND, 22, HOUR], 0],
    ['fewer than half of them in an hour', [21, SECOND, 20, HOUR], 1],
  ] as const)('%s', (_name, [quick, delay, slow, later], count) => {
    expect(alerts([...files(quick, in_(delay)), ...files(slow, in_(later))])).toHaveLength(count)
  })

  it('says how many of how many, and the median; what was not answered is not slow', () => {
    const read = [
      ...files(30, in_(2 * SECOND)),
      ...files(1, in_(MINUTE)),
      ...files(4, in_(HOUR)),
      ...files(80),
    ]
    expect(alerts(read)[0]).toMatchObject({
      ...{ kind: 'instant-answers', subject: '', files: 30, of: 35, median: 2 * SECOND, siteId: 'brest' },
    })
  })

  it('are asked again only of files that came after those a host found nothing wrong with', () => {
    const before = files(30, in_(SECOND))
    const until = before.at(-1)!.receivedAt
    const settled: SettledUntil = ({ siteId, kind, subject }) =>
      siteId === 'brest' && kind === 'instant-answers' && subject === '' ? until : null
    expect(alerts(before, settled)).toEqual([])
    expect(alerts([...before, ...files(21, in_(SECOND))], settled)).toMatchObject([{ files: 21, of: 21 }])
  })
})

it('days and hosts stand in their order, whichever file comes first', () => {
  const on = (firstSeenOn: string, hostId: string) =>
    files(5, { firstSeenOn, vouchings: [{ hostId, at: OLD }] })
  const read = [...on('2026-06-30', 'max'), ...on('2026-06-02', 'lea')]
  expect(alerts(read).map(({ subject }) => subject)).toEqual(['2026-06-02', '2026-06-30', 'lea', 'max'])
})

describe('withdrawals', () => {
  const left = { leftAt: OLD + 20 * DAY }
  it.each([
    ['four of nine: too few files', 4, 5, 0],
    ['three of ten', 3, 7, 0],
    ['four of ten', 4, 6, 1],
  ])('%s', (_name, gone, stay, count) => {
    expect(alerts([...files(gone, left), ...files(stay)])).toHaveLength(count)
  })

  it('are those that take a file out of the score: later ones press nobody', () => {
    expect(kinds([...files(6, { leftAt: OLD + 31 * DAY }), ...files(6)])).toEqual([])
  })

  it('of one person who wavers are three at most, the first three', () => {
    expect(kinds([...files(20, { ...left, candidate: 'a' }), ...files(8)])).toEqual([])
    expect(
      alerts([...files(20, { ...left, candidate: 'a' }), ...files(1, left), ...files(8)])[0],
    ).toMatchObject({
      ...{ kind: 'withdrawals', files: 4, of: 12, people: 2 },
    })
    const ofOne = { candidate: 'a' }
    const stayedFirst = [...files(3, { ...ofOne, receivedAt: OLD }), ...files(9, { ...ofOne, ...left })]
    for (const read of [stayedFirst, stayedFirst.toReversed()])
      expect(kinds([...read, ...files(3, left), ...files(6)])).toEqual([])
  })

  it('are read of the files that a score could count: from the thirtieth day on, for a year', () => {
    const ofAge = (age: number) => {
      const receivedAt = NOW - age
      return [...files(5, { receivedAt, leftAt: receivedAt + DAY }), ...files(6, { receivedAt })]
    }
    expect(kinds(ofAge(30 * DAY - 1))).toEqual([])
    expect(kinds(ofAge(30 * DAY))).toEqual(['withdrawals'])
    expect(kinds(ofAge(366 * DAY - 1))).toEqual(['withdrawals'])
    expect(kinds(ofAge(366 * DAY))).toEqual([])
  })
})

const anyFile = fc
  .record({
    id: fc.integer({ min: 0, max: 60 }),
    candidate: fc.integer({ min: 0, max: 25 }),
    age: fc.integer({ min: 25, max: 370 }),
    day: fc.constantFrom('2026-06-01', '2026-06-02', '2026-06-03'),
    host: fc.constantFrom(null, 'lea', 'max'),
    vouchedAgo: fc.integer({ min: 30, max: 45 }),
    leftOn: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
    delay: fc.option(fc.integer({ min: 0, max: 2 * MINUTE }), { nil: null }),
    site: fc.constantFrom('brest', 'quimper'),
  })
  .map((one): WatchedFile => {
    const receivedAt = NOW - one.age * DAY - one.id
    const leftAt = one.leftOn === null ? {} : { leftAt: receivedAt + one.leftOn * DAY }
    return {
      ...{ id: `f${one.id}`, candidate: `c${one.candidate}`, siteId: one.site, receivedAt, events: [] },
      ...{ firstSeenOn: one.day, ...leftAt, ...(leftAt.leftAt ? { withdrawnAt: leftAt.leftAt } : {}) },
      vouchings: one.host ? [{ hostId: one.host, at: NOW - one.vouchedAgo * DAY }] : [],
      ...(one.delay === null ? {} : { answerDelay: one.delay }),
    }
  })
const anyFiles = fc.uniqueArray(anyFile, { selector: ({ id }) => id, maxLength: 60 })
const named = ({ siteId, kind, subject }: Pick<ScoreAlert, 'siteId' | 'kind' | 'subject'>) =>
  `${siteId}/${kind}/${subject}`

describe('whatever the files are', () => {
  it('what a host found nothing wrong with does not come back for the same files, and hides nothing else', () => {
    fc.assert(
      fc.property(anyFiles, (read) => {
        const raised = alerts(read)
        for (const settled of raised) {
          const others = raised.filter((alert) => named(alert) !== named(settled))
          const again = alerts(read, (alert) => (named(alert) === named(settled) ? settled.until : null))
          expect(again).toEqual(others)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('comes back for as many new files of the kind', () => {
    fc.assert(
      fc.property(anyFiles, (read) => {
        const until = Math.max(0, ...read.map(({ receivedAt }) => receivedAt))
        const fresh = files(6, { ...day, receivedAt: until + 1 })
        const settled: SettledUntil = ({ subject }) => (subject === day.firstSeenOn ? until : null)
        const later = until + 1 + 30 * DAY
        const again = scoreAlerts([...read, ...fresh], { now: later, home: 'brest', settledUntil: settled })
        expect(again.filter(({ subject }) => subject === day.firstSeenOn)).toMatchObject([
          { files: 6, of: 6 },
        ])
      }),
      { numRuns: 500 },
    )
  })

  it('does not depend on their order, nor on how an employer answers but for the speed of it', () => {
    fc.assert(
      fc.property(anyFiles, fc.integer(), (read, turn) => {
        const turned = [...read]
          .sort((a, b) => ((a.id.length * turn) % 7) - ((b.id.length * turn) % 7))
          .reverse()
        expect(alerts(turned)).toEqual(alerts(read))
        const silent = read.map(({ answerDelay: _delay, ...file }) => file)
        expect(alerts(silent)).toEqual(alerts(read).filter(({ kind }) => kind !== 'instant-answers'))
      }),
      { numRuns: 1000 },
    )
  })
})
