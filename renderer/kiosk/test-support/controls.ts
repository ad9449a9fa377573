import { toRaw, type ComponentInternalInstance } from 'vue'
import { languages, type Language } from '../../../domain/language.ts'
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

type Tree = { readonly [key: string]: string | Tree }

/** Every form and every sentence of every text of a language. */
function wordsOf(tree: Tree): string[] {
  return Object.values(tree).flatMap((value) => {
    if (typeof value !== 'string') return wordsOf(value)
    const forms = value.split(' | ')
    const sentences = forms.flatMap((form) => form.split(/(?<=[.!?…])\s+/))
    return [...forms, ...sentences].filter(saysSomething).map((text) => text.replace(/\s+/gu, ' ').trim())
  })
}
/** A text that is nearly all blank would fit everything. */
function saysSomething(text: string): boolean {
  return (text.replace(BLANK, '').match(/\p{L}/gu) ?? []).length >= 4
}

const BLANK = /\{[^}]*\}/g

/** Tells whether words are one of these texts: whatever stands in their blanks. */
function matcherOf(texts: readonly string[]): (words: string) => boolean {
  const hasBlank = Map.groupBy(new Set(texts), (text) => text.search(BLANK) !== -1)
  const whole = new Set(hasBlank.get(false))
  const patterns = (hasBlank.get(true) ?? []).map(patternOf)
  return (words) => whole.has(words) || patterns.some((pattern) => pattern.test(words))
}
function patternOf(text: string): RegExp {
  const escaped = text.split(BLANK).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(`^${escaped.join('(?:.+)')}$`)
}

/** Tells which words on the page are a text of ours in another language than the one spoken. */
export function foreignWords(messages: Record<Language, Tree>): (spoken: Language) => string[] {
  const isOf = Object.fromEntries(
    languages.map((locale) => [locale, matcherOf(wordsOf(messages[locale]))]),
  ) as Record<Language, (words: string) => boolean>
  const known = new Map<string, Language[]>()
  const languagesOf = (words: string) => {
    const found = known.get(words) ?? languages.filter((locale) => isOf[locale](words))
    known.set(words, found)
    return found
  }
  return (spoken) =>
    wordsHere().filter((words) => {
      const languages = languagesOf(words)
      return languages.length > 0 && !languages.includes(spoken)
    })
}

/**
 * What is written in Latin letters on an Arabic screen, and says nowhere in which language it is, nor that it is
 * somebody's own words, which run from the side of their letters.
 */
export function unmarkedWords(names: RegExp): string[] {
  return wordsWith((element) => element.closest('[lang]:not(html), [dir="auto"]') === null).filter((text) => {
    const own = text.replace(names, '')
    return /\p{Script=Latin}{2}/u.test(own) && !/\p{Script=Arabic}/u.test(own)
  })
}

function wordsHere(): string[] {
  return wordsWith(() => true)
}

function wordsWith(fits: (element: Element) => boolean): string[] {
  // What comes out of the printer for others is French, whatever its reader speaks.
  const isRead = (element: Element | null) =>
    element !== null && element.closest('.print-sheets') === null && fits(element)
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const words: string[] = []
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode
    if (isRead(parentElement)) words.push(...(textContent ?? '').split(' · '))
  }
  for (const element of document.querySelectorAll('[aria-label]'))
    if (isRead(element)) words.push(element.getAttribute('aria-label')!)
  return words.map((text) => text.replace(/\s+/gu, ' ').trim()).filter((text) => /\p{L}{2}/u.test(text))
}
