import type { RouteRecordRaw } from 'vue-router'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { collectionNames } from '../../../domain/sync/collections.ts'
import type { DeviceData } from '../../data/device-data.ts'
import { until, type Site } from '../../data/testing/device.ts'
import { watchPage } from '../../page/testing/watch-page.ts'
import type { Drawing } from './watch-drawing.ts'
import { axeFindings } from './axe-findings.ts'
import { nowhere } from './nowhere.ts'
import { componentsForHands, type LeftOut } from '../../page/testing/components-for-hands.ts'
import {
  controlsHere,
  dialogHere,
  foreignWords,
  holdsValue,
  isChosen,
  isDisabled,
  use,
  whatIsThere,
  writersOf,
  type Control,
} from './desk-controls.ts'

/** In milliseconds: a little more than a list asks for. */
const SEEN_WITHIN = 460

/** A page of a desk in a state of its own, and what is pressed there before it is looked at. */
export interface DeskScene {
  name: string
  at: string
  then?: string[]
  /** What is pressed before, as long as it is there: an answer that was begun is kept by the desk. */
  first?: string
  /** Where its controls stand: on the page, in what is said at its foot, or anywhere in the window. */
  within?: 'main' | '.notice' | 'body'
}

/** A desk that can be walked: with somebody signed in, after `enter`. */
export interface WalkedDesk extends Drawing {
  place: Site
  data: DeviceData
  go: (address: string) => Promise<unknown>
  /** As it was before the test, nobody signed in. */
  startAgain: () => Promise<void>
  enter: () => Promise<void>
}

interface Walk {
  desk: WalkedDesk
  scenes: readonly DeskScene[]
  routes: readonly RouteRecordRaw[]
  /** Where the components are that this walk must use, and which of them it need not. */
  folders: readonly string[]
  leftOut?: LeftOut
}

/**
 * Presses every control that the pages show, one after the other, and those of the dialogs that they open. What does
 * nothing that a person could notice fails, as does what is grey in every scene, and a control that no scene shows.
 */
