import { canonicalJson } from '../record/content.ts'
import { addDays, parisDay, type Day, type Instant } from '../time.ts'
import type { Employer, ReciprokScore } from './employer.ts'
import { COUNTED_FROM_DAY, COUNTED_TO_DAY, countedFiles } from './reciprok-counted.ts'
import { PRIOR, type ExplainedScore, type ScoreLine } from './reciprok-score.ts'
import type { ScoredFile } from './scored-file.ts'

/**
 * From what anybody counts a published score again, with nobody in it: neither names nor ids nor dates of
 * applications. Applications of equal worth are one row with their number; how many came of one person and after
 * how many days answers came stand apart, so that no row can be told to be of anybody (decision 0056).
 */
export interface ReciprokProof {
  format: typeof PROOF_FORMAT
  version: 1
  formula: number
  /** The employer's home, which signs. */
  siteId: string
  employer: Pick<Employer, 'name' | 'siren'>
  /** When it was published, and which receptions it counts. */
  asOf: Instant
  window: { from: Day; to: Day }
  rows: ProofRow[]
  /** How many of the counted applications each person made, the most first. */
  perPerson: number[]
  /** Whole days to each first decision, the shortest first. */
  answerDays: number[]
  result: Omit<ReciprokScore, 'asOf' | 'formula'>
}

/** Counted applications of one worth: each value is 0, 50, 75 or 100 by how soon it came. */
export interface ProofRow {
  /** How many there are. */
  count: number
  /** 2 for the last half-year, then 1. */
  weight: number
  answer: number
  followUp: number
  reason: number
  pointer: number
}

/** A proof under the signature of the site's key (raw Ed25519), all in base64url. */
export interface SignedProof extends ReciprokProof {
  keyId: number
  publicKey: string
  signature: string
}

export const PROOF_FORMAT = 'pepiniere-reciprok-proof'

/** The proof of a published score, or `null` for an employer that is not rated: there is nothing to prove. */
export function proofOf(
  { name, siren, siteIds }: Pick<Employer, 'name' | 'siren' | 'siteIds'>,
  files: readonly ScoredFile[],
  { score, lines }: Pick<ExplainedScore, 'score' | 'lines'>,
): ReciprokProof | null {
  if (score.grade === undefined) return null
  const { asOf, formula, ...result } = score
  const people = Map.groupBy(countedFiles(files, asOf).counted, ({ candidate }) => candidate)
  const day = parisDay(asOf)
  return {
    format: PROOF_FORMAT,
    version: 1,
    formula,
    siteId: siteIds[0]!,
    employer: { name, ...(siren === undefined ? {} : { siren }) },
    asOf,
    window: { from: addDays(day, -COUNTED_TO_DAY), to: addDays(day, -COUNTED_FROM_DAY) },
    rows: rowsOf(lines),
    perPerson: [...people.values()].map((own) => own.length).sort((a, b) => b - a),
    answerDays: lines
      .flatMap(({ because }) => (because.decision ? [because.decision.day] : []))
      .sort((a, b) => a - b),
    result,
  }
}

/** Rows in an order that says nothing of when applications came: the worthiest first. */
function rowsOf(lines: readonly ScoreLine[]): ProofRow[] {
  const rows = lines.map(({ weight, answer, followUp, qualification, recommendation }) => ({
    weight,
    answer: answer / 30,
    followUp: followUp / 30,
    reason: qualification / 20,
    pointer: recommendation / 20,
  }))
  return [...Map.groupBy(rows, canonicalJson).values()]
    .map((equal) => ({ count: equal.length, ...equal[0]! }))
    .sort((a, b) => weightedOf(b) - weightedOf(a) || (canonicalJson(a) < canonicalJson(b) ? -1 : 1))
}

/** weight × credit of each application of a row: 30 for the answer, 30 for what followed, 20 and 20. */
function weightedOf({ weight, answer, followUp, reason, pointer }: ProofRow): number {
  return weight * (30 * answer + 30 * followUp + 20 * reason + 20 * pointer)
}

/** The points of rows: the mean of their credits with five imaginary applications, rounded down. */
export function pointsOf(rows: readonly ProofRow[]): number {
  const sum = (value: (row: ProofRow) => number) =>
    rows.reduce((total, row) => total + row.count * value(row), 0)
  const weight = PRIOR.weight + sum((row) => row.weight)
  return Math.floor((PRIOR.weight * PRIOR.credit + sum(weightedOf)) / weight)
}

/** The bytes that the site's key signs: all of the file but its signature. */
export function proofClaim(proof: Omit<SignedProof, 'signature'>): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${PROOF_FORMAT}:1:${canonicalJson(proof)}`)
}
