import type { Finder, Subject } from '../../domain/finder/finder.ts'
import { escoIdOf, type Taxonomy } from '../../domain/taxonomy/taxonomy.ts'

/** What may be evaluated, as it is named on the command line. */
export const evaluated = {
  rome: 'occupations',
  'esco-skills': 'skills',
  'esco-occupations': 'escoOccupations',
} as const satisfies Record<string, Subject>
export type Evaluated = keyof typeof evaluated

export interface Question {
  query: string
  /** The code of ROME or the id of ESCO; several with `|` between them, any of which is right. */
  expected: string
}

export interface Measured {
  queries: number
  hit1: number
  hit5: number
  /** Mean of one over the place of the right answer, nothing beyond the 50th. */
  reciprocalRank: number
  /** Milliseconds that 95 % of the queries do not exceed. */
  p95: number
  /** Queries that were refused or not understood. */
  unanswered: number
  /** Expected answers that the taxonomy does not hold: no finder can give them. */
  unknown: number
}

const DEEPEST = 50
/** The first queries teach the machine the code: they are asked once before the clock runs. */
const WARM_UP = 50

export function evaluate(
  finder: Finder,
  taxonomy: Taxonomy,
  on: Evaluated,
  questions: readonly Question[],
): Measured {
  const keys = keysOf(taxonomy, on)
  const known = new Set(keys)
  for (const { query } of questions.slice(0, WARM_UP)) finder.find(query, DEEPEST)
  const times: number[] = []
  let [hit1, hit5, sum, unanswered, unknown] = [0, 0, 0, 0, 0]
  for (const { query, expected } of questions) {
    const right = expected.split('|').map((one) => keyOf(one, taxonomy, on))
    if (!right.some((key) => known.has(key))) unknown += 1
    const start = performance.now()
    const found = finder.find(query, DEEPEST)
    times.push(performance.now() - start)
    if (!found.ok) {
      unanswered += 1
      continue
    }
    const answers = found.value.answers[evaluated[on]]
    const place = answers.findIndex(({ line }) => right.includes(keys[line] ?? ''))
    if (place === 0) hit1 += 1
    if (place >= 0 && place < 5) hit5 += 1
    if (place >= 0) sum += 1 / (place + 1)
  }
  const count = Math.max(1, questions.length)
  const sorted = times.sort((a, b) => a - b)
  return {
    queries: questions.length,
    hit1: hit1 / count,
    hit5: hit5 / count,
    reciprocalRank: sum / count,
    p95: sorted[Math.max(0, Math.ceil(sorted.length * 0.95) - 1)] ?? 0,
    unanswered,
    unknown,
  }
}

export function report({ queries, hit1, hit5, reciprocalRank, p95, unanswered, unknown }: Measured): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  return [
    `queries   ${queries}`,
    `hit@1     ${percent(hit1)}`,
    `hit@5     ${percent(hit5)}`,
    `MRR       ${reciprocalRank.toFixed(3)}`,
    `p95       ${p95.toFixed(2)} ms`,
    `no answer ${unanswered}`,
    ...(unknown > 0 ? [`unknown   ${unknown} expected answers are not in the pack`] : []),
  ].join('\n')
}

function keysOf(taxonomy: Taxonomy, on: Evaluated): string[] {
  if (on === 'rome') return taxonomy.occupations.map(({ code }) => code)
  const concepts = on === 'esco-skills' ? taxonomy.skills : taxonomy.escoOccupations
  return concepts.map(({ id }) => escoIdOf(id))
}

/** A code of ROME as it stands, or that of a title's number or of an occupation's label. */
function keyOf(expected: string, taxonomy: Taxonomy, on: Evaluated): string {
  if (on !== 'rome') return escoIdOf(expected)
  const typed = expected.trim()
  const code = typed.toUpperCase()
  if (taxonomy.hasOccupation(code)) return code
  const ofTitle = taxonomy.titles.find(({ ogr }) => String(ogr) === typed)
  return ofTitle?.occupation.code ?? taxonomy.occupations.find(({ label }) => label === typed)?.code ?? code
}
