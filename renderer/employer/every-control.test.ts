import 'fake-indexeddb/auto'
import { walkDesk } from '../desk/testing/walk-desk.ts'
import { employerRoutes } from './routes.ts'
import { useEmployerDesk } from './test-support/open-desk.ts'
import { fillDesk, scenes } from './test-support/scenes.ts'

walkDesk({
  desk: useEmployerDesk(fillDesk),
  scenes,
  routes: employerRoutes,
  folders: ['renderer/employer', 'renderer/desk/hiring'],
})