export function walkDesk({ desk, scenes, routes, folders, leftOut = {} }: Walk): void {
  const errors = vi.fn()
  const print = vi.fn()
  const worked = new Set<string>()
  const grey = new Set<string>()
  const proven = new Map<string, string>()
  /** Files of the components of which a control was used, or is grey. */
  const used = new Set<string>()
  let page: ReturnType<typeof watchPage>
  beforeEach(() => {
    page = watchPage()
    vi.stubGlobal('print', print)
    vi.spyOn(console, 'error').mockImplementation(errors)
    vi.stubGlobal('reportError', errors)
  })
  afterEach(() => {
    page.stop()
    errors.mockClear()
  })

  /** What has happened outside of the page. The exchange goes on by itself. */
  const outside = () => [
    print.mock.calls.length,
    desk.place.server.requests.filter((path) => !path.startsWith('sync/')).length,
    desk.data.sync.waiting,
  ]
  const everything = () => JSON.stringify(outside()) + whatIsThere()
  const buttonSaying = (words: string) =>
    [...document.querySelectorAll('button')].find((one) => one.textContent.includes(words))

  /** Words that were typed are let go where the desk asks. */
  async function goTo(address: string): Promise<void> {
    void desk.go(address)
    await page.settled()
    buttonSaying('Partir sans')?.click()
    await page.settled()
  }
  /** The question before typed words are left belongs to the form, and has tests beside it. */
  const isQuestion = () => buttonSaying('Partir sans') !== undefined
  /** Whether there was such a control. */
  async function press(name: string, within: string): Promise<boolean> {
    const found = () => [within, 'body'].flatMap(controlsHere).find((control) => control.name === name)
    const isThere = await appears(() => found() !== undefined)
    if (isThere) use(found()!.element)
    await page.settled()
    return isThere
  }
  /** Everything that the server has is on the device: no page shows half of it. */
  function missing(): string[] {
    const { server } = desk.place
    const written = collectionNames.filter((name) => server.ids(name).length > 0)
    const { replica } = desk.data
    return written.flatMap((name) => server.ids(name).filter((id) => replica.held(name, id) === undefined))
  }
  async function show(scene: DeskScene): Promise<void> {
    if (await reach(scene)) return
    // What was pressed before took the way away: where nothing was pressed it is there.
    await desk.startAgain()
    expect(await reach(scene), scene.name).toBe(true)
  }
  async function reach({ at, first, then = [], within = 'main' }: DeskScene): Promise<boolean> {
    if (!document.getElementById('desk-menu')) {
      if (!buttonSaying('Se connecter')) await desk.startAgain()
      await desk.enter()
      await vi.waitFor(() => expect(missing()).toEqual([]), { timeout: 20_000, interval: 10 })
    }
    await goTo(nowhere.path)
    await goTo(at)
    await until(() => document.querySelector('main h1'))
    const back = () => controlsHere('main').find(({ name }) => name === first)?.element
    for (let element = back(); element; element = back()) {
      element.click()
      await page.settled()
    }
    for (const name of then) if (!(await press(name, within))) return false
    return true
  }

  /**
   * Whether using it changed anything that a person could notice. What a field shows by itself is no answer: somebody
   * must have drawn it anew.
   */
  async function acts({ element }: Control): Promise<boolean> {
    const isField = holdsValue(element)
    element.focus()
    const before = isField ? desk.drawn() : everything()
    const now = () => (isField ? desk.drawn() : everything())
    use(element)
    await page.settled()
    const did = await appears(() => now() !== before)
    await page.settled()
    return did
  }

  async function walk(scene: DeskScene, isDialog = false): Promise<string[]> {
    const here = () => controlsHere(scene.within ?? 'main')
    const find = (name: string) => here().find((one) => one.name === name)
    await show(scene)
    const place = placeHere()
    const names = unlike(here().map(({ name }) => name))
    const findings = foreignWords().map((words) => `no French: ${words}`)
    // Pages are looked at in a browser, which knows their colours and sizes; the rare dialogs are opened here.
    if (isDialog) findings.push(...(await axeFindings(dialogHere())))
    if (names.length === 0) findings.push('no control')
    for (const name of names) {
      const kind = kindOf(name)
      if (kind === '') findings.push('a control without a name')
      const before = proven.get(`${place}: ${kind}`)
      // It was pressed on this page in a scene before.
      if (before !== undefined && before !== scene.name) continue
      if (placeHere() !== place || !find(name)) await show(scene)
      if (!find(name)) {
        await desk.startAgain()
        await show(scene)
      }
      const control = find(name)
      if (!control) findings.push(`"${name}" cannot be reached`)
      else if (isDisabled(control.element)) grey.add(kind)
      else worked.add(kind)
      if (control) for (const file of writersOf(control.element)) used.add(file)
      if (!control || isDisabled(control.element) || isChosen(control.element)) continue
      proven.set(`${place}: ${kind}`, scene.name)
      if (!(await acts(control))) {
        // On a page where something else was pressed before, it may have nothing more to say.
        await show(scene)
        // Nor do lines that have just moved, before eyes have seen them (page/once-seen.ts).
        const since = performance.now()
        await until(() => performance.now() - since > SEEN_WITHIN)
        if (!find(name) || !(await acts(find(name)!))) findings.push(`"${name}" does nothing`)
      }
      for (const [error] of errors.mock.calls) findings.push(`"${name}": ${String(error)}`)
      errors.mockClear()
      if (isDialog || !dialogHere() || isQuestion()) continue
      const opened = { ...scene, then: [...(scene.then ?? []), name] }
      for (const finding of await walk(opened, true)) findings.push(`"${name}" > ${finding}`)
    }
    return findings
  }

  test.each([...scenes])(
    '$name: every control does something, in French',
    async (scene) => {
      expect([...new Set(await walk(scene))]).toEqual([])
    },
    120_000,
  )

  describe('no control is without a scene', () => {
    test('every page has one', () => {
      const isAt = (pattern: string, at: string) =>
        new RegExp(`^${pattern.replace(/:\w+/gu, '[^/]+')}$`, 'u').test(at)
      expect(pathsOf(routes).filter((path) => !scenes.some(({ at }) => isAt(path, at)))).toEqual([])
    })
    test('every component that a hand can use was used', () => {
      const { usable, idle } = componentsForHands(folders, leftOut)
      const unused = usable.filter((file) => !used.has(file))
      expect({ unused, leftOutForNothing: idle }).toEqual({ unused: [], leftOutForNothing: [] })
    })
    test('nothing is grey in every scene', () => {
      expect([...grey].filter((name) => !worked.has(name))).toEqual([])
    })
  })
}

/** The addresses of the pages, with what stands for a record as `:id`; an optional one is left out. */
function pathsOf(routes: readonly RouteRecordRaw[], base = ''): string[] {
  return routes.flatMap((route) => {
    const path = `${base}${route.path.replace(/\/:\w+\?$/u, '')}`
    if (route.children) return pathsOf(route.children, `${path}/`)
    return 'component' in route && route.component ? [path.replace(/\/$/u, '')] : []
  })
}

/** The page that is open, and the dialog over it. */
function placeHere(): string {
  const titles = [document.querySelector('main h1'), dialogHere()?.querySelector('h1, h2')]
  return titles.map((title) => title?.textContent ?? '').join(' > ')
}

/** Waits a little for something that may never come. */
function appears(holds: () => boolean): Promise<boolean> {
  return vi
    .waitFor(() => expect(holds()).toBe(true), { timeout: 2000, interval: 20 })
    .then(
      () => true,
      () => false,
    )
}

/** "Retirer le critère 3" and "Présent·e (2)" are rows of one list. */
function kindOf(name: string): string {
  return name
    .replace(/ \(\d+\)$/u, '')
    .replace(/\d+/gu, '#')
    .trim()
}

/** The rows of a list are alike: its first two and its last are pressed. */
function unlike(names: readonly string[]): string[] {
  const alike = [...Map.groupBy(names, kindOf).values()]
  const left = new Set(alike.flatMap((rows) => [...rows.slice(0, 2), ...rows.slice(-1)]))
  return names.filter((name) => left.has(name))
}
