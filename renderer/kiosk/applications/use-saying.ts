import { computed, type ComputedRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { CandidateWord } from '../../../domain/hiring/tell-as-candidate.ts'
import { sayAbout } from '../../data/applications.ts'
import { useDeviceData } from '../../data/device-data.ts'
import type { MyApplication } from '../../data/visitor-api.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'
import { useSaving, type Saving } from '../../page/use-saving.ts'

/** The application of this session with that id, and a way to say something about it that is kept and sent. */
export interface Saying {
  mine: ComputedRef<MyApplication | undefined>
  busy: Ref<boolean>
  failure: Saving['failure']
  /** Whether it was kept; `failure` says why not. */
  say(word: CandidateWord): Promise<boolean>
}

export function useSaying(applicationId: () => string): Saying {
  const { t } = useI18n()
  const data = useDeviceData()
  const session = useVisitorSession()
  const { busy, failure, run } = useSaving()
  const mine = computed(() =>
    session.myApplications.find(({ application }) => application.id === applicationId()),
  )
  return {
    mine,
    busy,
    failure,
    async say(word) {
      const { value: told } = mine
      if (!told) return false
      const said = await run(() => sayAbout(data, told.application, word, session.secret))
      if (!said.ok) return false
      if (said.value.ok) told.application = said.value.value
      else {
        const words = said.value.reason === 'not-ready' ? 'kiosk.apply.notReady' : 'jobs.say.tooLate'
        failure.value = () => t(words)
      }
      return said.value.ok
    },
  }
}
