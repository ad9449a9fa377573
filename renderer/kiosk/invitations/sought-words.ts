import { isTermKey } from '../../../domain/competences/work-terms.ts'
import type { Language } from '../../../domain/language.ts'
import { inAList } from '../../../domain/text/in-a-list.ts'
import type { MyInvitation } from '../../data/invitations-api.ts'
import { termWords, type Say } from '../../words/term-words.ts'

/**
 * `accueillir les clients, tenir une caisse, le soir`: skills in the language of the screen as far as the taxonomy knows
 * it, terms of work always.
 */
export function soughtWords(t: Say, sought: MyInvitation['sought'], written: Language): string {
  return inAList(
    sought.map(({ key, fr, en }) => {
      if (isTermKey(key)) return termWords(t, key)
      return written === 'en' ? en : fr
    }),
  )
}
