import { useI18n } from 'vue-i18n'
import type { MyPosting } from '../../data/my-board-api.ts'
import { useDates } from '../dates.ts'

/** What became of a card, in words for its author. */
export function useMyPostingWords() {
  const { t } = useI18n()
  const { showLongDay } = useDates()
  /** Hidden for now, because people said something of it, or by hosts, who have decided. */
  function stateOf({ state, byReports, endsOn }: Pick<MyPosting, 'state' | 'byReports' | 'endsOn'>): string {
    if (isHiddenByHosts({ state, byReports })) return t('board.own.hiddenByHosts')
    return t(`board.own.state.${state}`, { day: endsOn === undefined ? '' : showLongDay(endsOn) })
  }
  return { stateOf }
}

/** Hosts took it off the board: nobody still looks at it. */
export function isHiddenByHosts({ state, byReports }: Pick<MyPosting, 'state' | 'byReports'>): boolean {
  return state === 'hidden' && !byReports
}
