import 'fake-indexeddb/auto'
import { flushPromises } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { kioskLanguages, type KioskLanguage } from '../../domain/language.ts'
import { useWriteCount } from '../data/testing/count-writes.ts'
import { until } from '../data/testing/device.ts'
import { componentsForHands } from '../page/testing/components-for-hands.ts'
import { watchPage } from '../page/testing/watch-page.ts'
import { createKioskRouter } from './router.ts'
import { foreignWords } from '../page/testing/foreign-words.ts'
import {
  controlsHere,
  isOff,
  unmarkedWords,
  whatIsThere,
  withoutMiddles,
  wrongSides,
} from './test-support/controls.ts'
import { commonTexts } from '../strings/common.texts.ts'
import { kioskTexts } from './kiosk-texts.ts'
import { useKiosk } from './test-support/mount-kiosk.ts'
import type { Scene } from './test-support/scene.ts'
import { scenes } from './test-support/scenes.ts'

// Nothing can be touched before it was seen: that has a test of its own.
vi.mock('./touch/seen-first.ts', () => ({ actOnlyOnWhatWasSeen: () => () => undefined }))

const errors = vi.fn()
const shown = new Set<string>()
/** What changes nothing that can be seen here, and why. */
const changesNothing = {
  'Encore du temps': 'a countdown, which goes on by itself: layout/secondary-controls.test.ts',
  Français: 'the language spoken already',
  Doux: 'the volume chosen already',
  Famille: 'the part of life shown already',
  'Cuisine, jardin': 'the part of life shown already',
}
/** What stands there before there are screens, and when nobody does. */
const leftOut = {
  'renderer/kiosk/boot': 'renderer/kiosk/boot/boot-controls.test.ts',
  'renderer/kiosk/idle': 'renderer/kiosk/idle/idle-warning.test.ts',
}
const foreign = foreignWords(commonTexts, kioskTexts)
/** Names of people, places and employers, numbers, keys and what an address ends with: the same in every language. */
const ofPeople =
  /(La )?Pépinière( de Mende)?|Boulangerie Pagès|Mende|Langogne|Florac|(Ardèche|Lozère) \(\d\d\)|Nadia|Anne|7K2M9QX4|ABC|France Travail|Mission locale|Cap emploi|PLIE|\.(fr|com)/g

/** What failed, but for what a control before was still writing when its device was closed. */
function failures(): string[] {
  return errors.mock.calls
    .map(([error]) => String(error))
    .filter((error) => !error.includes('journal is closed'))
}

const namesHere = () =>
  controlsHere()
    .map(({ name }) => name)
    .join('\n')

/** The same twelve pictures stand on several screens: each is touched once. */
function isUsedElsewhere({ name }: Scene, element: HTMLElement): boolean {
  return element.matches('.picture') && name !== 'unlock applications'
}

function use(element: HTMLElement): void {
  if (element.matches('input, textarea')) {
    const field = element as HTMLInputElement
    field.value = `${field.value}7`
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  } else element.click()
}

// Until the end of the file: what a control began may fail once its own test is over.
beforeAll(() => void Object.assign(globalThis, { reportError: errors }))
afterAll(() => void Reflect.deleteProperty(globalThis, 'reportError'))

