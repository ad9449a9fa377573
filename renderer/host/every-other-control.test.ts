import 'fake-indexeddb/auto'
import { walkDesk } from '../desk/testing/walk-desk.ts'
import { hostRoutes } from './routes.ts'
import { useHostDesk } from './test-support/open-desk.ts'
import { fillSite, foldersOfSessions, otherScenes } from './test-support/scenes.ts'

const ofSessions = 'renderer/host/every-control-of-sessions.test.ts'
const ofEmployers = 'renderer/employer/every-control.test.ts'

walkDesk({
  desk: useHostDesk(fillSite),
  scenes: otherScenes,
  routes: hostRoutes.filter(({ path }) => path !== '/agenda'),
  folders: ['renderer/host', 'renderer/desk'],
  leftOut: {
    ...Object.fromEntries(foldersOfSessions.map((folder) => [folder, ofSessions])),
    'renderer/desk/hiring': ofEmployers,
    // Before there is a desk, in the place of all of it, and in the window of a practice site.
    'renderer/desk/frame/DeskEnrolment.vue': 'renderer/desk/frame/DeskRoot.test.ts',
    'renderer/desk/frame/DeskProblem.vue': 'renderer/desk/frame/DeskRoot.test.ts',
    'renderer/desk/frame/OutdatedNotice.vue': 'renderer/desk/frame/DeskRoot.test.ts',
    'renderer/host/practice-site/PracticeTour.vue': 'renderer/host/practice-site/PracticeTour.test.ts',
    // Questions of the frame, which stop a walk.
    'renderer/desk/frame/DoubleEdits.vue': 'renderer/desk/frame/use-double-edits.test.ts',
    'renderer/desk/frame/UnsavedWords.vue': 'renderer/desk/frame/use-unsaved-words.test.ts',
  },
})
