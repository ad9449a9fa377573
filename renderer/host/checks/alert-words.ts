import { useI18n } from 'vue-i18n'
import { SECOND } from '../../../domain/time.ts'
import type { ScoreAlertLine } from '../../data/alerts-api.ts'
import { siteLongDay } from '../../words/site-words.ts'

/** What an alert says, in numbers and days. */
export function useAlertWords(): (line: ScoreAlertLine) => string {
  const { t } = useI18n()
  return ({ kind, files, of, people = 0, day = '', host = '', from = 0, to = 0, median = 0 }) => {
    const figures = { files, of, people }
    switch (kind) {
      case 'same-day':
        return t('host.alerts.facts.same-day', { ...figures, day: siteLongDay(noonOf(day)) })
      case 'same-host': {
        const [first, last] = [siteLongDay(from), siteLongDay(to)]
        const when =
          first === last ? t('host.alerts.onDay', { day: first }) : t('host.alerts.between', { first, last })
        return t('host.alerts.facts.same-host', { ...figures, host, when })
      }
      case 'instant-answers':
        return t('host.alerts.facts.instant-answers', { ...figures, seconds: Math.floor(median / SECOND) })
      case 'withdrawals':
        return t('host.alerts.facts.withdrawals', figures)
    }
  }
}

/** What an alert is about, whatever its figures are. */
export function alertKey({ employerId, kind, subject }: ScoreAlertLine): string {
  return `${employerId}/${kind}/${subject}`
}

/** In every zone of France noon of London lies on the same day. */
function noonOf(day: string): number {
  return Date.parse(`${day}T12:00:00Z`)
}
