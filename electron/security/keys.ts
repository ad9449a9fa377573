import type { Input, WebContents } from 'electron'
import type { DeviceRole } from '../../domain/sync/scope.ts'

/** Keys with a name that a form needs. F-keys, Escape's neighbours and browser keys are not among them. */
const formKeys: ReadonlySet<string> = new Set([
  'AltGraph',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'Backspace',
  'CapsLock',
  'Compose',
  'Dead',
  'Delete',
  'End',
  'Enter',
  'Escape',
  'Home',
  'PageDown',
  'PageUp',
  'Process',
  'Shift',
  'Tab',
])

/** Alone they do nothing; Windows sends both before a character typed with AltGr. */
const modifiers: ReadonlySet<string> = new Set(['Control', 'Alt'])

/** Select, copy, cut, paste, undo, redo: at a desk only. At a kiosk the clipboard is the last visitor's. */
const deskShortcuts: ReadonlySet<string> = new Set(['a', 'c', 'x', 'v', 'z', 'y'])

type Key = Pick<Input, 'key' | 'control' | 'alt' | 'meta'>

/**
 * Whether a key may reach the page. A list of what is allowed, so that a shortcut nobody thought of
 * (reload, print, find, zoom, developer tools, a new one of the next Chromium) stays shut.
 */
export function isAllowedKey(input: Key, role: DeviceRole): boolean {
  const character = [...input.key].length === 1
  // Control and Alt together are AltGr on Windows: `@`, `€`, `#` on a French keyboard. No letter needs it.
  const altGr = input.control && input.alt
  if (altGr) return character && !/^[a-z0-9]$/i.test(input.key)
  if (modifiers.has(input.key)) return !input.meta
  if (input.meta || input.control) {
    return role !== 'kiosk' && !input.alt && deskShortcuts.has(input.key.toLowerCase())
  }
  if (input.alt) return false
  return character || formKeys.has(input.key)
}

export function guardKeys(contents: WebContents, role: DeviceRole): void {
  contents.setIgnoreMenuShortcuts(true)
  contents.on('before-input-event', (event, input) => {
    if (!isAllowedKey(input, role)) event.preventDefault()
  })
}
