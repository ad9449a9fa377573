import { relative } from 'node:path'
import type { ComponentInternalInstance } from 'vue'

const CONTROL = 'button, a[href], input, textarea, select, summary'

/** A control as a person knows it: its name, and which of those with that name. */
export interface Control {
  name: string
  element: HTMLElement
}

/** What can be used: in the dialog that stands over the page, when there is one, else in `within`. */
export function controlsHere(within: string): Control[] {
  const met = new Map<string, number>()
  const root = dialogHere() ?? document.querySelector(within)
  if (!root) return []
  // Looked up once: a search of the page for each field takes most of the time of a long form.
  const labels = new Map([...document.querySelectorAll('label')].map((label) => [label.htmlFor, label]))
  return [...root.querySelectorAll<HTMLElement>(CONTROL)]
    .filter((element) => !element.closest('[aria-hidden="true"]'))
    .map((element) => {
      const name = nameOf(element, element.id ? labels.get(element.id) : undefined)
      const count = (met.get(name) ?? 0) + 1
      met.set(name, count)
      return { name: count === 1 ? name : `${name} (${count})`, element }
    })
}

export function dialogHere(): Element | undefined {
  return [...document.querySelectorAll('[role="dialog"]')].at(-1)
}

function nameOf(element: HTMLElement, label: HTMLElement | undefined): string {
  const words =
    element.getAttribute('aria-label') ?? (label ?? element.closest('label') ?? element).textContent
  return words.replace(/\s+/gu, ' ').trim()
}

/** The files of the components that wrote it: its own, that which gave that one its words, and so on. */
export function writersOf(element: HTMLElement): string[] {
  const files: string[] = []
  type Written = ComponentInternalInstance | null | undefined
  let { __vueParentComponent: component } = element as { __vueParentComponent?: Written }
  while (component) {
    const { __file } = component.type as { __file?: string }
    if (__file) files.push(relative(process.cwd(), __file))
    component = (component.vnode as { ctx?: Written }).ctx ?? component.parent
  }
  return files
}

/** It says itself that it does nothing now. */
export function isDisabled(element: HTMLElement): boolean {
  return (element as HTMLButtonElement).disabled || element.getAttribute('aria-disabled') === 'true'
}

/** It says itself that it is what is chosen already. */
export function isChosen(element: HTMLElement): boolean {
  const says = (name: string) => element.getAttribute(name) === 'true'
  const isRadio = (element as HTMLInputElement).type === 'radio' && (element as HTMLInputElement).checked
  return isRadio || says('aria-selected') || says('aria-pressed') || element.hasAttribute('aria-current')
}

/** Its own value changes under the hand even when nobody listens. */
export function holdsValue(element: HTMLElement): boolean {
  return element.matches('input, textarea, select')
}

/** Uses a control as a person would: writes, chooses another, opens, or presses. */
export function use(element: HTMLElement): void {
  element.focus()
  if (element instanceof HTMLSelectElement) {
    const other = [...element.options].find(({ value, disabled }) => value !== element.value && !disabled)
    if (other) element.value = other.value
    element.dispatchEvent(new Event('change', { bubbles: true }))
  } else if (element.matches('input:not([type="checkbox"], [type="radio"]), textarea')) {
    const field = element as HTMLInputElement
    if (field.type === 'file') return choose(field)
    const written = { date: '2027-01-04', time: '07:35' }[field.type]
    field.value = written ?? `${field.value}7`
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    field.dispatchEvent(new Event('change', { bubbles: true }))
  } else element.click()
}

/** A file that nobody can read: what a person notices is the sentence that says so. */
function choose(field: HTMLInputElement): void {
  Object.defineProperty(field, 'files', { value: [new File(['?'], 'tableau.csv')], configurable: true })
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

/** All on the page that using a control may change. */
export function whatIsThere(): string {
  const fields = [...document.querySelectorAll('input, textarea, select')] as HTMLInputElement[]
  return JSON.stringify([
    document.body.innerHTML,
    [...document.querySelectorAll('details')].map(({ open }) => open),
    fields.map(({ value, checked }) => [value, checked]),
    document.activeElement?.outerHTML.slice(0, 200),
  ])
}

/** The name of a text that is not there, what is no word, or words of a library that nobody put into French. */
const FOREIGN =
  /^[a-z]+(\.[a-zA-Z0-9-]+)+$|\b(the|save|cancel|delete|loading|submit|search|next|previous|select|open|undefined|NaN|null)\b/iu

/** Words on the page that are no French of ours. */
export function foreignWords(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const words: string[] = []
  while (walker.nextNode()) words.push(walker.currentNode.textContent ?? '')
  for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
    for (const element of document.querySelectorAll(`[${name}]`)) words.push(element.getAttribute(name)!)
  }
  return words.map((text) => text.trim()).filter((text) => FOREIGN.test(text))
}
