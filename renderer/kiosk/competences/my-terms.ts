import { ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import {
  termsOf,
  termsSaid,
  toggled,
  withTerms,
  type TermKey,
  type WorkTerms,
} from '../../../domain/competences/work-terms.ts'
import { sameValue } from '../../../domain/record/content.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { useSaving } from '../../page/use-saving.ts'
import { useSentence } from '../../page/use-sentence.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'
import { dayHere } from '../../words/site-zone.ts'
import { useMyPage } from './my-page.ts'

/**
 * The terms of work of the person at the screen, as they touch them. What was touched is kept whichever way one leaves,
 * as long as it can be: `hasFailed` says that it could not once, after which the way back keeps nothing more.
 */
export function useMyTerms() {
  const { t } = useI18n()
  const data = useDeviceData()
  const session = useVisitorSession()
  const page = useMyPage()
  const { busy, failure, run } = useSaving()
  const problem = useSentence()
  const hasFailed = ref(false)
  const today = dayHere(data.now())
  const terms = shallowRef<WorkTerms>(termsOf(session.profile ?? {}))

  const isSaid = (key: TermKey) => termsSaid(terms.value, today).includes(key)
  /** Whether the touch changed anything. */
  function touch(key: TermKey): boolean {
    const before = terms.value
    terms.value = toggled(before, key, today)
    return terms.value !== before
  }
  /** Whether one may leave: all is kept. */
  async function keep(): Promise<boolean> {
    problem.value = ''
    const kept = await run(async () => {
      const before = page.current()
      if (sameValue(termsSaid(termsOf(before), today), termsSaid(terms.value, today)))
        return { ok: true } as const
      return page.keep(withTerms(before, terms.value, page.author()))
    })
    if (kept.ok && kept.value.ok) return true
    if (!kept.ok && kept.reason === 'busy') return false
    hasFailed.value = true
    if (kept.ok) problem.value = () => t('skills.refused.not-ready')
    return false
  }
  return { terms, isSaid, touch, keep, busy, failure, problem, hasFailed }
}
