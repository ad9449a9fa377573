import { useI18n } from 'vue-i18n'
import {
  applicationStatus,
  expectedAnswer,
  type ApplicationStatus,
} from '../../../domain/hiring/application-status.ts'
import { whatIsAsked } from '../../../domain/hiring/what-is-asked.ts'
import { whatNext, type WhatNext } from '../../../domain/hiring/what-next.ts'
import type { Instant } from '../../../domain/time.ts'
import type { MyApplication } from '../../data/visitor-api.ts'
import type { PictogramName } from '../../ui/pictograms/pictograms.ts'
import { dayHere, siteZone } from '../../words/site-zone.ts'
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
    const { dueOn, overdue } = expectedAnswer(status, now, siteZone.value)
    const due = showDay(dueOn)
    return {
      icon: icons[status.kind],
      headline: t(`kiosk.status.${status.kind}`, { day: showInstant(status.at) }),
      detail: detailOf(
        whatNext({ ...status, overdue }, employer, whatIsAsked(application, now), dayHere(now)),
        due,
        employer.absence ? showDay(employer.absence.to) : '',
      ),
    }
  }

  function detailOf(next: WhatNext, due: string, awayUntil: string): string {
    switch (next) {
      case null:
        return ''
      case 'away':
        return t('jobs.away', { day: awayUntil })
      case 'lateAway':
        return t('jobs.lateAway', { due, day: awayUntil })
      case 'late':
        return t('jobs.late', { due })
      case 'notAboutYou':
      case 'readWhy':
      case 'readNext':
      case 'referralAsked':
      case 'tellingAsked':
        return t(`kiosk.status.${next}`)
      default:
        return t(`jobs.expect.${next}`, { day: due })
    }
  }
  return { statusWords }
}
