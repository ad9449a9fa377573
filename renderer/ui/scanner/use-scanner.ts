import { onScopeDispose } from 'vue'
import { changeField, focusedField } from '../typing/field.ts'
import { eraseBackwards, typeCharacter } from '../typing/typing.ts'
import {
  nobodyFollowed,
  nothingHeld,
  pressKey,
  READING_PAUSE,
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

  function apply(step: WedgeStep) {
    state = step.state
    if (step.takeBack) takeBack(step.takeBack)
    if (step.giveBack) typeIntoFocus(step.giveBack)
    clearTimeout(timer)
    const pause = state.isReading ? READING_PAUSE : WEDGE_PAUSE
    if (state.held.length > 0) timer = setTimeout(() => apply(nobodyFollowed(state)), pause + GRACE)
    if (step.scan !== null) heard(step.scan)
  }
  function press(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const step = pressKey(state, { key: event.key, code: event.code, at: event.timeStamp })
    if (step.swallow) {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    apply(step)
  }

  window.addEventListener('keydown', press, { capture: true })
  onScopeDispose(() => {
    clearTimeout(timer)
    window.removeEventListener('keydown', press, { capture: true })
  })
}

function typeIntoFocus(text: string) {
  const field = focusedField()
  if (!field) return
  const maxLength = field.maxLength > 0 ? field.maxLength : undefined
  for (const character of text) changeField(field, (before) => typeCharacter(before, character, maxLength))
}

/** Takes the beginning of a code out of the field again, when it is there. */
function takeBack(text: string) {
  const field = focusedField()
  if (!field?.value.slice(0, field.selectionStart ?? field.value.length).endsWith(text)) return
  for (const _character of text) changeField(field, eraseBackwards)
}
