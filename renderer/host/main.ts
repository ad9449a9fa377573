import { agendaFr } from '../strings/agenda.fr.ts'
import { cockpitFr } from '../strings/cockpit.fr.ts'
import { hiringFr } from '../strings/hiring.fr.ts'
import { hostFr } from '../strings/host.fr.ts'
import { kitFr } from '../strings/kit.fr.ts'
import { observationFr } from '../strings/observation.fr.ts'
import { signedPagesFr } from '../strings/signed-pages.fr.ts'
import { sessionsFr } from '../strings/sessions.fr.ts'
import { bootDesk } from '../ui/desk/boot-desk.ts'
import HostDesk from './HostDesk.vue'
import { hostRoutes } from './routes.ts'

bootDesk({
  role: 'host',
  screens: HostDesk,
  routes: hostRoutes,
  texts: {
    ...hiringFr,
    ...hostFr,
    ...sessionsFr,
    ...agendaFr,
    ...kitFr,
    ...cockpitFr,
    ...observationFr,
    ...signedPagesFr,
  },
})
