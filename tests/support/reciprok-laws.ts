import fc from 'fast-check'
import type { ExplainedScore } from '../../domain/hiring/reciprok-score.ts'
import { withoutIdentity, type ScoredEvent, type ScoredFile } from '../../domain/hiring/scored-file.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import { AS_OF } from './reciprok-cases.ts'
import { naivePoints } from './reciprok-naive.ts'

/** Any implementation of the score: the one that ships, or one with a planted bug. */
export type Scorer = (files: readonly ScoredFile[], asOf: Instant) => ExplainedScore

/** Something that stays true of a score whatever the history; throws or returns false when it does not. */
export interface Law {
  title: string
  property: (score: Scorer) => fc.IRawProperty<unknown, false>
}

// Days on both sides of every step of the formula; one number draws one event, so that cases are cheap.
const ages = [12, 29, 30, 31, 40, 45, 60, 74, 75, 76, 77, 110, 140, 182, 183, 240, 365, 366]
const eventDays = [0, 1, 13, 14, 15, 29, 30, 31, 44, 60, 74, 75, 76, 77, 90, 120, 200, 380]
const types: ScoredEvent['type'][] = [
  'pursued',
  'refused',
  'hired',
  'candidate-declined',
  'qualified',
  'recommended',
]
const momentsOfADay = [0, 1, DAY - 1]

function draw(code: number): <T>(list: readonly T[]) => T {
  let rest = code
  return (list) => {
    const picked = list[rest % list.length]!
    rest = Math.floor(rest / list.length)
    return picked
  }
}

interface DrawnEvent {
  type: ScoredEvent['type']
  day: number
  moment: number
  qualified: boolean
  recommended: boolean
  /** Days until an answer that is only declared is believed; none for one given here. */
  believedAfter: number | undefined
}

const anEvent: fc.Arbitrary<DrawnEvent> = fc.nat(6 * 18 * 3 * 4 * 6 - 1).map((code) => {
  const pick = draw(code)
  return {
    type: pick(types),
    day: pick(eventDays),
    moment: pick(momentsOfADay),
    qualified: pick([false, true]),
    recommended: pick([false, true]),
    believedAfter: pick([undefined, undefined, undefined, 0, 7, Infinity]),
  }
})

const aFile = fc
  .tuple(fc.nat(18 * 3 * 3 * 6 - 1), fc.array(anEvent, { maxLength: 4 }))
  .map(([code, events]) => {
    const pick = draw(code)
    return {
      age: pick(ages),
      moment: pick(momentsOfADay),
      candidate: pick(['ada', 'bob', 'cleo']),
      withdrawn: pick([undefined, undefined, undefined, undefined, undefined, 'early'] as const),
      events,
    }
  })

const aHistory: fc.Arbitrary<ScoredFile[]> = fc
  .array(aFile, { maxLength: 12, size: 'max' })
  .map((drawn) => drawn.map((one, index) => builtFile(one, `file-${index}`)))

function builtFile(
  drawn: {
    age: number
    moment: number
    candidate: string
    withdrawn?: 'early' | undefined
    events: DrawnEvent[]
  },
  id: string,
): ScoredFile {
  const receivedAt = AS_OF - drawn.age * DAY - drawn.moment
  return {
    id,
    candidate: drawn.candidate,
    receivedAt,
    ...(drawn.withdrawn ? { withdrawnAt: receivedAt + 20 * DAY } : {}),
    events: drawn.events.map((event, index) => builtEvent(event, receivedAt, `${id}-${index}`)),
  }
}

function builtEvent(
  { day, moment, believedAfter, ...rest }: DrawnEvent,
  receivedAt: Instant,
  id: string,
): ScoredEvent {
  const at = receivedAt + day * DAY + moment
  return {
    id,
    at,
    ...rest,
    ...(believedAfter === undefined ? {} : { believedFrom: at + believedAfter * DAY }),
  }
}

/** Any history with at least one file, and one of its files. */
const oneOfAHistory = fc
  .tuple(
    aHistory.filter((files) => files.length > 0),
    fc.nat(1000),
  )
  .map(([files, n]) => ({ files, index: n % files.length }))

