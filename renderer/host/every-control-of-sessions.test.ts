import 'fake-indexeddb/auto'
import { walkDesk } from '../desk/testing/walk-desk.ts'
import { hostRoutes } from './routes.ts'
import { useHostDesk } from './test-support/open-desk.ts'
import { fillSite, sessionScenes } from './test-support/scenes.ts'

const folders = ['agenda', 'attestations', 'cockpit', 'events', 'tablet'].map(
  (name) => `renderer/host/${name}`,
)

walkDesk({
  desk: useHostDesk(fillSite),
  scenes: sessionScenes,
  routes: hostRoutes.filter(({ path }) => path === '/agenda'),
  folders: [...folders, 'renderer/desk/sessions', 'renderer/desk/observation'],
})
