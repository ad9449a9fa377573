import { termsOf, termsSaid, type TermKey } from '../../domain/competences/work-terms.ts'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'

export type Say = (key: string, named?: Record<string, unknown>) => string

/** A term of work in the language of the screen. */
export function termWords(t: Say, key: TermKey): string {
  const [kind, value] = key.split(':') as [string, string]
  if (kind === 'within') return t('workTerms.within', { km: value })
  if (kind === 'licence') return t('workTerms.licenceOf', { name: t(`workTerms.licence.${value}`) })
  return t(`workTerms.when.${value}`)
}

/** What a page says of when, how far and with which licence its person works; empty where it says nothing. */
export function workTermsWords(t: Say, profile: Pick<CompetenceProfile, 'workTerms'>): string {
  return termsSaid(termsOf(profile))
    .map((key) => termWords(t, key))
    .join(' · ')
}
