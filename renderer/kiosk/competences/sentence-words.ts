import { useI18n } from 'vue-i18n'
import { isTrade } from '../../../domain/competences/declare.ts'
import { useLanguages } from '../../strings/languages.ts'
import { lifeSentences } from './life-scenes.ts'

/** A sentence of the lexicon in the language of the screen; words of another origin as they were told. */
export function useSentenceWords(): (one: { id: string; label: string }) => string {
  const { t } = useI18n()
  const { written } = useLanguages()
  const told = (one: { id: string; label: string }) =>
    isTrade(one) ? t('skills.say.trade', { name: one.label }) : one.label
  return (one) => lifeSentences.get(one.id)?.text[written.value] ?? told(one)
}
