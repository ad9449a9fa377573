import { ref, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { ok, refuse, type Result } from '../../domain/result.ts'

/** Saving from a screen: never a dead button, never silence. */
export interface Saving {
  busy: Ref<boolean>
  /** What went wrong, in a sentence for the screen; gone at the next try. */
  failure: Ref<string | undefined>
  /**
   * Does the work, one at a time. `failed`: it threw, `failure` says what happened and the words typed stay;
   * `busy`: an earlier run has not ended, nothing was done.
   */
  run<T>(work: () => Promise<T>): Promise<Result<T, 'failed' | 'busy'>>
}

export function useSaving(): Saving {
  const { t } = useI18n()
  const busy = ref(false)
  const failure = ref<string>()
  return {
    busy,
    failure,
    async run(work) {
      if (busy.value) return refuse('busy')
      busy.value = true
      failure.value = undefined
      try {
        return ok(await work())
      } catch (cause) {
        // The sentence is for the person, the cause for the window's journal.
        reportError(cause)
        failure.value = t(`common.save.${failureOf(cause)}`)
        return refuse('failed')
      } finally {
        busy.value = false
      }
    },
  }
}

/** Names of IndexedDB's own errors, wherever a library wrapped them. */
function failureOf(cause: unknown): 'full' | 'closed' | 'failed' {
  const names = [...chainOf(cause)].map(({ name, message }) => `${name} ${message}`).join(' ')
  if (/QuotaExceeded/u.test(names)) return 'full'
  if (/DatabaseClosed|InvalidState|database connection is closing/u.test(names)) return 'closed'
  return 'failed'
}

function* chainOf(cause: unknown): Generator<{ name: string; message: string }> {
  const seen = new Set<unknown>()
  for (let next = cause; next instanceof Error && !seen.has(next); next = inner(next)) {
    seen.add(next)
    yield next
  }
}

/** Dexie says `inner`, the language `cause`. */
function inner(error: Error): unknown {
  return error.cause ?? (error as { inner?: unknown }).inner
}
