import { inAList } from '../../../domain/text/in-a-list.ts'
import type { MyInvitation } from '../../data/invitations-api.ts'

/** `accueillir les clients, tenir une caisse`, in the language of the screen as far as the taxonomy knows it. */
export function soughtWords(sought: MyInvitation['sought'], locale: string): string {
  return inAList(sought.map(({ fr, en }) => (locale === 'en' ? en : fr)))
}
