import { employerFr } from '../strings/employer.fr.ts'
import { employerSessionsFr } from '../strings/employer-sessions.fr.ts'
import { hiringFr } from '../strings/hiring.fr.ts'
import { observationFr } from '../strings/observation.fr.ts'
import { sessionsFr } from '../strings/sessions.fr.ts'
import { bootDesk } from '../desk/frame/boot-desk.ts'
import EmployerDesk from './EmployerDesk.vue'
import { employerRoutes } from './routes.ts'

bootDesk({
  role: 'employer',
  screens: EmployerDesk,
  routes: employerRoutes,
  texts: { ...hiringFr, ...employerFr, ...sessionsFr, ...employerSessionsFr, ...observationFr },
})
