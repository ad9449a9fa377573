import { relative } from 'node:path'
import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach } from 'vitest'
import { defineComponent, h, toRaw, type ComponentPublicInstance } from 'vue'
import { RouterView } from 'vue-router'
import { provideDeviceData, type DeviceData } from '../../data/device-data.ts'
import { forgetDevices, openDevice, until, useSite, type Site } from '../../data/testing/device.ts'
import { usePreferences } from '../../stores/preferences.ts'
import { useVisitorSession, type VisitorSession } from '../../stores/visitor-session.ts'
import type { KioskLanguage } from '../../../domain/language.ts'
import { finderKey } from '../../finder/finder.ts'
import { finderInProcess } from '../../finder/testing/finder-in-process.ts'
import { createTexts } from '../../strings/i18n.ts'
import { provideSessionsHere } from '../challenges/open-sessions.ts'
import type { ScreenName } from '../router.ts'
import { provideEndVisitorSession } from '../idle/wipe.ts'
import { provideBoard } from '../board/on-the-board.ts'
import { provideOpenHere } from '../meeting/open-here.ts'
import { provideOffers } from '../offers/open-offers.ts'
import KioskApp from '../KioskApp.vue'
import { kioskTexts } from '../kiosk-texts.ts'
import { createKioskRouter } from '../router.ts'
import { provideScans } from '../scanner/scans.ts'
import { unmountAll } from '../../page/testing/unmount-all.ts'

/** A kiosk over a server in memory, with its screens. */
export interface OpenedKiosk {
  place: Site
  data: DeviceData
  session: VisitorSession
  /** Opens a screen, as after "C'est moi" of the holder of the card `P1`. */
  open(screen: ScreenName, params?: Record<string, string>): Promise<void>
  /** What a person reads, with plain spaces. */
  text(): string
  screen(): ScreenName
  button(name: string): HTMLButtonElement
  tap(name: string): Promise<void>
  /** A scanner reads this, as one that types. */
  scan(text: string): void
  speak(language: KioskLanguage): void
  /** The words of a text in the language spoken. */
  say(key: string, blanks?: Record<string, unknown>): string
  /** The files of the components that were on screen, from the first test on. */
  readonly shown: ReadonlySet<string>
  /** As it was before the test: a device without records, nobody at the screen. */
  startAgain(): Promise<void>
  /** What is remembered of who stands there, as it is now: `undefined` where it cannot be copied. */
  remembered(): Remembered | undefined
  /** Takes the screen down and remembers this; what the device holds stays. */
  standAgain(before: Remembered): void
}

/** What the stores of the kiosk hold, by their names. */
type Remembered = ReturnType<typeof createPinia>['state']['value']

/**
 * Opens a kiosk before each test. `isOnline`: whether its server answers. `drawsCodes`: QR codes, which come a
 * moment after the screen. `isFramed`: with the header around the screens, as `KioskApp` shows them.
 */
export function useKiosk({ isOnline = false, drawsCodes = true, isFramed = false } = {}): OpenedKiosk {
  const place = useSite()
  const shown = new Set<string>()
  const kiosk = { place, shown } as unknown as OpenedKiosk
  let wrapper: VueWrapper | undefined
  const texts = createTexts(kioskTexts)
  const request = async (_name: string, _options: object, held: () => Promise<void>) => held()
  Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true })

  async function start() {
    if (!isOnline) place.server.stop()
    kiosk.data = await openDevice('kiosk')
    remember({})
    kiosk.session.visitId = 'visit'
    kiosk.session.pass = { passId: 'P1', visitorId: 'V1', token: null, checked: 'later' }
  }
  let pinia: ReturnType<typeof createPinia>
  function remember(before: Remembered) {
    pinia = createPinia()
    pinia.state.value = before
    setActivePinia(pinia)
    kiosk.session = useVisitorSession()
  }
  function leave() {
    unmountAll()
    wrapper = undefined
  }
  beforeEach(async () => {
    await start()
    texts.global.locale.value = 'fr'
  })
  afterEach(leave)

  const Screens = defineComponent({
    setup() {
      provideOffers(kiosk.data)
      provideBoard(kiosk.data)
      provideOpenHere(kiosk.data)
      provideSessionsHere(kiosk.data)
      provideEndVisitorSession(kiosk.data)
      provideScans(() => undefined)
      return () => h(RouterView)
    },
  })
  const router = createKioskRouter()
  function noteShown(this: ComponentPublicInstance) {
    const { __file } = this.$options as { __file?: string }
    if (__file) shown.add(relative(process.cwd(), __file))
  }
  const plainSpaces = (words: string) => words.replace(/\s+/gu, ' ').trim()

  kiosk.open = async (screen, params = {}) => {
    await router.replace({ name: screen, params })
    wrapper ??= mount(isFramed ? KioskApp : Screens, {
      attachTo: document.body,
      global: {
        plugins: [texts, router, (app) => provideDeviceData(app, kiosk.data)],
        provide: { [finderKey as symbol]: finderInProcess() },
        mixins: [{ mounted: noteShown }],
        stubs: drawsCodes ? {} : { UiQr: true },
      },
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
  kiosk.scan = (text) => {
    for (const [index, key] of [...text, 'Enter'].entries()) {
      const press = new KeyboardEvent('keydown', { key, cancelable: true })
      Object.defineProperty(press, 'timeStamp', { value: index * 4 })
      place.happens(press)
    }
  }
  kiosk.speak = (language) => {
    usePreferences().language = language
    texts.global.locale.value = language
  }
  kiosk.say = (key, blanks = {}) => plainSpaces(texts.global.t(key, blanks))
  kiosk.startAgain = async () => {
    leave()
    await forgetDevices()
    localStorage.clear()
    await start()
  }
  kiosk.remembered = () => {
    try {
      return structuredClone(toRaw(pinia.state.value))
    } catch {
      return undefined
    }
  }
  kiosk.standAgain = (before) => {
    leave()
    remember(structuredClone(before))
  }
  return kiosk
}
