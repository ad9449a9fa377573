import { useI18n } from 'vue-i18n'
import { readyWordOf } from '../../../domain/postings/ready-words.ts'
import type { Posting } from '../../../domain/postings/posting.ts'
import { addDays, type Day } from '../../../domain/time.ts'
import { useLanguages } from '../../strings/languages.ts'
import type { WordMarks } from '../../ui/word-marks.ts'
import { useDates } from '../dates.ts'

/** Words with the side from which they run, where they are somebody's own. */
export interface MarkedWords {
  words: string
  marks: WordMarks
}

/** How a card is read: a sentence that was chosen in the language of the screen, one's own words as they were written. */
export function usePostingWords() {
  const { t } = useI18n()
  const { spoken } = useLanguages()
  const { showLongDay } = useDates()

  function said(text: string): MarkedWords {
    const ready = readyWordOf(text)
    return ready ? { words: ready[spoken.value], marks: {} } : { words: text, marks: { dir: 'auto' } }
  }
  /** Its last day, or the day of an event. */
  function untilOf({ kind, endsOn }: Pick<Posting, 'kind' | 'endsOn'>, today: Day): string {
    if (endsOn === undefined) return ''
    if (kind === 'event')
      return endsOn === today ? t('board.until.onToday') : t('board.until.on', { day: showLongDay(endsOn) })
    if (endsOn === today) return t('board.until.today')
    if (endsOn === addDays(today, 1)) return t('board.until.tomorrow')
    return t('board.until.day', { day: showLongDay(endsOn) })
  }
  return { said, untilOf }
}
