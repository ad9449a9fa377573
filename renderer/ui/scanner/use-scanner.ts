import { onActivated, onDeactivated, onScopeDispose } from 'vue'
import { changeField, focusedField } from '../typing/field.ts'
import { eraseBackwards, typeCharacter } from '../typing/typing.ts'
import {
  isModifier,
  nobodyFollowed,
  nothingHeld,
  pressKey,
  READING_PAUSE,
  somethingElse,
  WEDGE_PAUSE,
  type WedgeState,
  type WedgeStep,
} from './wedge.ts'

/** Above the longest pause, so that a key that came in time is heard first, in milliseconds. */
const GRACE = 5

/**
 * Listens to the keyboard for a scanner, everywhere on the page, while the calling component is on screen.
 * `heard`: what was scanned, in each way it can be read, likeliest first.
 */
export function useScanner(heard: (texts: readonly string[]) => void): void {
  let state: WedgeState = nothingHeld
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOurs = false

  /** `following`: what is in the field already and belongs behind what is given back. */
  function apply(step: WedgeStep, following = '') {
    state = step.state
    ourselves(() => {
      if (step.takeBack) takeBack(step.takeBack)
      if (step.giveBack) typeIntoFocus(step.giveBack, following)
    })
    clearTimeout(timer)
    const pause = state.isReading ? READING_PAUSE : WEDGE_PAUSE
    if (state.held.length > 0) timer = setTimeout(() => apply(nobodyFollowed(state)), pause + GRACE)
    if (step.scan !== null) heard(step.scan)
  }
  function press(event: KeyboardEvent) {
    if (event.isComposing || isModifier(event.key)) return
    if (event.ctrlKey || event.metaKey || event.altKey) return giveBackFirst()
    const step = pressKey(state, { key: event.key, code: event.code, at: event.timeStamp })
    if (step.swallow) {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    apply(step)
  }
  /** A change of the field of our own is heard too, and must not be taken for a person's. */
  function ourselves(change: () => void) {
    isOurs = true
    change()
    isOurs = false
  }
  /** What is held was typed before what comes now. */
  function giveBackFirst() {
    if (!isOurs && state.held.length > 0) apply(somethingElse(state))
  }
  /**
   * Text that is about to come. We put it in, too: a browser inserts it behind what has just been given back,
   * and then sets the caret where it would have been without.
   */
  function comes(event: InputEvent) {
    if (isOurs || state.held.length === 0 || state.isReading) return
    giveBackFirst()
    if (event.data === null || !event.cancelable) return
    event.preventDefault()
    ourselves(() => typeIntoFocus(event.data!))
  }
  /** Some text is not announced before it is in the field. */
  function typed(event: Event) {
    const text = event instanceof InputEvent && event.data !== null ? event.data : ''
    if (!isOurs && state.held.length > 0) apply(somethingElse(state), text)
  }

  const listeners = [
    ['keydown', press],
    ['beforeinput', comes],
    ['compositionstart', giveBackFirst],
    ['pointerdown', giveBackFirst],
    ['input', typed],
  ] as [string, EventListener][]
  function listen() {
    for (const [kind, listener] of listeners) window.addEventListener(kind, listener, { capture: true })
  }
  function stop() {
    clearTimeout(timer)
    state = nothingHeld
    for (const [kind, listener] of listeners) window.removeEventListener(kind, listener, { capture: true })
  }
  listen()
  onScopeDispose(stop)
  // Kept but not shown, as behind the lock of a desk, a screen hears nothing.
  onActivated(listen)
  onDeactivated(stop)
}

function typeIntoFocus(text: string, following = '') {
  const field = focusedField()
  if (!field) return
  const maxLength = field.maxLength > 0 ? field.maxLength : undefined
  const isThere = field.value.slice(0, caretOf(field)).endsWith(following)
  const step = (characters: number) => {
    if (isThere && characters !== 0)
      field.setSelectionRange(caretOf(field) + characters, caretOf(field) + characters)
  }
  step(-following.length)
  for (const character of text) changeField(field, (before) => typeCharacter(before, character, maxLength))
  step(following.length)
}

function caretOf(field: HTMLInputElement | HTMLTextAreaElement): number {
  return field.selectionStart ?? field.value.length
}

/** Takes the beginning of a code out of the field again, when it is there. */
function takeBack(text: string) {
  const field = focusedField()
  if (!field?.value.slice(0, caretOf(field)).endsWith(text)) return
  for (const _character of text) changeField(field, eraseBackwards)
}
