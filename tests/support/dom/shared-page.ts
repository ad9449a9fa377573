// Dexie looks for a disk once, when the first file of a thread loads it.
import 'fake-indexeddb/auto'
import type { DetachedWindowAPI } from 'happy-dom'
import { vi } from 'vitest'
import { unmountAll } from '../../../renderer/page/testing/unmount-all.ts'

declare const happyDOM: DetachedWindowAPI

/** What a file of tests may replace or add to: the window, and what hangs at it. */
const changeable: readonly object[] = [globalThis, navigator, document, URL]
const asTheyCame = changeable.map((one) => ({ one, properties: Object.getOwnPropertyDescriptors(one) }))
const address = location.href
const root = document.documentElement
const attributes = new Map(elements().map((element) => [element, attributesOf(element)]))

function elements(): Element[] {
  return [root, document.head, document.body]
}
function attributesOf(element: Element): Map<string, string> {
  return new Map([...element.attributes].map(({ name, value }) => [name, value]))
}

/**
 * The page as the first file of its thread found it: nothing that one file of tests mounted, replaced, stored or left
 * in the document stands there for the next.
 */
export async function clearPage(): Promise<void> {
  vi.useRealTimers()
  unmountAll()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
  for (const { one, properties } of asTheyCame) giveBack(one, properties)
  document.head.replaceChildren()
  document.body.replaceChildren()
  for (const [element, before] of attributes) {
    for (const name of attributesOf(element).keys()) if (!before.has(name)) element.removeAttribute(name)
    for (const [name, value] of before) element.setAttribute(name, value)
  }
  getSelection()?.removeAllRanges()
  localStorage.clear()
  sessionStorage.clear()
  // A link to a file of the page's own leads away from it.
  await happyDOM.abort()
  happyDOM.setURL(address)
}

function giveBack(one: object, properties: Record<string, PropertyDescriptor>): void {
  for (const name of Object.getOwnPropertyNames(one)) {
    // Libraries note there that they were loaded, which they stay.
    if (!(name in properties) && !name.startsWith('__')) Reflect.deleteProperty(one, name)
  }
  for (const [name, before] of Object.entries(properties)) {
    const now = Object.getOwnPropertyDescriptor(one, name)
    if (now?.value !== before.value || now?.get !== before.get) Object.defineProperty(one, name, before)
  }
}
