import { watch } from 'vue'

/** How long something new is looked at before it can be pressed, in milliseconds; as at the kiosk (seen-first.ts). */
const SEEN_AFTER = 450

/**
 * For buttons on the lines of a list: once lines moved, a second press meant for the line that stood there lands on
 * another one, and is ignored for as long as eyes need. `keys`: of the lines; a list that fills moves nothing.
 */
export function useOnceSeen(keys: () => readonly string[]): (act: () => void) => void {
  let movedAt = -Infinity
  watch(
    () => keys().join(),
    (_now, before) => {
      if (before !== '') movedAt = performance.now()
    },
    { flush: 'sync' },
  )
  return (act) => {
    if (performance.now() - movedAt >= SEEN_AFTER) act()
  }
}
