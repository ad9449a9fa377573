import { agendaFr } from '../strings/agenda.fr.ts'
import { cockpitFr } from '../strings/cockpit.fr.ts'
import { hiringFr } from '../strings/hiring.fr.ts'
import { hostFr } from '../strings/host.fr.ts'
import { kitFr } from '../strings/kit.fr.ts'
import { observationFr } from '../strings/observation.fr.ts'
import { sessionsFr } from '../strings/sessions.fr.ts'
import { signedPagesFr } from '../strings/signed-pages.fr.ts'

/** Every text of the host desk beside those of all desks. */
export const hostTexts = {
  ...hiringFr,
  ...hostFr,
  ...sessionsFr,
  ...agendaFr,
  ...kitFr,
  ...cockpitFr,
  ...observationFr,
  ...signedPagesFr,
}
