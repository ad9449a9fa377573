import { computed, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Application } from '../../../domain/hiring/application.ts'
import type { Visit } from '../../../domain/visits/visit.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { readOlder } from '../../data/older-api.ts'
import { useSentence } from '../../page/use-sentence.ts'
import { refusalKey } from '../refusal-words.ts'
import { useHostSignIn } from '../sign-in/host-sign-in.ts'

interface OlderRecords {
  visits: Visit
  applications: Application
}

export interface Older<T = unknown> {
  /** What was told so far. */
  readonly records: Readonly<Ref<readonly T[]>>
  /** Everything was told. */
  readonly isDone: ComputedRef<boolean>
  readonly isAsked: Readonly<Ref<boolean>>
  readonly busy: Readonly<Ref<boolean>>
  readonly problem: Ref<string>
  ask(): Promise<void>
}

/**
 * What this desk no longer holds of a day or of an offer, asked of the server a page at a time. It is held in memory
 * until the screen goes or the host leaves, and nothing is written on it.
 */
export function useOlder<C extends keyof OlderRecords>(
  collection: C,
  of: () => string,
): Older<OlderRecords[C]> {
  const data = useDeviceData()
  const host = useHostSignIn()
  const { t } = useI18n()
  const records = shallowRef<readonly OlderRecords[C][]>([])
  const next = ref<string>()
  const isAsked = ref(false)
  const busy = ref(false)
  const problem = useSentence()

  /** Whose answer counts: none that was asked for another day or offer, or by a host who has left. */
  let asking = 0

  function forget() {
    asking += 1
    records.value = []
    next.value = undefined
    isAsked.value = false
    busy.value = false
    problem.value = ''
  }
  // The screen itself outlives a desk that is locked, with what was being typed.
  watch([of, host.host], forget)

  async function ask() {
    if (busy.value) return
    const mine = asking
    busy.value = true
    problem.value = ''
    const after = next.value === undefined ? {} : { after: next.value }
    const reply = await host.ask((person) => readOlder(data, person, { collection, of: of(), ...after }))
    if (mine !== asking) return
    busy.value = false
    if (!reply.ok) {
      const { reason } = reply
      problem.value = () => t(reason === 'unreachable' ? 'host.older.offline' : refusalKey(reason))
      return
    }
    isAsked.value = true
    const told: { [K in keyof OlderRecords]: OlderRecords[K][] } = reply.value
    const page: OlderRecords[C][] = told[collection]
    records.value = [...records.value, ...page]
    next.value = reply.value.next
  }

  return {
    records,
    isDone: computed(() => isAsked.value && next.value === undefined),
    isAsked,
    busy,
    problem,
    ask,
  }
}
