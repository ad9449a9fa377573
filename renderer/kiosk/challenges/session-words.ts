import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ChallengeSession } from '../../../domain/sessions/challenge-session.ts'
import type { FoundSession } from '../../../domain/sessions/find-sessions.ts'
import { addDays, MINUTE, type Instant } from '../../../domain/time.ts'
import { dayHere } from '../../words/site-zone.ts'
import { useLanguages } from '../../strings/languages.ts'
import { intlTags } from '../../../domain/text/intl-tag.ts'
import { siteFormat, siteTime } from '../../words/site-words.ts'

const HOUR_OF_MINUTES = 60

/** A session in the visitor's words: its title, its hour, how long it lasts. */
export function useSessionWords(now: () => Instant) {
  const { t } = useI18n()
  const { spoken, written, marks, fromHere } = useLanguages()
  const day = computed(() =>
    siteFormat(intlTags[spoken.value], {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
    }),
  )

  /** The title of its one card in the visitor's language, or the host's own words for several. */
  function titleOf({ session, cards }: FoundSession): string {
    return cards.length === 1 ? cards[0]!.title[written.value] : session.title
  }

  /** In which language that title is. */
  function marksOfTitle({ cards }: FoundSession) {
    return cards.length === 1 ? marks.value : fromHere.value
  }

  const timeOf = (at: Instant) => siteTime(at, spoken.value)

  /** "demain à 14 h". */
  function momentOf(at: Instant): string {
    const on = dayHere(at)
    const words = { time: timeOf(at) }
    if (on === dayHere(now())) return t('challenges.day.today', words)
    if (on === addDays(dayHere(now()), 1)) return t('challenges.day.tomorrow', words)
    return t('challenges.day.on', { ...words, day: day.value(at) })
  }

  /** "jusqu’à …": the hour alone when it is today. */
  function untilOf(at: Instant): string {
    return dayHere(at) === dayHere(now()) ? timeOf(at) : momentOf(at)
  }

  function lengthOf({ startsAt, endsAt }: ChallengeSession): string {
    const total = Math.round((endsAt - startsAt) / MINUTE)
    const [hours, minutes] = [Math.floor(total / HOUR_OF_MINUTES), total % HOUR_OF_MINUTES]
    if (hours === 0) return t('challenges.minutes', { minutes })
    return minutes === 0
      ? t('challenges.hours', { hours })
      : t('challenges.hoursMinutes', { hours, minutes: String(minutes).padStart(2, '0') })
  }

  return { titleOf, marksOfTitle, momentOf, untilOf, dayOf: (at: Instant) => day.value(at), lengthOf, timeOf }
}
