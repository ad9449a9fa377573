import { computed, type ComputedRef } from 'vue'
import { ladderOf, type Ladder } from '../../../domain/competences/ladder.ts'
import type { LifeHow } from '../../../domain/competences/life-answers.ts'
import type { Competence } from '../../../domain/competences/profile.ts'
import type { Rung } from '../../../domain/competences/proofs.ts'
import { abilities, type AbilityCode } from '../../../domain/kit/abilities.ts'
import { useLanguages } from '../../strings/languages.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'
import { useSessionsHere } from '../challenges/open-sessions.ts'
import { useSentenceWords } from './sentence-words.ts'

/** One thing that stands on a rung of a page. */
export interface PageLine {
  id: string
  words: string
  how?: LifeHow
  /** The number under which any kiosk of the site checks it. */
  serial?: string
}

const nothing: Ladder = { declared: [], recommended: [], observed: [], certified: [] }

/** What stands on each rung of the page at the screen, and in words. */
export function usePageLines(): {
  ladder: ComputedRef<Ladder>
  linesOf: ComputedRef<Record<Rung, PageLine[]>>
} {
  const { written } = useLanguages()
  const session = useVisitorSession()
  const here = useSessionsHere()
  const wordsOf = useSentenceWords()
  const ladder = computed(() => (session.profile ? ladderOf(session.profile, here.now()) : nothing))
  const line = (one: Competence) => ({ id: one.id, words: wordsOf(one) })
  const linesOf = computed((): Record<Rung, PageLine[]> => {
    const { declared, recommended, observed, certified } = ladder.value
    return {
      declared: declared.map((one) => ({ ...line(one), ...(one.how ? { how: one.how } : {}) })),
      recommended: recommended.map(line),
      observed: observed.map(({ id, ability, serial }) => ({
        ...{ id, serial },
        words: abilities[ability as AbilityCode]?.[written.value] ?? ability,
      })),
      certified: certified.map(({ id, title, issuer }) => ({ id, words: `${title}, ${issuer}` })),
    }
  })
  return { ladder, linesOf }
}
