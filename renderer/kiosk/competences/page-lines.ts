import { computed, type ComputedRef } from 'vue'
import { ladderOf, type Ladder } from '../../../domain/competences/ladder.ts'
import { useLanguages } from '../../strings/languages.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'
import { pageLines, type PageLines } from '../../words/page-lines.ts'
import { useSessionsHere } from '../challenges/open-sessions.ts'
import { useSentenceWords } from './sentence-words.ts'

const nothing: Ladder = { declared: [], recommended: [], observed: [], certified: [] }

/** What stands on each rung of the page at the screen, and in words. */
export function usePageLines(): {
  ladder: ComputedRef<Ladder>
  linesOf: ComputedRef<PageLines>
  /** What others here must be able to read as well. */
  onPaper: ComputedRef<PageLines>
} {
  const { spoken, written } = useLanguages()
  const session = useVisitorSession()
  const here = useSessionsHere()
  const wordsOf = useSentenceWords()
  const ladder = computed(() => (session.profile ? ladderOf(session.profile, here.now()) : nothing))
  const linesOf = computed(() => pageLines(ladder.value, spoken.value, wordsOf))
  const onPaper = computed(() => pageLines(ladder.value, written.value, wordsOf))
  return { ladder, linesOf, onPaper }
}
