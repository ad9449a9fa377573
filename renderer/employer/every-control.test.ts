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
  leftOut: {
    'renderer/employer/closing/TakeBackAll.vue': 'renderer/employer/closing/ClosingScreen.test.ts',
    'renderer/employer/label/DropAhead.vue': 'renderer/employer/label/LabelScreen.test.ts',
    'renderer/desk/hiring/answer/AnsweredElsewhere.vue':
      'renderer/desk/hiring/answer/answered-elsewhere.test.ts',
  },
})
