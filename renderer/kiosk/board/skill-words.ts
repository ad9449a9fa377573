import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import type { SkillKey } from '../../../domain/competences/proofs.ts'
import { abilities, type AbilityCode } from '../../../domain/kit/abilities.ts'
import type { SkillName } from '../../../domain/taxonomy/skill-names.ts'
import { useFinder } from '../../finder/finder.ts'
import { useLanguages } from '../../strings/languages.ts'
import type { MarkedWords } from './posting-words.ts'

type NamedSkill = MarkedWords & { key: string }

/**
 * What skills are called: abilities in the language of the screen, those of ESCO in French or English. One that the
 * device cannot name, because its list of skills does not open, is left out.
 */
export function useSkillWords(keys: () => readonly string[]): ComputedRef<NamedSkill[]> {
  const { spoken, written, marksOf } = useLanguages()
  const finder = useFinder()
  const named = shallowRef<ReadonlyMap<string, SkillName>>(new Map())
  watch(
    keys,
    async (asked) => {
      const ofEsco = asked.filter((key) => key.startsWith('esco:')) as SkillKey[]
      if (ofEsco.length === 0) return
      const told = await finder.ask('names', ofEsco)
      if (told.ok) named.value = new Map(told.value.map((name) => [name.key, name]))
    },
    { immediate: true },
  )
  return computed(() =>
    keys().flatMap((key): NamedSkill[] => {
      const ability = key.startsWith('ability:')
        ? abilities[key.slice('ability:'.length) as AbilityCode]
        : null
      if (ability) return [{ key, words: ability[spoken.value], marks: {} }]
      const name = named.value.get(key)
      if (!name) return []
      const isEnglish = written.value === 'en' || name.fr === ''
      return [{ key, words: isEnglish ? name.en : name.fr, marks: marksOf(isEnglish ? 'en' : 'fr') }]
    }),
  )
}
