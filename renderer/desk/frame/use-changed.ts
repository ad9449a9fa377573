import { computed, ref, type ComputedRef } from 'vue'

/** What was typed since a form was filled or saved. */
export interface Changed {
  readonly isChanged: ComputedRef<boolean>
  /** What is there now is saved, or as it came. */
  settle(): void
}

/** Compares what a form holds with what it was filled with. */
export function useChanged(words: () => unknown): Changed {
  const now = () => JSON.stringify(words())
  const filled = ref(now())
  return {
    isChanged: computed(() => now() !== filled.value),
    settle: () => (filled.value = now()),
  }
}
