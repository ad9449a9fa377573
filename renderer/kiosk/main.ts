import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { provideDeviceData } from '../data/device-data.ts'
import { keepSurfaceOffline } from '../offline/register.ts'
import { createTexts } from '../strings/i18n.ts'
import { kioskEn } from '../strings/kiosk.en.ts'
import { kioskFalc } from '../strings/kiosk.fr-x-falc.ts'
import { kioskFr } from '../strings/kiosk.fr.ts'
import { challengesEn } from '../strings/challenges.en.ts'
import { challengesFalc } from '../strings/challenges.fr-x-falc.ts'
import { challengesFr } from '../strings/challenges.fr.ts'
import { jobsEn } from '../strings/jobs.en.ts'
import { jobsFalc } from '../strings/jobs.fr-x-falc.ts'
import { jobsFr } from '../strings/jobs.fr.ts'
import { proofEn } from '../strings/proof.en.ts'
import { proofFalc } from '../strings/proof.fr-x-falc.ts'
import { proofFr } from '../strings/proof.fr.ts'
import { enrolmentCodeIn } from '../page/enrolment-link.ts'
import '../ui/theme.css'
import KioskRoot from './boot/KioskRoot.vue'
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
app.use(
  createTexts({
    fr: { ...kioskFr, ...challengesFr, ...jobsFr, ...proofFr },
    'fr-x-falc': { ...kioskFalc, ...challengesFalc, ...jobsFalc, ...proofFalc },
    en: { ...kioskEn, ...challengesEn, ...jobsEn, ...proofEn },
  }),
)
app.use(createKioskRouter())
app.mount('#app')
keepSurfaceOffline()
