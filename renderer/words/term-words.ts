import { termNames, termsOf, termsSaid, type TermKey } from '../../domain/competences/work-terms.ts'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import type { Day } from '../../domain/time.ts'

export type Say = (key: string, named?: Record<string, unknown>) => string

/** A term of work in the language of the screen; departments have one name in all of them. */
export function termWords(t: Say, key: TermKey): string {
  const [kind, value] = key.split(':') as [string, string]
  if (kind === 'within') return t('workTerms.within', { km: value })
  if (kind === 'licence') return t('workTerms.licenceOf', { name: t(`workTerms.licence.${value}`) })
  if (kind === 'start') return t('workTerms.startOf', { when: t(`workTerms.start.${value}`) })
  return pillWords(t, key)
}

/** The same under a heading that names its kind. */
export function pillWords(t: Say, key: TermKey): string {
  const [kind, value] = key.split(':') as [string, string]
  if (kind === 'within') return t('workTerms.within', { km: value })
  return kind === 'in' ? termNames[key].fr : t(`workTerms.${kind}.${value}`)
}

/** What a page says on a day of when, where and with what its person works; empty where it says nothing. */
export function workTermsWords(
  t: Say,
  profile: Pick<CompetenceProfile, 'workTerms' | 'workScope'>,
  today: Day,
): string {
  return termsSaid(termsOf(profile), today)
    .map((key) => termWords(t, key))
    .join(' · ')
}
