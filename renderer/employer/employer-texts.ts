import { employerFr } from '../strings/employer.fr.ts'
import { employerSessionsFr } from '../strings/employer-sessions.fr.ts'
import { hiringFr } from '../strings/hiring.fr.ts'
import { observationFr } from '../strings/observation.fr.ts'
import { sessionsFr } from '../strings/sessions.fr.ts'

/** Every text of the employer desk beside those of all desks. */
export const employerTexts = {
  ...hiringFr,
  ...employerFr,
  ...sessionsFr,
  ...employerSessionsFr,
  ...observationFr,
}
