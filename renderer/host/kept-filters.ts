import { inject, provide, shallowRef, type InjectionKey, type Ref } from 'vue'

/** What a host looks for in the lists of the desk: it is there again when they come back, and goes with them. */
const key: InjectionKey<Map<string, Ref<unknown>>> = Symbol('kept filters')

/** For the frame of the open desk, which is made anew for each host. */
export function provideKeptFilters(): void {
  provide(key, new Map())
}

/** A filter of a list, by a name of its own, as it was left. */
export function useKeptFilter<T>(name: string, initial: T): Ref<T> {
  const kept = inject(key)
  if (!kept) throw new Error('Nothing that keeps filters was provided')
  if (!kept.has(name)) kept.set(name, shallowRef(initial))
  return kept.get(name) as Ref<T>
}
