import type { ComponentOptions } from 'vue'

/** How often something of what is on screen was drawn anew. */
export interface Drawing {
  drawn: () => number
}

/** Notes it through a mixin that is given to what is mounted. */
export function watchDrawing(): Drawing & { mixin: ComponentOptions } {
  let updates = 0
  return { drawn: () => updates, mixin: { updated: () => (updates += 1) } }
}
