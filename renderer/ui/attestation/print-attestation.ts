import type { Attestation } from '../../../domain/attestations/attestation.ts'
import { attestationTexts } from './attestation.texts.ts'

const LONGEST_TITLE = 200

/** The title of the printed document, for whoever finds the file later. */
function attestationTitle({ kind, name, serial }: Attestation): string {
  return [attestationTexts.title[kind], name, serial].filter((part) => part !== '').join(' – ')
}

/** Prints the pages that an AttestationPrint holds, under their own title. */
export async function printAttestations(pages: readonly Attestation[]): Promise<void> {
  const before = document.title
  document.title = pages.map(attestationTitle).join(', ').slice(0, LONGEST_TITLE)
  try {
    await (window.shell?.print() ?? window.print())
  } finally {
    document.title = before
  }
}
