import { createApp, type Component } from 'vue'
import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'
import { provideDeviceData, type DeviceData } from '../../data/device-data.ts'
import { keepSurfaceOffline } from '../../offline/register.ts'
import { createTexts } from '../../strings/i18n.ts'
import '../../ui/theme.css'
import DeskRoot from './DeskRoot.vue'

export interface Desk {
  role: 'host' | 'employer'
  /** What is shown once the device is linked and its data open; it asks people to sign in by itself. */
  screens: Component
  routes: RouteRecordRaw[]
  texts: Parameters<typeof createTexts>[0]
}

/** Starts a desk in `#app`: links the device if needed, opens its data, then shows its screens. */
export function bootDesk(desk: Desk): void {
  const app = createApp(DeskRoot, { role: desk.role, screens: desk.screens, opened })
  let routed = false

  function opened(data: DeviceData) {
    provideDeviceData(app, data)
    // The router comes last: until the device is linked, the address may carry a code, which is no page.
    if (!routed) app.use(createRouter({ history: createWebHashHistory(), routes: desk.routes }))
    routed = true
  }

  app.use(createTexts(desk.texts))
  app.mount('#app')
  keepSurfaceOffline()
}
