import { computed, watch, type ComputedRef, type Ref } from 'vue'
import { usePreferences } from '../../stores/preferences.ts'
import type { OffersView } from '../../stores/visitor-session.ts'

export interface Paged<One> {
  shown: ComputedRef<One[]>
  page: ComputedRef<number>
  pages: ComputedRef<number>
}

/** A few offers at once, fewer in easy French; another choice begins with the first ones again. */
export function usePaged<One>(found: Ref<readonly One[]>, view: OffersView): Paged<One> {
  const preferences = usePreferences()
  const aPage = computed(() => (preferences.language === 'fr-x-falc' ? 2 : 3))
  const pages = computed(() => Math.max(1, Math.ceil(found.value.length / aPage.value)))
  const page = computed(() => Math.min(view.page, pages.value - 1))
  const shown = computed(() => found.value.slice(page.value * aPage.value, (page.value + 1) * aPage.value))
  watch(
    () => ({ ...view.filter, order: view.order }),
    () => (view.page = 0),
  )
  return { shown, page, pages }
}
