import { onActivated, onDeactivated, onMounted, onScopeDispose } from 'vue'

/** Ctrl+K, and ⌘K where that is the key for it; by place where a keyboard writes no Latin letters. */
export function isPaletteKey(event: KeyboardEvent): boolean {
  if (event.altKey || event.shiftKey || event.ctrlKey === event.metaKey) return false
  const isLatin = /^[a-z]$/i.test(event.key)
  return isLatin ? event.key.toLowerCase() === 'k' : event.code === 'KeyK'
}

/** Listens while the open desk is in the page. A question that lies over it is answered first. */
export function usePaletteKey(open: () => void): void {
  function pressed(event: KeyboardEvent) {
    if (!isPaletteKey(event)) return
    // The browser has another use for it, which would lead away from the desk.
    event.preventDefault()
    if (!document.querySelector('[role=dialog], [role=alertdialog]')) open()
  }
  const listen = () => document.addEventListener('keydown', pressed)
  const stop = () => document.removeEventListener('keydown', pressed)
  onMounted(listen)
  onActivated(listen)
  onDeactivated(stop)
  onScopeDispose(stop)
}
