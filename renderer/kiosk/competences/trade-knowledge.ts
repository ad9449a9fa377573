import { computed, type ComputedRef } from 'vue'
import { latestEditions } from '../../../domain/sessions/fitting-challenges.ts'
import type { TradeKnowledge } from '../../../domain/matching/match-offer.ts'
import { watchChallenges } from '../../data/challenges.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { lifeSentences } from './life-scenes.ts'

/** What this kiosk knows of trades: the cards of its kit, and the sentences of the lexicon. */
export function useTradeKnowledge(): ComputedRef<TradeKnowledge> {
  const challenges = watchChallenges(useDeviceData())
  return computed(() => ({
    cards: latestEditions(challenges.value).map(({ card }) => card),
    sentences: lifeSentences,
  }))
}
