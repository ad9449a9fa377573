import 'fake-indexeddb/auto'
import { walkDesk } from '../desk/testing/walk-desk.ts'
import { hostRoutes } from './routes.ts'
import { useHostDesk } from './test-support/open-desk.ts'
import { fillSite, foldersOfSessions, sessionScenes } from './test-support/scenes.ts'

walkDesk({
  desk: useHostDesk(fillSite),
  scenes: sessionScenes,
  routes: hostRoutes.filter(({ path }) => path === '/agenda'),
  folders: foldersOfSessions,
})
