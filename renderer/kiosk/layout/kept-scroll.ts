import { nextTick, onBeforeUnmount, onMounted, useTemplateRef } from 'vue'

/**
 * A screen that one comes back to stands where it was left. `name`: the template ref of an element in it;
 * `kept`: where its height is remembered.
 */
export function useKeptScroll(name: string, kept: { scroll: number }): void {
  const part = useTemplateRef<HTMLElement>(name)
  const screen = () => part.value?.closest('main')
  onMounted(async () => {
    await nextTick()
    if (kept.scroll > 0) screen()?.scrollTo({ top: kept.scroll })
  })
  onBeforeUnmount(() => {
    kept.scroll = screen()?.scrollTop ?? 0
  })
}
