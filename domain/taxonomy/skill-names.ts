import type { SkillKey } from '../competences/proofs.ts'
import { abilities, type AbilityCode } from '../kit/abilities.ts'
import type { Taxonomy } from './taxonomy.ts'

/** What a skill is called. `fr` is its English name where no French one is known, and the other way round. */
export interface SkillName {
  key: SkillKey
  fr: string
  en: string
}

/** The name of a skill of ESCO, or of an ability that challenges show; nothing for a key that neither knows. */
export function skillName({ skill }: Pick<Taxonomy, 'skill'>, key: SkillKey): SkillName | undefined {
  const [kind, id = ''] = key.split(':')
  if (kind === 'ability') {
    if (!Object.hasOwn(abilities, id)) return undefined
    const { fr, en } = abilities[id as AbilityCode]
    return { key, fr, en }
  }
  const known = skill(id)
  return known && { key, fr: known.fr || known.en, en: known.en || known.fr }
}
