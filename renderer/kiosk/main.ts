import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { provideDeviceData } from '../data/device-data.ts'
import { keepSurfaceOffline } from '../offline/register.ts'
import { createTexts } from '../strings/i18n.ts'
import { enrolmentCodeIn } from '../page/enrolment-link.ts'
import '../ui/theme.css'
import KioskRoot from './boot/KioskRoot.vue'
import { kioskTexts } from './kiosk-texts.ts'
import { createKioskRouter } from './router.ts'

// Before the router reads the address: a code must neither stay in it nor be taken for a screen.
const code = enrolmentCodeIn(window.location.hash)
window.history.replaceState(null, '', window.location.pathname + window.location.search)

// An address with a code, pasted over a page that is open already, starts it anew with that code.
window.addEventListener('popstate', (event) => {
  if (enrolmentCodeIn(window.location.hash) === null) return
  event.stopImmediatePropagation()
  window.location.reload()
})

const app = createApp(KioskRoot, {
  code,
  provide: (data: Parameters<typeof provideDeviceData>[1]) => provideDeviceData(app, data),
})
app.use(createPinia())
app.use(createTexts(kioskTexts))
app.use(createKioskRouter())
app.mount('#app')
keepSurfaceOffline()
