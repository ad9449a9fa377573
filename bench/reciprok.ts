import { performance } from 'node:perf_hooks'
import type { Application } from '../domain/hiring/application.ts'
import { scoreEmployer } from '../domain/hiring/reciprok-score.ts'
import { scoredFileOf, type ScoredEvent, type ScoredFile } from '../domain/hiring/scored-file.ts'
import { DAY } from '../domain/time.ts'
import type { Row } from './row.ts'

export const name = 'reciprok'

const EMPLOYERS = 1000
const APPLICATIONS = 100_000
const AS_OF = Date.UTC(2026, 5, 1, 4)

/** Rescoring everybody, one employer, and one employer after each of many answers. */
export function run(): Row[] {
  const employers = history()
  score(employers) // warm-up: what is compiled once must not be charged to the first measure
  const full = median(5, () => void score(employers))
  const one = median(501, (round) => void scoreEmployer(employers[round % EMPLOYERS]!, AS_OF))

  const stored = employers.slice(0, 100).map((files) => files.map((file) => JSON.stringify(storedAs(file))))
  const read = median(5, () => void score(stored.map(readBack)))

  const after = answersOneByOne(employers, 2000)
  const different = compare(after.scores, score(after.employers))
  const perFile = (full * 1000) / APPLICATIONS
  return [
    { what: '100,000 applications of 1,000 employers rescored', value: full, unit: 'ms', limit: 1000 },
    { what: 'one employer of 100 applications', value: one, unit: 'ms', limit: 5 },
    { what: 'per application', value: perFile, unit: 'µs' },
    { what: '10,000 applications read from their stored text and rescored', value: read, unit: 'ms' },
    { what: 'one employer rescored beside all of them', value: one, unit: 'ms', ratio: full / one },
    { what: '2,000 answers rescored one by one', value: after.milliseconds, unit: 'ms' },
    { what: 'employers whose score then differs from a full count', value: different, unit: '', limit: 0 },
  ]
}

function score(employers: readonly ScoredFile[][]): string[] {
  return employers.map((files) => JSON.stringify(scoreEmployer(files, AS_OF).score))
}

/** An application as the server keeps it. */
function storedAs(file: ScoredFile): Application {
  const submitted = { id: 'submitted', type: 'submitted' as const, at: file.receivedAt, by: 'kiosk-1' }
  return {
    id: file.id,
    siteId: 'site-1',
    rev: '000000001.000.server',
    at: file.receivedAt,
    by: 'server',
    employerId: 'employer',
    jobOfferId: 'offer',
    visitorId: file.candidate,
    sent: { name: 'Camille', message: 'Je peux commencer lundi.' },
    events: [
      { ...submitted, receivedAt: file.receivedAt, receipt: 'A'.repeat(22) },
      ...file.events.map(({ id, type, at, qualified, recommended }) => ({
        id,
        type,
        at,
        by: 'desk-1',
        receivedAt: at,
        receipt: 'A'.repeat(22),
        ...(qualified ? { reasons: [{ code: 'skill_missing' as const, criterionId: 'dough' }] } : {}),
        ...(recommended ? { stepForward: { kind: 'challenge' as const, itemId: 'session-1' } } : {}),
      })),
    ],
  }
}

function readBack(stored: readonly string[]): ScoredFile[] {
  return stored.flatMap((text) => scoredFileOf(JSON.parse(text) as Application) ?? [])
}

/** Answers arrive one at a time; only the employer concerned is counted again. */
function answersOneByOne(before: readonly ScoredFile[][], count: number) {
  const random = generator(7)
  const employers = before.map((files) => [...files])
  const scores = score(employers)
  const start = performance.now()
  for (let answer = 0; answer < count; answer += 1) {
    const employer = Math.floor(random() * EMPLOYERS)
    const files = employers[employer]!
    const index = Math.floor(random() * files.length)
    const file = files[index]!
    files[index] = { ...file, events: [...file.events, event(random, file.receivedAt, `late-${answer}`)] }
    scores[employer] = JSON.stringify(scoreEmployer(files, AS_OF).score)
  }
  return { employers, scores, milliseconds: performance.now() - start }
}

function compare(a: readonly string[], b: readonly string[]): number {
  return a.filter((text, index) => text !== b[index]).length
}

/** A year of applications: one in five silent, the others answered once or twice. The same at each run. */
function history(): ScoredFile[][] {
  const random = generator(42)
  return Array.from({ length: EMPLOYERS }, (_, employer) =>
    Array.from({ length: APPLICATIONS / EMPLOYERS }, (_, index) => {
      const receivedAt = AS_OF - Math.floor(random() * 380 * DAY)
      const id = `${employer}-${index}`
      const acts = random() < 0.2 ? 0 : random() < 0.6 ? 1 : 2
      const events = Array.from({ length: acts }, (_, act) => event(random, receivedAt, `${id}-${act}`))
      return { id, candidate: `person-${Math.floor(random() * 60)}`, receivedAt, events }
    }),
  )
}

const types: ScoredEvent['type'][] = ['refused', 'refused', 'refused', 'pursued', 'hired', 'qualified']

function event(random: () => number, receivedAt: number, id: string): ScoredEvent {
  return {
    id,
    type: types[Math.floor(random() * types.length)]!,
    at: receivedAt + Math.floor(random() * 60 * DAY),
    qualified: random() < 0.5,
    recommended: random() < 0.25,
  }
}

/** Numbers from 0 to 1 that are the same at each run (mulberry32). */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

function median(rounds: number, measured: (round: number) => void): number {
  const times = Array.from({ length: rounds }, (_, round) => {
    const start = performance.now()
    measured(round)
    return performance.now() - start
  }).sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)]!
}
