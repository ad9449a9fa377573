import { computed, inject, provide, type InjectionKey, type Ref } from 'vue'

const key: InjectionKey<Readonly<Ref<boolean>>> = Symbol('veil')

/** Lets a desk hide candidates' names and words in everything below the calling component. */
export function provideVeil(veiled: Readonly<Ref<boolean>>): void {
  provide(key, veiled)
}

/** Whether names and words are hidden now; never, on a desk without a veil. */
export function useVeil(): Readonly<Ref<boolean>> {
  return inject(key, () => computed(() => false), true)
}
