import { computed, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { VisitorId } from '../../../domain/ids.ts'
import type { Visit } from '../../../domain/visits/visit.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { readVisitorVisits } from '../../data/visitor-files-api.ts'
import { useSentence } from '../../page/use-sentence.ts'
import { refusalKey } from '../refusal-words.ts'
import { useHostSignIn } from '../sign-in/host-sign-in.ts'

export interface OlderVisitsOf {
  readonly visits: Readonly<Ref<readonly Visit[]>>
  readonly isAsked: Readonly<Ref<boolean>>
  readonly isDone: ComputedRef<boolean>
  readonly busy: Readonly<Ref<boolean>>
  readonly problem: Ref<string>
  ask(): Promise<void>
}

/**
 * The visits of a person that this desk no longer holds, a page at a time; in memory until the screen or the host goes, or another
 * entry becomes theirs or another person's. `entries`: which are theirs.
 */
export function useOlderVisits(of: () => VisitorId, entries: () => string): OlderVisitsOf {
  const data = useDeviceData()
  const session = useHostSignIn()
  const { t } = useI18n()
  const visits = shallowRef<readonly Visit[]>([])
  const next = ref<string>()
  const isAsked = ref(false)
  const busy = ref(false)
  const problem = useSentence()
  /** Whose answer counts: none that was asked for another person or other entries of theirs, or by a host who has left. */
  let asking = 0

  watch([of, entries, session.host], () => {
    asking += 1
    visits.value = []
    next.value = undefined
    isAsked.value = false
    busy.value = false
    problem.value = ''
  })

  async function ask() {
    if (busy.value) return
    const mine = asking
    busy.value = true
    problem.value = ''
    const reply = await session.ask((host) => readVisitorVisits(data, host, of(), next.value))
    if (mine !== asking) return
    busy.value = false
    if (!reply.ok) {
      const { reason } = reply
      problem.value = () => t(reason === 'unreachable' ? 'host.older.offline' : refusalKey(reason))
      return
    }
    isAsked.value = true
    visits.value = [...visits.value, ...reply.value.visits]
    next.value = reply.value.next
  }
  return {
    ...{ visits, isAsked, busy, problem, ask },
    isDone: computed(() => isAsked.value && next.value === undefined),
  }
}
