import { bootDesk } from '../desk/frame/boot-desk.ts'
import EmployerDesk from './EmployerDesk.vue'
import { employerTexts } from './employer-texts.ts'
import { employerRoutes } from './routes.ts'

bootDesk({ role: 'employer', screens: EmployerDesk, routes: employerRoutes, texts: employerTexts })
