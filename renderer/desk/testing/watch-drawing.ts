import { relative } from 'node:path'
import type { ComponentOptions, ComponentPublicInstance } from 'vue'

/** What a desk draws: the files of its components that were on screen, and how often one was drawn anew. */
export interface Drawing {
  shown: Set<string>
  drawn: () => number
}

/** Notes it through a mixin that is given to the desk when it is mounted. */
export function watchDrawing(): Drawing & { mixin: ComponentOptions } {
  const shown = new Set<string>()
  let updates = 0
  function mounted(this: ComponentPublicInstance): void {
    const { __file } = this.$options as { __file?: string }
    if (__file) shown.add(relative(process.cwd(), __file))
  }
  return { shown, drawn: () => updates, mixin: { mounted, updated: () => (updates += 1) } }
}