const places = [
  { name: 'without network', isOnline: false, isFramed: false },
  { name: 'with its server', isOnline: true, isFramed: false },
  { name: 'with the header', isOnline: false, isFramed: true },
]
for (const { name, isOnline, isFramed } of places) {
  describe(name, () => {
    const kiosk = useKiosk({ isOnline, isFramed, drawsCodes: false })
    const print = vi.fn()
    const writes = useWriteCount()
    let page: ReturnType<typeof watchPage>
    const settled = () => page.settled()
    beforeEach(() => {
      page = watchPage()
      vi.stubGlobal('print', print)
      vi.spyOn(console, 'error').mockImplementation(errors)
    })
    afterEach(() => {
      page.stop()
      for (const file of kiosk.shown) shown.add(file)
    })
    const outside = () => [
      print.mock.calls.length,
      // The exchange goes on by itself.
      kiosk.place.server.requests.filter((path) => !path.startsWith('sync/')).length,
      kiosk.data.sync.waiting,
    ]
    /** All that would be otherwise for the next at this device. */
    const traces = () => JSON.stringify([writes(), outside()])

    let left: string
    let remembered: ReturnType<typeof kiosk.remembered>
    let names: string
    /** Opens the scene on a device of its own and waits until nothing more arrives on it. */
    async function show(scene: Scene): Promise<void> {
      await kiosk.startAgain()
      await scene.given?.(kiosk)
      await settled()
      left = traces()
      remembered = kiosk.remembered()
      await reach(scene)
      names = namesHere()
    }
    /** The same, on the same device where nothing was left at it: to open another takes as long as all the rest. */
    async function showAgain(scene: Scene): Promise<void> {
      if (!remembered || traces() !== left) return show(scene)
      kiosk.standAgain(remembered)
      await reach(scene)
      if (namesHere() !== names) await show(scene)
    }
    async function speak(language: KioskLanguage): Promise<void> {
      kiosk.speak(language)
      await settled()
    }
    async function reach(scene: Scene): Promise<void> {
      await kiosk.open(scene.screen, scene.params)
      await scene.reach?.((key) => kiosk.tap(kiosk.say(key)), kiosk)
      await settled()
      errors.mockClear()
    }

    test.each(
      scenes.filter(
        (scene) => (scene.isOnline ?? false) === isOnline && (scene.isFramed ?? false) === isFramed,
      ),
    )(
      '$name: every control does something, in every language',
      async (scene) => {
        const findings: string[] = []
        await show(scene)
        const controls = controlsHere()
        expect(controls.length).toBeGreaterThan(0)
        const usable = controls.filter(
          ({ name, element }) =>
            !isOff(element) && !(name in changesNothing) && !isUsedElsewhere(scene, element),
        )
        // One loop draws all rows of a list: its first and its last are used. All are looked at for their words.
        const ends = withoutMiddles(usable.map(({ element }) => element))
        const used = ends.map((end) => controls.findIndex(({ element }) => element === end))
        for (const language of kioskLanguages) {
          await speak(language)
          for (const { name } of controlsHere()) if (name === '') findings.push(`${language}: no name`)
          for (const words of [...foreign(language), ...wrongSides(language, isFramed)])
            findings.push(`${language}: ${words}`)
          for (const words of unmarkedWords(language, ofPeople))
            findings.push(`${language}: "${words}" is in no language`)
        }
        await speak('fr')
        for (const index of used) {
          if (index !== used[0]) await showAgain(scene)
          const { name, element } = controlsHere()[index]!
          const before = whatIsThere(kiosk, outside)
          use(element)
          // What it did is drawn by then, most times: the page is told apart once.
          await flushPromises()
          const acts = await until(() => whatIsThere(kiosk, outside) !== before).then(
            () => true,
            () => false,
          )
          if (!acts) findings.push(`"${name}" does nothing`)
          await settled()
          if (document.querySelector('[role="alert"]')) {
            // What was refused is said anew in the language chosen next.
            await speak('en')
            for (const words of foreign('en')) findings.push(`"${name}", then English: ${words}`)
            kiosk.speak('fr')
          }
          for (const error of failures()) findings.push(`"${name}": ${error}`)
        }
        expect(findings).toEqual([])
      },
      60_000,
    )
  })
}

describe('no control is without a scene', () => {
  test('every screen of the router has one', () => {
    const names = createKioskRouter()
      .getRoutes()
      .flatMap(({ name }) => (name ? [String(name)] : []))
    expect(names.filter((name) => !scenes.some(({ screen }) => screen === name))).toEqual([])
  })
  test('every component that a finger can use was on screen', () => {
    const { usable, idle } = componentsForHands(['renderer/kiosk'], leftOut)
    expect(idle, 'left out for nothing').toEqual([])
    expect(usable.filter((file) => !shown.has(file))).toEqual([])
  })
})
