import { useI18n } from 'vue-i18n'
import { answerExpectation, type AnswerExpectation } from '../../../domain/hiring/answer-expectation.ts'
import { applicationStatus, type ApplicationStatus } from '../../../domain/hiring/application-status.ts'
import type { Instant } from '../../../domain/time.ts'
import type { MyApplication } from '../../data/visitor-api.ts'
import type { PictogramName } from '../../ui/pictograms/pictograms.ts'
import { useDates } from '../dates.ts'

interface StatusWords {
  icon: PictogramName
  /** Where it stands: "Lue le 12 mars". */
  headline: string
  /** What comes next, when something does. */
  detail: string
}

const icons: Record<ApplicationStatus['kind'], PictogramName> = {
  received: 'applications',
  viewed: 'curious',
  'info-requested': 'message',
  pursued: 'meet-people',
  hired: 'seed',
  refused: 'message',
  declined: 'hand',
  withdrawn: 'back',
  silent: 'clock',
}

/** Where an application stands, in plain words; a refusal or a silence is never the person's fault. */
export function useStatusWords() {
  const { t } = useI18n()
  const { showDay, showInstant } = useDates()

  function statusWords({ application, employer }: MyApplication, now: Instant): StatusWords {
    const status = applicationStatus(application, now)
    const on = { day: showInstant(status.at), due: showDay(status.dueOn) }
    return {
      icon: icons[status.kind],
      headline: t(`kiosk.status.${status.kind}`, on),
      detail: detailOf(status, on, answerExpectation(employer.reciprok)),
    }
  }

  function detailOf(
    status: ApplicationStatus,
    { due }: { due: string },
    expectation: AnswerExpectation,
  ): string {
    switch (status.kind) {
      case 'received':
      case 'viewed':
        return status.overdue ? t('jobs.late', { due }) : t(`jobs.expect.${expectation}`, { day: due })
      case 'silent':
        return t('kiosk.status.notAboutYou')
      case 'refused':
        return t('kiosk.status.readWhy')
      case 'pursued':
      case 'info-requested':
      case 'hired':
        return t('kiosk.status.readNext')
      default:
        return ''
    }
  }
  return { statusWords }
}
