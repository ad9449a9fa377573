import { ref, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Answer } from '../../../../domain/hiring/answer-application.ts'
import { answerApplications, type HowItIsSent } from '../../../data/applications.ts'
import type { DeviceData } from '../../../data/device-data.ts'

/** Sends answers, one at a time, and says in words why one could not be kept. */
export interface Sending {
  busy: Ref<boolean>
  failure: Ref<string | undefined>
  /** The applications that it reached; none when nothing was written. */
  send(applicationIds: readonly string[], answer: Answer, how?: HowItIsSent): Promise<readonly string[]>
}

const explained = new Set<string>([
  'same-reason-twice',
  'too-many-reasons',
  'text-too-long',
  'protected-wording',
  'withdrawn',
  'already-decided',
  'not-decided',
  'history-full',
  'referral-closed',
  'referral-before-refusal',
  'referral-empty',
  'referred-before',
  'referral-open',
  'too-many-referrals',
  'nothing-to-answer',
  'told-before-application',
  'told-denied-before',
])

export function useSending(data: DeviceData): Sending {
  const { t } = useI18n()
  const busy = ref(false)
  const failure = ref<string>()
  return {
    busy,
    failure,
    async send(applicationIds, answer, how) {
      busy.value = true
      failure.value = undefined
      try {
        const outcome = await answerApplications(data, applicationIds, answer, how)
        if (outcome.ok) return outcome.value
        failure.value = t(`hiring.answer.problem.${explained.has(outcome.reason) ? outcome.reason : 'other'}`)
      } catch (cause) {
        // The disk refused the write: the text stays on screen, and the cause goes to the window's journal.
        reportError(cause)
        failure.value = t('hiring.answer.problem.other')
      } finally {
        busy.value = false
      }
      return []
    },
  }
}
