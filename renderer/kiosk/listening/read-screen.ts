/** One thing that is read aloud, and where it stands. */
export interface Passage {
  element: HTMLElement
  text: string
}

/** Said in one breath: a title, a sentence, or one thing to touch with all its words. */
const whole =
  'h1, h2, h3, p, li:not(:has(button, a)), dt, dd, label, legend, button, a, [role=img][aria-label]'
/**
 * Passed over: what stands for the eyes only, what was typed, and what opens somebody's account, which the next
 * person in line must not hear.
 */
const unspoken = '[hidden], [aria-hidden=true], svg, input, textarea, [data-unspoken]'

/** What is read of a screen, in its order. */
export function passagesOf(screen: Element): Passage[] {
  if (screen.matches(unspoken)) return []
  if (screen.matches(whole)) {
    const text = wordsOf(screen)
    return text === '' ? [] : [{ element: screen as HTMLElement, text }]
  }
  return [...screen.childNodes].flatMap((node) => {
    if (node instanceof Element) return passagesOf(node)
    const text = node instanceof Text ? node.data.trim() : ''
    return text === '' ? [] : [{ element: screen as HTMLElement, text }]
  })
}

/** The words of one passage. Between two parts of it, as a name and what explains it, one takes breath. */
function wordsOf(element: Element): string {
  const label = element.getAttribute('aria-label')
  if (label !== null) return label
  let words = ''
  let wasPart = false
  for (const node of element.childNodes) {
    const isPart = node instanceof Element
    if (isPart && node.matches(unspoken)) continue
    const next = isPart ? wordsOf(node) : node instanceof Text ? node.data.replace(/\s+/g, ' ').trim() : ''
    if (next === '') continue
    const breath = isPart && wasPart && !/[.!?:…,;]$/.test(words) ? '.' : ''
    words += words === '' ? next : `${breath} ${next}`
    wasPart = isPart
  }
  return words
}
