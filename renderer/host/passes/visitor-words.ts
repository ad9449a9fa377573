import { useI18n } from 'vue-i18n'
import type { Visitor } from '../../../domain/visits/visitor.ts'
import { instantHere } from '../../words/site-zone.ts'
import { siteLongDay } from '../../words/site-words.ts'

/** How a desk names an entry of the directory: by its name and when the person came, never by a number. */
export function useVisitorWords(): { wordsOf: (visitor: Visitor) => string } {
  const { t } = useI18n()
  const dayOf = (day: string) => siteLongDay(instantHere(day, 12))
  return {
    wordsOf({ name = t('host.unnamed'), firstSeenOn, lastSeenOn }) {
      const day = dayOf(lastSeenOn)
      return firstSeenOn === lastSeenOn
        ? t('host.merge.seen', { name, day })
        : t('host.merge.seenBetween', { name, from: dayOf(firstSeenOn), day })
    },
  }
}
