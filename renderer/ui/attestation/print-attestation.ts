import type { Attestation } from '../../../domain/challenges/attestation.ts'
import { attestationFr } from '../../strings/attestation.fr.ts'

/** The title of the printed document, for whoever finds the file later. */
export function attestationTitle({ kind, name, serial }: Attestation): string {
  return [attestationFr.title[kind], name, serial].filter((part) => part !== '').join(' – ')
}

/** Prints the page that an AttestationPrint holds, under its own title. */
export async function printAttestation(attestation: Attestation): Promise<void> {
  const before = document.title
  document.title = attestationTitle(attestation)
  try {
    await (window.shell?.print() ?? window.print())
  } finally {
    document.title = before
  }
}
