import { createApp, type Component } from 'vue'
import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'
import { provideDeviceData } from '../../data/device-data.ts'
import { keepSurfaceOffline } from '../../offline/register.ts'
import { deskFr } from '../../strings/desk.fr.ts'
import { createTexts } from '../../strings/i18n.ts'
import '../theme.css'
import DeskRoot from './DeskRoot.vue'
import { enrolmentCodeIn } from './enrolment-link.ts'

export interface Desk {
  role: 'host' | 'employer'
  /** What is shown once the device is linked and its data open; it asks people to sign in by itself. */
  screens: Component
  routes: RouteRecordRaw[]
  /** French texts of the desk, beside those common to all. */
  texts: Parameters<typeof createTexts>[0]['fr']
}

/** Starts a desk in `#app`: links the device if needed, opens its data, then shows its screens. */
export function bootDesk(desk: Desk): void {
  // Before the router reads the address: a code must neither stay in the history nor be taken for a page.
  const code = enrolmentCodeIn(window.location.hash)
  if (code !== null) window.history.replaceState(null, '', window.location.pathname + window.location.search)

  const app = createApp(DeskRoot, {
    role: desk.role,
    screens: desk.screens,
    code,
    provide: (data: Parameters<typeof provideDeviceData>[1]) => provideDeviceData(app, data),
  })
  app.use(createTexts({ fr: { ...deskFr, ...desk.texts } }))
  app.use(createRouter({ history: createWebHashHistory(), routes: desk.routes }))
  app.mount('#app')
  keepSurfaceOffline()
}
