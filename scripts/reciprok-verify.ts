import { reciprokWords } from '../domain/hiring/reciprok-words.ts'
import { proofFaults, verifyProof } from '../domain/hiring/verify-proof.ts'
import { parisDay } from '../domain/time.ts'

/** What a proof file proves, as text for a terminal, or why it proves nothing. `publicKey`: the site's, if known. */
export async function verifyReport(
  text: string,
  publicKey?: string,
): Promise<{ isValid: boolean; lines: string[] }> {
  const verdict = await verifyProof(text, publicKey)
  if (!verdict.valid) {
    return { isValid: false, lines: [`Not valid (${verdict.reason}): ${proofFaults[verdict.reason]}`] }
  }
  const { employer, asOf, window, formula, siteId, result, rows, publicKey: named } = verdict.proof
  const { word, figures } = reciprokWords({ ...result, asOf, formula }, 'en')
  const siren = employer.siren === undefined ? '' : ` (SIREN ${employer.siren})`
  return {
    isValid: true,
    lines: [
      `Valid: ${employer.name}${siren}, published on ${parisDay(asOf)} by the site "${siteId}".`,
      `  score    ${result.score} of 100, grade ${result.grade ?? 'none'}: ${word}, ${figures ?? ''}`,
      `  window   applications received from ${window.from} to ${window.to}, formula ${formula}`,
      `  counted  ${result.counted} applications of ${result.people} people, in ${rows.length} rows`,
      publicKey === undefined
        ? `Signed with the key ${named}: compare it with the site's own, or give that one with --key.`
        : "Signed with the site's key.",
    ],
  }
}
