import { bootDesk } from '../desk/frame/boot-desk.ts'
import { hostTexts } from './host-texts.ts'
import HostDesk from './HostDesk.vue'
import { hostRoutes } from './routes.ts'

bootDesk({
  role: 'host',
  screens: HostDesk,
  routes: hostRoutes,
  texts: hostTexts,
})
