import { computed, inject, shallowRef, watch, type ComputedRef } from 'vue'
import type { OfferCriterion } from '../../../../domain/hiring/job-offer.ts'
import {
  askedOfSent,
  matchSent,
  sentLinesOf,
  type SentAbilities,
  type SentMatch,
} from '../../../../domain/matching/match-sent.ts'
import type { ReadCriterion } from '../../../../domain/matching/read-criterion.ts'
import { finderKey } from '../../../finder/finder.ts'
import { everydayAbilityWords } from '../../../strings/everyday-abilities.ts'

interface Beside {
  sent: SentAbilities
  criteria: readonly OfferCriterion[]
}

/**
 * What an application shows of the criteria of its offer; `null` while that is not known, or of several applications
 * together. Where the list of skills cannot be opened, nothing is proposed, and the answer goes on as it did.
 */
export function useSentMatch(of: () => Beside | null): ComputedRef<readonly SentMatch[] | null> {
  const finder = inject(finderKey, null)
  const read = shallowRef<{ beside: Beside; read: readonly ReadCriterion[] } | null>(null)
  const linesOf = ({ sent }: Beside) => sentLinesOf(sent, everydayAbilityWords.fr)
  const besideNow = computed<Beside | null>((before) => {
    const now = of()
    return now && before?.sent === now.sent && before.criteria === now.criteria ? before : now
  })
  watch(
    besideNow,
    async (beside) => {
      if (!beside || !finder) return void (read.value = null)
      // A record of a replica is no message for a worker: it is copied.
      const asked = [...beside.criteria, ...askedOfSent(linesOf(beside))].map(
        ({ id, kind, label, ...more }) => ({
          ...{ id, kind, label },
          ...('skill' in more && more.skill !== undefined ? { skill: more.skill } : {}),
        }),
      )
      const answer = await finder.ask('criteria', asked)
      if (answer.ok && besideNow.value === beside)
        read.value = { beside, read: answer.value.filter((one) => one !== null) }
    },
    { immediate: true },
  )
  return computed(() => {
    if (read.value === null || read.value.beside !== besideNow.value) return null
    const { beside, read: known } = read.value
    return matchSent(linesOf(beside), beside.criteria, known)
  })
}
