import { inject, onScopeDispose, provide, type InjectionKey } from 'vue'
import { changeField, focusedField } from '../keyboard/field.ts'
import { typeCharacter } from '../keyboard/typing.ts'
import { nothingHeld, pressKey, waitedUntil, WEDGE_PAUSE, type WedgeState, type WedgeStep } from './wedge.ts'

type ScanListener = (text: string) => void
const scansKey: InjectionKey<Set<ScanListener>> = Symbol('scans')

/** Listens to the keyboard for a scanner, everywhere; scans go to the screen that waits for one. */
export function provideScans(): void {
  const listeners = new Set<ScanListener>()
  provide(scansKey, listeners)

  let state: WedgeState = nothingHeld
  let timer: ReturnType<typeof setTimeout> | undefined

  function apply(step: WedgeStep) {
    state = step.state
    if (step.giveBack) typeIntoFocus(step.giveBack)
    if (step.scan !== null) for (const listener of listeners) listener(step.scan)
    clearTimeout(timer)
    if (state.length > 0)
      timer = setTimeout(() => apply(waitedUntil(state, performance.now())), WEDGE_PAUSE + 5)
  }
  function press(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const step = pressKey(state, { key: event.key, code: event.code, at: performance.now() })
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

/** Hears what is scanned while this component is on screen. */
export function useScans(listener: ScanListener): void {
  const listeners = inject(scansKey)
  if (!listeners) throw new Error('No scanner was provided')
  listeners.add(listener)
  onScopeDispose(() => listeners.delete(listener))
}

function typeIntoFocus(text: string) {
  const field = focusedField()
  if (!field) return
  const maxLength = field.maxLength > 0 ? field.maxLength : undefined
  for (const character of text) changeField(field, (before) => typeCharacter(before, character, maxLength))
}
