import type { ReciprokGrade } from '../../domain/hiring/employer.ts'
import type { ScoredEvent, ScoredFile } from '../../domain/hiring/scored-file.ts'
import { DAY, type Instant } from '../../domain/time.ts'

/** The moment of every worked example: a Monday at 06:00 in Paris. */
export const AS_OF: Instant = Date.UTC(2026, 5, 1, 4)

type Act = Pick<ScoredEvent, 'type'> &
  Partial<Pick<ScoredEvent, 'qualified' | 'recommended'>> & { day: number }

let made = 0
/** A file received so many days ago, by a new candidate unless one is named. */
export function file(age: number, acts: readonly Act[] = [], candidate?: string): ScoredFile {
  made += 1
  const id = `file-${String(made).padStart(6, '0')}`
  const receivedAt = AS_OF - age * DAY
  return {
    id,
    candidate: candidate ?? `candidate-of-${id}`,
    receivedAt,
    events: acts.map(({ day, type, qualified = false, recommended = false }, index) => ({
      id: `${id}-${index}`,
      type,
      at: receivedAt + day * DAY,
      qualified,
      recommended,
    })),
  }
}

export const bare = (day: number): Act => ({ day, type: 'refused' })
export const withGrid = (day: number): Act => ({ day, type: 'refused', qualified: true })
export const full = (day: number): Act => ({ day, type: 'refused', qualified: true, recommended: true })
const accepted = (day: number): Act => ({ day, type: 'pursued', qualified: true, recommended: true })

function many(count: number, one: (index: number) => ScoredFile): ScoredFile[] {
  return Array.from({ length: count }, (_, index) => one(index))
}

/** The credit that one file earns, in its worked examples. */
export const creditCases: { title: string; file: ScoredFile; credit: number }[] = [
  { title: 'silence', file: file(60), credit: 0 },
  { title: 'a bare refusal on day 5', file: file(60, [bare(5)]), credit: 6000 },
  { title: 'a refusal with its grid on day 5', file: file(60, [withGrid(5)]), credit: 8000 },
  { title: 'a refusal with grid and pointer on day 5', file: file(60, [full(5)]), credit: 10_000 },
  { title: 'grid and pointer, but on day 20', file: file(60, [full(20)]), credit: 7500 },
  { title: 'a bare refusal on day 40', file: file(60, [bare(40)]), credit: 3000 },
  {
    title: 'a bare refusal on day 5, its grid added on day 20',
    file: file(60, [bare(5), { day: 20, type: 'qualified', qualified: true }]),
    credit: 7500,
  },
  { title: 'accepted in full on day 3, then nothing for ever', file: file(150, [accepted(3)]), credit: 3000 },
  {
    title: 'accepted in full on day 3, concluded on day 40',
    file: file(150, [accepted(3), { day: 40, type: 'hired' }]),
    credit: 10_000,
  },
  {
    title: 'accepted in full on day 3, concluded on day 100',
    file: file(150, [accepted(3), { day: 100, type: 'hired' }]),
    credit: 8500,
  },
]

export interface ScoreCase {
  title: string
  files: ScoredFile[]
  points?: number
  score: number
  grade?: ReciprokGrade
}

/** Whole employers, in the worked examples of the formula. */
export const scoreCases: ScoreCase[] = [
  {
    title: 'a bakery, six recent, all perfect',
    files: many(6, () => file(40, [full(5)])),
    points: 7272,
    score: 72,
    grade: 'B',
  },
  {
    title: 'a bakery, four recent, all perfect: not rated yet',
    files: many(4, () => file(40, [full(5)])),
    score: 66,
  },
  {
    title: 'six recent: three bare refusals on day 10, three silences',
    files: [...many(3, () => file(40, [bare(10)])), ...many(3, () => file(40))],
    points: 3454,
    score: 34,
    grade: 'D',
  },
  {
    title: 'a small firm: 40 files over 130 days, 36 qualified on day 8 of which 10 with a pointer, 4 silent',
    files: [
      ...many(26, (n) => file(31 + n * 5, [withGrid(8)])),
      ...many(10, (n) => file(35 + n * 10, [full(8)])),
      ...many(4, (n) => file(40 + n * 20)),
    ],
    points: 7288,
    score: 72,
    grade: 'B',
  },
  {
    title: 'a big firm: 200 recent, 120 bare in bulk on day 25, 80 silent',
    files: [...many(120, () => file(60, [bare(25)])), ...many(80, () => file(60))],
    points: 2731,
    score: 27,
    grade: 'E',
  },
  {
    title: 'the same big firm, which then answers the 80 today with a grid',
    files: [...many(120, () => file(60, [bare(25)])), ...many(80, () => file(60, [withGrid(60)]))],
    points: 4292,
    score: 42,
    grade: 'D',
  },
  {
    title: 'twenty accepted on day 1, then abandoned',
    files: many(20, () => file(100, [accepted(1)])),
    points: 3200,
    score: 32,
    grade: 'D',
  },
  {
    title: 'a bad older half-year, a perfect last one',
    files: [...many(20, () => file(250)), ...many(20, () => file(90, [full(3)]))],
    points: 6285,
    score: 62,
    grade: 'C',
  },
  { title: 'five perfect', files: many(5, () => file(40, [full(5)])), points: 7000, score: 70, grade: 'B' },
  { title: 'ten perfect', files: many(10, () => file(40, [full(5)])), score: 80, grade: 'B' },
  { title: 'fifteen perfect', files: many(15, () => file(40, [full(5)])), score: 85, grade: 'A' },
  { title: 'thirty perfect', files: many(30, () => file(40, [full(5)])), score: 91, grade: 'A' },
  { title: 'a hundred perfect', files: many(100, () => file(40, [full(5)])), score: 97, grade: 'A' },
  { title: 'thirty bare and prompt', files: many(30, () => file(40, [bare(5)])), score: 57, grade: 'C' },
  {
    title: 'thirty qualified, without pointer',
    files: many(30, () => file(40, [withGrid(5)])),
    score: 74,
    grade: 'B',
  },
  {
    title: 'five bare and prompt: the label from the first five',
    files: many(5, () => file(40, [bare(5)])),
    score: 50,
    grade: 'C',
  },
  {
    title: 'five perfect applications of two people: not rated yet',
    files: many(5, (n) => file(40, [full(5)], `person-${n % 2}`)),
    score: 70,
  },
  {
    title: 'four hostile files of one person, one beyond the three that count, on ten perfect',
    files: [...many(10, () => file(40, [full(5)])), ...many(4, () => file(40, [], 'hostile'))],
    score: 66,
    grade: 'C',
  },
]
