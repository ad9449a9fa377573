import { fromBase64Url } from '../credentials/base64url.ts'
import { proofFormulas, type ProofFormula } from './proof-formulas.ts'
import { PROOF_FORMAT, proofClaim, type ProofRow, type SignedProof } from './reciprok-proof.ts'
import { medianOf } from './reciprok-score.ts'

/** Why a proof does not prove its score. */
export const proofFaults = {
  'not-a-proof': 'The file is no proof of a Reciprok score, or a part of it is missing.',
  'other-version': 'The file is of another version of the format than this command reads.',
  'other-formula': `The score was counted by a version of the formula that this command does not know: it knows ${Object.keys(proofFormulas).join(', ')}. Take the command of the release that published it, or of a later one.`,
  'impossible-row': 'A row holds values that the formula never gives.',
  'wrong-counts': 'The numbers of applications, people and answers do not agree with the rows.',
  'wrong-days': 'The days to the answers do not agree with what the rows give for them.',
  'wrong-result': 'Counted again, the score is another one than the file tells.',
  'other-key': 'The file was signed by another key than the one given.',
  'wrong-signature': 'The file was changed after it was signed, or the key did not sign it.',
} as const
export type ProofFault = keyof typeof proofFaults

type ProofVerdict = { valid: true; proof: SignedProof } | { valid: false; reason: ProofFault }

/**
 * Counts a published score again from its proof, and checks the signature with the key that the file names.
 * `publicKey`: the site's key as known from elsewhere; without it the file only agrees with itself.
 */
export async function verifyProof(text: string, publicKey?: string): Promise<ProofVerdict> {
  const proof = readProof(text)
  if (proof === null) return { valid: false, reason: 'not-a-proof' }
  const reason = faultIn(proof)
  if (reason !== null) return { valid: false, reason }
  if (publicKey !== undefined && publicKey !== proof.publicKey) return { valid: false, reason: 'other-key' }
  if (!(await isSigned(proof))) return { valid: false, reason: 'wrong-signature' }
  return { valid: true, proof }
}

function faultIn(proof: SignedProof): ProofFault | null {
  if (proof.version !== 1) return 'other-version'
  // By the version that the proof names: one of long ago stays verifiable once the formula is another.
  const formula = Object.hasOwn(proofFormulas, proof.formula) ? proofFormulas[proof.formula] : undefined
  return formula ? faultBy(formula, proof) : 'other-formula'
}

function faultBy(
  formula: ProofFormula,
  { rows, perPerson, answerDays, result }: SignedProof,
): ProofFault | null {
  if (!rows.every((row) => formula.isPossible(row))) return 'impossible-row'
  const countOf = (kept: readonly ProofRow[]) => kept.reduce((total, { count }) => total + count, 0)
  const counted = countOf(rows)
  const areCountsRight =
    counted === result.counted &&
    perPerson.reduce((total, own) => total + own, 0) === counted &&
    perPerson.every((own) => own >= 1 && own <= formula.perCandidate) &&
    perPerson.length === result.people &&
    answerDays.length === result.answered &&
    countOf(rows.filter(({ answer }) => answer > 0)) === result.answered
  if (!areCountsRight) return 'wrong-counts'
  const areDaysRight = formula.worthOfDays.every(
    ({ from, to, value }) =>
      answerDays.filter((day) => day >= from && day <= to).length ===
      countOf(rows.filter(({ answer }) => answer === value)),
  )
  if (!areDaysRight || medianOf(answerDays) !== result.medianDays) return 'wrong-days'
  const points = formula.pointsOf(rows)
  const score = Math.floor(points / 100)
  const isResultRight =
    points === result.points &&
    score === result.score &&
    formula.gradeOf(score, counted, perPerson.length) === result.grade
  return isResultRight ? null : 'wrong-result'
}

async function isSigned({ signature, ...told }: SignedProof): Promise<boolean> {
  try {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: told.publicKey }
    const key = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['verify'])
    const bytes = fromBase64Url(signature)
    return bytes !== null && (await crypto.subtle.verify('Ed25519', key, bytes, proofClaim(told)))
  } catch {
    // What is no key has signed nothing.
    return false
  }
}

/** The file's value where it has the form of a proof. Fields that it should not have break its signature. */
function readProof(text: string): SignedProof | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const proof = value as Partial<SignedProof> | null
  const hasForm =
    proof?.format === PROOF_FORMAT &&
    areNumbers([proof.version, proof.formula, proof.asOf, proof.keyId]) &&
    [proof.siteId, proof.publicKey, proof.signature, proof.employer?.name].every(
      (part) => typeof part === 'string',
    ) &&
    Array.isArray(proof.rows) &&
    proof.rows.every(
      (row: Partial<ProofRow> | null) =>
        row !== null &&
        areNumbers([row.count, row.weight, row.answer, row.followUp, row.reason, row.pointer]),
    ) &&
    areNumbers(proof.perPerson) &&
    areNumbers(proof.answerDays) &&
    typeof proof.result === 'object' &&
    proof.result !== null
  return hasForm ? (proof as SignedProof) : null
}

function areNumbers(list: unknown): boolean {
  return Array.isArray(list) && list.every((one) => Number.isSafeInteger(one) && (one as number) >= 0)
}
