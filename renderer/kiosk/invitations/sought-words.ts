import type { Language } from '../../../domain/language.ts'
import { inAList } from '../../../domain/text/in-a-list.ts'
import type { MyInvitation } from '../../data/invitations-api.ts'

/** `accueillir les clients, tenir une caisse`, in the language of the screen as far as the taxonomy knows it. */
export function soughtWords(sought: MyInvitation['sought'], language: Language): string {
  return inAList(sought.map(({ fr, en }) => (language === 'en' ? en : fr)))
}
