import { computed, shallowRef, type WritableComputedRef } from 'vue'

/** Words, or how to say them: then they are said anew when the language changes. */
export type Sentence = WritableComputedRef<string, string | (() => string)>

/** A sentence about what somebody just did, such as why a field was refused; none at first. */
export function useSentence(): Sentence {
  const said = shallowRef<string | (() => string)>('')
  return computed({
    get: () => (typeof said.value === 'function' ? said.value() : said.value),
    set: (words) => (said.value = words),
  })
}
