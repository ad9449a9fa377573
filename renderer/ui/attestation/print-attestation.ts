import type { Attestation } from '../../../domain/attestations/attestation.ts'
import type { PrintOutcome } from '../../../domain/bridge/bridge.ts'
import { printPage } from '../print-page.ts'
import { attestationTexts } from './attestation.texts.ts'

const LONGEST_TITLE = 200

/** The title of the printed document, for whoever finds the file later. */
function attestationTitle({ kind, name, serial }: Attestation): string {
  return [attestationTexts.title[kind], name, serial].filter((part) => part !== '').join(' – ')
}

/** Prints the pages that an AttestationPrint holds, under their own title. */
export async function printAttestations(pages: readonly Attestation[]): Promise<PrintOutcome> {
  const before = document.title
  document.title = pages.map(attestationTitle).join(', ').slice(0, LONGEST_TITLE)
  try {
    return await printPage()
  } finally {
    document.title = before
  }
}
