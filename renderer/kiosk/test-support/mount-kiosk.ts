import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach } from 'vitest'
import { defineComponent, h } from 'vue'
import { RouterView } from 'vue-router'
import { provideDeviceData, type DeviceData } from '../../data/device-data.ts'
import { openDevice, until, useSite, type Site } from '../../data/testing/device.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'
import { challengesEn } from '../../strings/challenges.en.ts'
import { challengesFalc } from '../../strings/challenges.fr-x-falc.ts'
import { challengesFr } from '../../strings/challenges.fr.ts'
import { createTexts, type Locale } from '../../strings/i18n.ts'
import { jobsEn } from '../../strings/jobs.en.ts'
import { jobsFalc } from '../../strings/jobs.fr-x-falc.ts'
import { jobsFr } from '../../strings/jobs.fr.ts'
import { kioskEn } from '../../strings/kiosk.en.ts'
import { kioskFalc } from '../../strings/kiosk.fr-x-falc.ts'
import { kioskFr } from '../../strings/kiosk.fr.ts'
import { proofEn } from '../../strings/proof.en.ts'
import { proofFalc } from '../../strings/proof.fr-x-falc.ts'
import { proofFr } from '../../strings/proof.fr.ts'
import { provideSessionsHere } from '../challenges/open-sessions.ts'
import type { ScreenName } from '../go.ts'
import { provideEndSession } from '../idle/wipe.ts'
import { provideOpenOffers } from '../offers/open-offers.ts'
import { createKioskRouter } from '../router.ts'
import { provideScans } from '../scanner/scans.ts'

/** A kiosk over a server in memory, with its screens. */
export interface OpenedKiosk {
  place: Site
  data: DeviceData
  session: ReturnType<typeof useVisitorSession>
  /** Opens a screen, as after "C'est moi" of the holder of the card `P1`. */
  open(screen: ScreenName, params?: Record<string, string>): Promise<void>
  /** What a person reads, with plain spaces. */
  text(): string
  screen(): ScreenName
  button(name: string): HTMLButtonElement
  tap(name: string): Promise<void>
  speak(language: Locale): void
}

/** Opens a kiosk before each test. `isOnline`: whether its server answers. */
export function useKiosk({ isOnline = false } = {}): OpenedKiosk {
  const place = useSite()
  const kiosk = { place } as OpenedKiosk
  let wrapper: VueWrapper | undefined
  const texts = createTexts({
    fr: { ...kioskFr, ...challengesFr, ...proofFr, ...jobsFr },
    'fr-x-falc': { ...kioskFalc, ...challengesFalc, ...proofFalc, ...jobsFalc },
    en: { ...kioskEn, ...challengesEn, ...proofEn, ...jobsEn },
  })
  const request = async (_name: string, _options: object, held: () => Promise<void>) => held()
  Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true })

  beforeEach(async () => {
    if (!isOnline) place.server.stop()
    kiosk.data = await openDevice('kiosk')
    setActivePinia(createPinia())
    kiosk.session = useVisitorSession()
    kiosk.session.visitId = 'visit'
    kiosk.session.pass = { passId: 'P1', token: null, checked: 'later' }
    texts.global.locale.value = 'fr'
  })
  afterEach(() => {
    wrapper?.unmount()
    wrapper = undefined
  })

  const Screens = defineComponent({
    setup() {
      provideOpenOffers(kiosk.data)
      provideSessionsHere(kiosk.data)
      provideEndSession(kiosk.data)
      provideScans(() => undefined)
      return () => h(RouterView)
    },
  })
  const router = createKioskRouter()
  const plainSpaces = (words: string) => words.replace(/\s+/gu, ' ').trim()

  kiosk.open = async (screen, params = {}) => {
    await router.replace({ name: screen, params })
    wrapper ??= mount(Screens, {
      attachTo: document.body,
      global: { plugins: [texts, router, (app) => provideDeviceData(app, kiosk.data)] },
    })
    await until(() => document.querySelector('h1'))
  }
  kiosk.text = () => plainSpaces(document.body.textContent)
  kiosk.screen = () => router.currentRoute.value.name as ScreenName
  kiosk.button = (name) => {
    const found = [...document.querySelectorAll('button')].find((one) =>
      plainSpaces(one.getAttribute('aria-label') ?? one.textContent).startsWith(name),
    )
    if (!found) throw new Error(`No button says "${name}": ${kiosk.text()}`)
    return found
  }
  kiosk.tap = async (name) => {
    await until(() => kiosk.button(name))
    kiosk.button(name).click()
    await router.isReady()
  }
  kiosk.speak = (language) => (texts.global.locale.value = language)
  return kiosk
}
