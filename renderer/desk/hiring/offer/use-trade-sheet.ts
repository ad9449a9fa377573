import { shallowRef, watch, type ShallowRef } from 'vue'
import type { TradeSheet } from '../../../../domain/matching/propose-trades.ts'
import { useFinder } from '../../../finder/finder.ts'

/** What is known of the trade of a code; `null` until it is, and where the list of trades cannot be opened. */
export function useTradeSheet(code: () => string): ShallowRef<TradeSheet | null> {
  const finder = useFinder()
  const sheet = shallowRef<TradeSheet | null>(null)
  watch(
    code,
    async (asked) => {
      sheet.value = null
      if (asked === '') return
      const looked = await finder.ask('trade', asked)
      if (looked.ok && asked === code()) sheet.value = looked.value
    },
    { immediate: true },
  )
  return sheet
}
