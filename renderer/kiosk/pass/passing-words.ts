import { onScopeDispose, watch } from 'vue'
import { useSentence, type Sentence } from '../../page/use-sentence.ts'

/** In milliseconds: long enough to read twice, and whoever comes next has done nothing wrong. */
const SAID_FOR = 15_000

/** Has a sentence go away by itself, as a screen that waits for the next person needs it. */
export function letPass(words: Sentence): Sentence {
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(words, (said) => {
    clearTimeout(timer)
    if (said !== '') timer = setTimeout(() => (words.value = ''), SAID_FOR)
  })
  onScopeDispose(() => clearTimeout(timer))
  return words
}

/** A sentence about what somebody just did, that goes away by itself. */
export function usePassingWords(): Sentence {
  return letPass(useSentence())
}
