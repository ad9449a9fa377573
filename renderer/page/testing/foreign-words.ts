import { languages, type KioskLanguage, type Language } from '../../../domain/language.ts'
import { htmlLang } from '../../strings/i18n.ts'

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
  // One for all: five languages of hundreds of such texts are asked for each word that is new.
  const filled = new RegExp(`^(?:${(hasBlank.get(true) ?? []).map(patternOf).join('|')})$`)
  return (words) => whole.has(words) || filled.test(words)
}
function patternOf(text: string): string {
  const escaped = text.split(BLANK).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return escaped.join('.+')
}

/**
 * Tells which words on the page are a text of ours in another language than the one spoken, or the name of a text. What
 * records hold is in none of the other languages of the kiosk: there it is in the language that its element says.
 */
export function foreignWords<L extends KioskLanguage>(
  ...texts: readonly Readonly<Record<L, Tree>>[]
): (spoken: L) => string[] {
  const spokenHere = [...new Set(texts.flatMap((one) => Object.keys(one) as L[]))]
  const isOf = spokenHere.map((language) => {
    const words = texts.flatMap((one) => (one[language] ? wordsOf(one[language]) : []))
    return [language, matcherOf(words)] as const
  })
  const known = new Map<string, KioskLanguage[]>()
  const languagesOf = (words: string) => {
    const found =
      known.get(words) ?? isOf.filter(([, matches]) => matches(words)).map(([language]) => language)
    known.set(words, found)
    return found
  }
  return (spoken) =>
    readHere()
      .filter(({ words, marked }) => {
        if (texts.some((one) => isName(one[spoken], words))) return true
        const isOurs = (language: KioskLanguage) =>
          language === spoken || (marked === htmlLang(language) && !languages.includes(spoken as Language))
        const found = languagesOf(words)
        return found.length > 0 && !found.some(isOurs)
      })
      .map(({ words }) => words)
}
/** "board.title", of which there is a text or at least a part. */
function isName(tree: Tree, words: string): boolean {
  const [area, ...parts] = words.split('.')
  return parts.length > 0 && /^[\w.-]+$/.test(words) && tree[area!] !== undefined
}

/** Everything that can be read or heard on the page; `fits`: of these elements. */
export function wordsHere(fits: (element: Element) => boolean): string[] {
  return readHere(fits).map(({ words }) => words)
}

/** The same, with the language that an element says of itself, where it is not that of the page. */
function readHere(fits: (element: Element) => boolean = () => true): { words: string; marked?: string }[] {
  const found: { words: string; marked?: string }[] = []
  const note = (element: Element | null, text: string | null) => {
    // What comes out of the printer for others is French, whatever its reader speaks.
    if (!element || !text || element.closest('.print-sheets') || !fits(element)) return
    const lang = element.closest<HTMLElement>('[lang]:not(html)')?.lang
    for (const part of text.split(' · ')) {
      const words = part.replace(/\s+/gu, ' ').trim()
      if (/\p{L}{2}/u.test(words)) found.push({ words, ...(lang ? { marked: lang } : {}) })
    }
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) note(walker.currentNode.parentElement, walker.currentNode.textContent)
  for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
    for (const element of document.querySelectorAll(`[${name}]`)) note(element, element.getAttribute(name))
  return found
}
