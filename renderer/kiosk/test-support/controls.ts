import { toRaw, type ComponentInternalInstance } from 'vue'
import { directionOf, type KioskLanguage } from '../../../domain/language.ts'
import { wordsHere } from '../../page/testing/foreign-words.ts'
import { htmlLang } from '../../strings/i18n.ts'
import type { OpenedKiosk } from './mount-kiosk.ts'

const CONTROL = 'button, a[href], input, textarea, select, summary'

/** Everything on the page that a finger may use, and its name; keys of the on-screen keyboard are one control. */
export function controlsHere(): { name: string; element: HTMLElement }[] {
  return [...document.querySelectorAll<HTMLElement>(CONTROL)]
    .filter((element) => !element.closest('.simple-keyboard, [aria-hidden="true"]'))
    .map((element) => ({ name: nameOf(element), element }))
}

function nameOf(element: HTMLElement): string {
  const label = element.id ? document.querySelector(`label[for="${element.id}"]`) : null
  const words = element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent
  return words.replace(/\s+/gu, ' ').trim()
}

/**
 * Without those that stand between the first and the last of a list, drawn by one loop: they look the same but for
 * their words, and call the same code. Links each lead elsewhere, and are all kept.
 */
export function withoutMiddles(elements: readonly HTMLElement[]): HTMLElement[] {
  const rows = new Map<Element | null, Map<string, HTMLElement[]>>()
  for (const element of elements) {
    const row = element.closest('li, tr, label') ?? element
    const lists = rows.get(row.parentElement) ?? new Map<string, HTMLElement[]>()
    const kind = element.matches('a')
      ? `link ${elements.indexOf(element)}`
      : `${lookOf(row)} ${answerOf(element)}`
    lists.set(kind, [...(lists.get(kind) ?? []), element])
    rows.set(row.parentElement, lists)
  }
  const lists = [...rows.values()].flatMap((kinds) => [...kinds.values()])
  const middles = new Set(lists.flatMap((list) => list.slice(1, -1)))
  return elements.filter((element) => !middles.has(element))
}

/** Everything that is drawn in it, without its words: another picture is another case. */
function lookOf(row: Element): string {
  const parts = [row, ...row.querySelectorAll('*')]
  return parts.map((part) => `${part.tagName}.${part.getAttribute('class')}`).join(' ')
}

/** The code that is called when it is used, as Vue keeps it: at the element, and at the components it stands in. */
function answerOf(element: HTMLElement): string {
  const own = element as unknown as { readonly [listeners: symbol]: object | undefined }
  const key = Object.getOwnPropertySymbols(element).find(({ description }) => description === '_vei')
  const invokers = Object.values((key && own[key]) ?? {}) as ({ value: unknown } | undefined)[]
  const called = invokers.map((invoker) => String(invoker?.value))
  let { __vueParentComponent: component } = element as {
    __vueParentComponent?: ComponentInternalInstance | null
  }
  for (; component; component = component.parent) {
    const listeners = Object.entries(component.vnode.props ?? {}).filter(([name]) => name.startsWith('on'))
    called.push(String(component.type.__name), ...listeners.map(String))
  }
  return called.join('\n')
}

/** It says itself that it does nothing now, or is what is chosen already. */
export function isOff(element: HTMLElement): boolean {
  const field = element as HTMLButtonElement
  return field.disabled || element.getAttribute('aria-disabled') === 'true'
}

/** All that using a control may change: the screen, what is on it, what is remembered, kept, asked and printed. */
export function whatIsThere(kiosk: OpenedKiosk, outside: () => unknown): string {
  const fields = [...document.querySelectorAll('input, textarea')] as HTMLInputElement[]
  return JSON.stringify([
    kiosk.screen(),
    // A countdown goes on by itself.
    document.body.innerHTML.replace(/\d+:\d\d/g, ''),
    [...document.querySelectorAll('details')].map(({ open }) => open),
    fields.map(({ value }) => value),
    // Asked through its proxies, it takes longer than the page.
    toRaw(kiosk.session.$state),
    outside(),
  ])
}

/** What a language is written in, where that is not the letters of French. */
const letters: Partial<Record<KioskLanguage, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  uk: /\p{Script=Cyrillic}/u,
}
/**
 * What is written in Latin letters on a screen that has others, and says nowhere in which language it is, nor that it
 * is somebody's own words, which run from the side of their letters.
 */
export function unmarkedWords(spoken: KioskLanguage, names: RegExp): string[] {
  const own = letters[spoken]
  if (!own) return []
  return wordsHere((element) => element.closest('[lang]:not(html), [dir="auto"]') === null).filter(
    (text) => /\p{Script=Latin}{2}/u.test(text.replace(names, '')) && !own.test(text),
  )
}

/** Sentences that run from the side of another language than theirs. `isWhole`: the page is framed as a kiosk's. */
export function wrongSides(spoken: KioskLanguage, isWhole: boolean): string[] {
  const { lang, dir } = document.documentElement
  const side = directionOf(spoken)
  const page = isWhole && (lang !== htmlLang(spoken) || dir !== side) ? [`the page: ${lang} ${dir}`] : []
  const sideOf = (part: Element) => part.closest<HTMLElement>('[dir]:not(html)')?.dir ?? side
  const parts = [...document.querySelectorAll<HTMLElement>('[lang]:not(html)')].filter((part) => {
    const own = directionOf(part.lang as KioskLanguage)
    // One word has no side: the languages to choose from.
    return /\p{L} \p{L}/u.test(part.textContent) && ![own, 'auto'].includes(sideOf(part))
  })
  return [...page, ...parts.map((part) => `${part.lang} from the wrong side: ${part.textContent.trim()}`)]
}
