import { useI18n } from 'vue-i18n'
import type { Visitor } from '../../../domain/visits/visitor.ts'
import { instantHere } from '../../words/site-zone.ts'
import { siteLongDay } from '../../words/site-words.ts'

interface VisitorWords {
  /** How a desk names an entry of the directory: by its name and when the person came, never by a number. */
  wordsOf: (visitor: Visitor) => string
  /** When the person came, beside a name that is said already. */
  seenWords: (visitor: Visitor) => string
}

export function useVisitorWords(): VisitorWords {
  const { t } = useI18n()
  const dayOf = (day: string) => siteLongDay(instantHere(day, 12))
  function seenWords({ firstSeenOn, lastSeenOn }: Visitor) {
    const day = dayOf(lastSeenOn)
    return firstSeenOn === lastSeenOn
      ? t('host.visitors.merge.seen', { day })
      : t('host.visitors.merge.seenBetween', { from: dayOf(firstSeenOn), day })
  }
  return {
    seenWords,
    wordsOf: (visitor) => `${visitor.name ?? t('host.unnamed')}, ${seenWords(visitor)}`,
  }
}
