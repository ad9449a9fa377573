import { useLanguages } from '../../strings/languages.ts'
import { lifeSentences } from './life-scenes.ts'

/** A sentence of the lexicon in the language of the screen; words of another origin as they were told. */
export function useSentenceWords(): (one: { id: string; label: string }) => string {
  const { written } = useLanguages()
  return ({ id, label }) => lifeSentences.get(id)?.text[written.value] ?? label
}
