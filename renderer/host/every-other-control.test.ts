import 'fake-indexeddb/auto'
import { walkDesk } from '../desk/testing/walk-desk.ts'
import { hostRoutes } from './routes.ts'
import { useHostDesk } from './test-support/open-desk.ts'
import { fillSite, otherScenes } from './test-support/scenes.ts'

const parts = [
  'accounts',
  'devices',
  'employers',
  'evacuation',
  'figures',
  'job-offers',
  'kit',
  'pages',
  'palette',
  'passes',
  'postings',
  'practices',
  'refused',
  'site',
  'today',
]

walkDesk({
  desk: useHostDesk(fillSite),
  scenes: otherScenes,
  routes: hostRoutes.filter(({ path }) => path !== '/agenda'),
  folders: parts.map((name) => `renderer/host/${name}`),
})
