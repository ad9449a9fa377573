import { useI18n } from 'vue-i18n'
import type { Language } from '../../../domain/language.ts'
import { lifeSentences } from './life-scenes.ts'

/** A sentence of the lexicon in the language of the screen; words of another origin as they were told. */
export function useSentenceWords(): (one: { id: string; label: string }) => string {
  const { locale } = useI18n()
  return ({ id, label }) => lifeSentences.get(id)?.text[locale.value as Language] ?? label
}
