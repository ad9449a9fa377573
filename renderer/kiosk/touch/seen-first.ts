/**
 * Nothing acts before it could be seen. A second tap, meant for what was there before, lands on the next
 * screen: so whatever has just come (another screen, a dialog, another step, another control under the
 * finger) ignores fingers and keys for as long as eyes need.
 *
 * No screen takes part in it: the page itself is watched. While it waits, `data-arriving` stands on the root
 * and the style sheet lets every pointer through to nothing.
 */

/** How long something new is looked at before it can be touched, in milliseconds after it was painted. */
export const SEEN_AFTER = 450
/** Two taps on one control less than this apart are one trembling hand, in milliseconds. */
const BOUNCE = 250

const SCREEN = 'h1, [role="dialog"], [role="alertdialog"]'
const CONTROL = 'label, button, a[href], input, textarea, select, summary, [role="button"]'
/** Keys are struck in quick succession, and change their letters under the finger. */
const KEYBOARD = '.simple-keyboard'
const TEXT_FIELD = 'input:not([type="radio"], [type="checkbox"]), textarea'

interface Tap {
  control: Element | null
  /** What stood on the control: the same button with other words is another one. */
  words: string
  x: number
  y: number
  at: number
}

/** Starts to watch the page; returns how to stop. */
export function actOnlyOnWhatWasSeen(page: Document): () => void {
  const window = page.defaultView!
  const root = page.documentElement
  let lastTap: Tap | null = null
  /** The pointer whose tap is ignored to its end. */
  let ignoredPointer: number | null = null
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const isArriving = () => root.hasAttribute('data-arriving')

  function arrive() {
    root.setAttribute('data-arriving', '')
    window.cancelAnimationFrame(frame)
    clearTimeout(timer)
    frame = window.requestAnimationFrame(() => (timer = setTimeout(settle, SEEN_AFTER)))
  }
  function settle() {
    root.removeAttribute('data-arriving')
    lastTap = null
  }

  function tapped(event: PointerEvent) {
    const control = controlOf(event.target)
    const again = control !== null && control === lastTap?.control && event.timeStamp - lastTap.at < BOUNCE
    ignoredPointer = isArriving() || (again && !control.closest(KEYBOARD)) ? event.pointerId : null
    if (ignoredPointer !== null) return ignore(event)
    lastTap = { control, words: wordsOf(control), x: event.clientX, y: event.clientY, at: event.timeStamp }
  }
  function clicked(event: MouseEvent) {
    if (isArriving() || (event as PointerEvent).pointerId === ignoredPointer) ignore(event)
  }
  function pressed(event: KeyboardEvent) {
    const isText = event.target instanceof window.Element && event.target.matches(TEXT_FIELD)
    const activates = event.key === 'Enter' || (event.key === ' ' && !isText)
    if (activates && (isArriving() || (event.repeat && !isText))) ignore(event)
  }
  /** Whether something else stands under the finger now than when it tapped. */
  function changedUnderTheFinger(): boolean {
    if (lastTap === null || isArriving()) return false
    const control = controlOf(page.elementFromPoint(lastTap.x, lastTap.y))
    if (control?.closest(KEYBOARD) && lastTap.control?.closest(KEYBOARD)) return false
    return control !== lastTap.control || wordsOf(control) !== lastTap.words
  }

  const observer = new window.MutationObserver((changes) => {
    if (changes.some(bringsScreen) || changedUnderTheFinger()) arrive()
  })
  observer.observe(page.body, { childList: true, characterData: true, subtree: true })
  const listeners = [
    ['pointerdown', tapped],
    ['click', clicked],
    ['keydown', pressed],
  ] as [string, EventListener][]
  for (const [kind, listener] of listeners) window.addEventListener(kind, listener, { capture: true })
  return () => {
    observer.disconnect()
    for (const [kind, listener] of listeners) window.removeEventListener(kind, listener, { capture: true })
    window.cancelAnimationFrame(frame)
    clearTimeout(timer)
    settle()
  }
}

/** A title or a dialog came, changed its words, or a dialog went and bared what was under it. */
function bringsScreen({ target, addedNodes, removedNodes }: MutationRecord): boolean {
  const place = target.nodeType === Node.ELEMENT_NODE ? (target as Element) : target.parentElement
  if (place?.closest('h1')) return true
  return [...addedNodes, ...removedNodes].some(
    (node) =>
      node.nodeType === Node.ELEMENT_NODE &&
      ((node as Element).matches(SCREEN) || (node as Element).querySelector(SCREEN) !== null),
  )
}

function controlOf(target: EventTarget | null): Element | null {
  if (!(target instanceof Element)) return null
  return target.closest('label') ?? target.closest(CONTROL)
}

function wordsOf(control: Element | null): string {
  return control ? `${control.getAttribute('aria-label') ?? ''} ${control.textContent ?? ''}` : ''
}

function ignore(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}
