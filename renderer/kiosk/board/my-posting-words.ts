import { useI18n } from 'vue-i18n'
import type { MyPosting } from '../../data/my-board-api.ts'
import { useDates } from '../dates.ts'

/** What became of a card, in words for its author. */
export function useMyPostingWords() {
  const { t } = useI18n()
  const { showLongDay } = useDates()
  const stateOf = ({ state, endsOn }: Pick<MyPosting, 'state' | 'endsOn'>) =>
    t(`board.own.state.${state}`, { day: endsOn === undefined ? '' : showLongDay(endsOn) })
  return { stateOf }
}