function changed(files: ScoredFile[], index: number, change: (file: ScoredFile) => ScoredFile): ScoredFile[] {
  return files.map((file, at) => (at === index ? change(file) : file))
}

function mixed<T>(list: readonly T[], seed: number): T[] {
  return list
    .map((item, index) => ({ item, key: ((index + 1) * 2654435761 * (seed + 1)) % 1013 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

export const laws: Law[] = [
  {
    title: 'I1: points stay from 0 to 10,000, and so does every credit',
    property: (score) =>
      fc.property(aHistory, (files) => {
        const { score: result, lines } = score(files, AS_OF)
        const inside = (n: number) => Number.isInteger(n) && n >= 0 && n <= 10_000
        return (
          inside(result.points) &&
          result.score === Math.floor(result.points / 100) &&
          lines.every((line) => inside(line.credit))
        )
      }),
  },
  {
    title: 'I2: one more act of the employer, on any file at any date, never lowers the score',
    property: (score) =>
      fc.property(oneOfAHistory, anEvent, ({ files, index }, event) => {
        const more = changed(files, index, (file) => ({
          ...file,
          events: [...file.events, builtEvent(event, file.receivedAt, 'extra')],
        }))
        return score(more, AS_OF).score.points >= score(files, AS_OF).score.points
      }),
  },
  {
    title: 'I3: moving an act earlier never lowers the score',
    property: (score) =>
      fc.property(oneOfAHistory, fc.nat(100), fc.constantFrom(...eventDays), ({ files, index }, n, days) => {
        const earlier = changed(files, index, (file) => ({
          ...file,
          events: file.events.map((event, at) =>
            at === n % file.events.length
              ? { ...event, at: Math.max(file.receivedAt, event.at - days * DAY) }
              : event,
          ),
        }))
        return score(earlier, AS_OF).score.points >= score(files, AS_OF).score.points
      }),
  },
  {
    title: 'I4: the order of files and events changes nothing',
    property: (score) =>
      fc.property(aHistory, fc.nat(1000), (files, seed) => {
        const shuffled = mixed(files, seed).map((file) => ({ ...file, events: mixed(file.events, seed + 7) }))
        return same(score(shuffled, AS_OF), score(files, AS_OF))
      }),
  },
  {
    title: 'I5: telling files and events twice changes nothing',
    property: (score) =>
      fc.property(aHistory, (files) => {
        const twice = files.flatMap((file) => [file, { ...file, events: [...file.events, ...file.events] }])
        return same(score(twice, AS_OF), score(files, AS_OF))
      }),
  },
  {
    title: 'I6: applications withdrawn before they count change nothing, answered or not',
    property: (score) =>
      fc.property(aHistory, fc.array(aFile, { minLength: 1, maxLength: 3 }), (files, drawn) => {
        const withdrawn = drawn.map((one, index) =>
          builtFile({ ...one, withdrawn: 'early' }, `a-withdrawn-${index}`),
        )
        return score([...withdrawn, ...files], AS_OF).score.points === score(files, AS_OF).score.points
      }),
  },
  {
    title: 'I7: one candidate adds at most three counted applications',
    property: (score) =>
      fc.property(aHistory, (files) => {
        const perCandidate = new Map<string, number>()
        for (const { applicationId } of score(files, AS_OF).lines) {
          const { candidate } = files.find((file) => file.id === applicationId)!
          perCandidate.set(candidate, (perCandidate.get(candidate) ?? 0) + 1)
        }
        return [...perCandidate.values()].every((count) => count <= 3)
      }),
  },
  {
    title: 'I8: the erasure of a candidate leaves the score unchanged',
    property: (score) =>
      fc.property(oneOfAHistory, ({ files, index }) => {
        const { candidate } = files[index]!
        const kept = files.filter((file) => file.candidate !== candidate)
        const reduced = withoutIdentity(
          files.filter((file) => file.candidate === candidate),
          'erased-7f3a',
        )
        return same(score([...kept, ...reduced], AS_OF).score, score(files, AS_OF).score)
      }),
  },
  {
    title: 'I9: a refusal and a hire of the same dates and reasons earn the same',
    property: (score) =>
      fc.property(aHistory, (files) => {
        const all = (type: 'refused' | 'hired') =>
          files.map((file) => ({
            ...file,
            events: file.events.map((event) =>
              event.type === 'refused' || event.type === 'hired' ? { ...event, type } : event,
            ),
          }))
        return same(score(all('refused'), AS_OF).lines, score(all('hired'), AS_OF).lines)
      }),
  },
  {
    title: 'I10: a decision is always worth more than silence',
    property: (score) =>
      fc.property(
        oneOfAHistory,
        anEvent,
        fc.constantFrom(...types.slice(0, 4)),
        ({ files, index }, drawn, type) => {
          const silent = changed(files, index, (file) => ({ ...file, events: [] }))
          const answered = changed(silent, index, (file) => {
            const event = builtEvent(
              { ...drawn, type, believedAfter: undefined },
              file.receivedAt,
              'decision',
            )
            return { ...file, events: [{ ...event, at: Math.min(event.at, AS_OF) }] }
          })
          const { lines, score: before } = score(silent, AS_OF)
          const after = score(answered, AS_OF)
          const id = files[index]!.id
          if (!lines.some((line) => line.applicationId === id)) return after.score.points === before.points
          return (
            after.score.points > before.points &&
            lines.every((line) => line.applicationId !== id || line.credit === 0)
          )
        },
      ),
  },
  {
    title: 'I11: what is dated after the moment of the score has no effect on it',
    property: (score) =>
      fc.property(oneOfAHistory, anEvent, fc.nat(40), ({ files, index }, event, days) => {
        const later = changed(files, index, (file) => ({
          ...file,
          events: [
            ...file.events,
            { ...builtEvent(event, file.receivedAt, 'later'), at: AS_OF + 1 + days * DAY },
          ],
        }))
        return same(score(later, AS_OF), score(files, AS_OF))
      }),
  },
  {
    title: 'I11: what is only declared has no effect on it before it is believed',
    property: (score) =>
      fc.property(oneOfAHistory, anEvent, fc.nat(40), ({ files, index }, event, days) => {
        const declared = changed(files, index, (file) => {
          const extra = builtEvent(event, file.receivedAt, 'declared')
          return { ...file, events: [...file.events, { ...extra, believedFrom: AS_OF + 1 + days * DAY }] }
        })
        return same(score(declared, AS_OF), score(files, AS_OF))
      }),
  },
  {
    title: 'I12: the points equal a naive recomputation in big integers, and the lines sum to the total',
    property: (score) =>
      fc.property(aHistory, (files) => {
        const { score: result, lines, prior, total } = score(files, AS_OF)
        const weighted = lines.reduce((sum, line) => sum + line.weighted, prior.weighted)
        const weight = lines.reduce((sum, line) => sum + line.weight, prior.weight)
        return (
          BigInt(result.points) === naivePoints(files, AS_OF) &&
          weighted === total.weighted &&
          weight === total.weight &&
          result.points === Math.floor(weighted / weight) &&
          lines.every(
            (line) =>
              line.credit === line.answer + line.followUp + line.qualification + line.recommendation &&
              line.weighted === line.weight * line.credit,
          )
        )
      }),
  },
  {
    title: 'I13: nothing but the listed facts changes it',
    property: (score) =>
      fc.property(
        aHistory,
        fc.dictionary(fc.constantFrom('sector', 'size', 'age', 'sex', 'stars'), fc.nat()),
        (files, extra) => {
          const dressed = files.map((file) => ({
            ...extra,
            ...file,
            events: file.events.map((event) => ({ ...extra, ...event })),
          }))
          return same(score(dressed, AS_OF), score(files, AS_OF))
        },
      ),
  },
  {
    title: 'I14: what another employer does never changes it',
    property: (score) =>
      fc.property(aHistory, aHistory, (files, others) => {
        const before = score(files, AS_OF)
        score(others, AS_OF)
        return same(score(files, AS_OF), before)
      }),
  },
]
