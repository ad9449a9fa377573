import { ref, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { troubleOf } from '../data/disk-watch.ts'
import { InvalidRecord } from '../data/write-failure.ts'
import { useSentence, type Sentence } from './use-sentence.ts'

/** Saving from a screen: never a dead button, never silence. */
export interface Saving {
  busy: Ref<boolean>
  /** What went wrong, in a sentence for the screen; gone at the next try. */
  failure: Sentence
  /**
   * Does the work, one at a time. `failed`: it threw, `failure` says what happened and the words typed stay;
   * `busy`: an earlier run has not ended, nothing was done.
   */
  run<T>(work: () => Promise<T>): Promise<Result<T, 'failed' | 'busy'>>
}

export function useSaving(): Saving {
  const { t } = useI18n()
  const busy = ref(false)
  const failure = useSentence()
  return {
    busy,
    failure,
    async run(work) {
      if (busy.value) return refuse('busy')
      busy.value = true
      failure.value = ''
      try {
        return ok(await work())
      } catch (cause) {
        // The sentence is for the person, the cause for the window's journal.
        reportError(cause)
        const why = failureOf(cause)
        failure.value = () => t(`common.save.${why}`)
        return refuse('failed')
      } finally {
        busy.value = false
      }
    },
  }
}

/** What to say of a save that failed. */
function failureOf(cause: unknown): 'full' | 'closed' | 'invalid' | 'failed' {
  if (cause instanceof InvalidRecord) return 'invalid'
  const trouble = troubleOf(cause)
  return trouble === 'lost' ? 'closed' : (trouble ?? 'failed')
}
