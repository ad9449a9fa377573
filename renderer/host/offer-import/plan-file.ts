import type { Employer } from '../../../domain/hiring/employer.ts'
import { PlannedImport, type FileLine, type OfferImport } from '../../../domain/hiring/import-offers.ts'
import type { JobOffer } from '../../../domain/hiring/job-offer.ts'
import { Turns } from '../../desk/files/turns.ts'

/** Decides what each line of a file becomes at a site, in turns between which the screen has its own. */
export async function planFile(
  lines: readonly FileLine[],
  siteId: string,
  employers: readonly Employer[],
  offers: readonly JobOffer[],
  turns = new Turns(),
): Promise<OfferImport> {
  const planned = new PlannedImport(siteId, employers, offers)
  for (const line of lines) {
    if (turns.isOver) await turns.next()
    planned.decide(line)
  }
  return planned.plan
}
