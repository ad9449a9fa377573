import type { SkillKey } from '../competences/proofs.ts'
import type { OpenedPacks } from '../finder/packs.ts'
import { folded, wordsOf } from '../finder/words.ts'
import { abilities, abilityCodes, type AbilityCode } from '../kit/abilities.ts'
import { skillName } from '../taxonomy/skill-names.ts'
import { blockingWords } from '../wording/wording-guard.ts'
import { closeSkills } from './close-skills.ts'
import type { AskedCriterion, ReadCriterion } from './read-criterion.ts'

/** So many letters of a stem stand in every word that it was made of. */
const LETTERS_OF_A_STEM = 3

/** What a criterion asks for; `null` where it cannot be said without guessing. */
export type CriterionReader = (criterion: AskedCriterion) => ReadCriterion | null

/**
 * Reads criteria by what ships with every device. A criterion asks for the skill that its author chose; without one,
 * for the skill or ability that is called so in as many words. Other words are not interpreted, nor those that touch
 * what the law protects. Hours are no skill: no page says when somebody is free. A title is given by an outside body: no
 * challenge shows it.
 */
export function criterionReader({ taxonomy, sentences }: Omit<OpenedPacks, 'finder'>): CriterionReader {
  const closeTo = closeSkills(taxonomy)
  let byName: ReturnType<typeof keyByName> | null = null
  const shown = Map.groupBy(sentences, ({ esco }): SkillKey => `esco:${esco}`)

  function keyOf({ kind, label, skill }: AskedCriterion): SkillKey | undefined {
    if (kind === 'schedule' || blockingWords(label, { seeks: true }).length > 0) return undefined
    const chosen = skill === undefined ? undefined : skillName(taxonomy, skill as SkillKey)
    if (chosen) return chosen.key
    byName ??= keyByName(taxonomy)
    return byName(label)
  }

  function abilitiesOf(key: SkillKey, close: readonly SkillKey[]): AbilityCode[] {
    if (key.startsWith('ability:')) return [key.slice('ability:'.length) as AbilityCode]
    const own = byTimes((shown.get(key) ?? []).map(({ ability }) => ability))
    return own.length > 0
      ? own
      : byTimes(close.flatMap((one) => shown.get(one)?.map(({ ability }) => ability) ?? []))
  }

  return (criterion) => {
    const key = keyOf(criterion)
    if (key === undefined) return null
    const close = closeTo(key)
    const abilities = criterion.kind === 'title' ? [] : abilitiesOf(key, close)
    return { id: criterion.id, key, close, abilities }
  }
}

/**
 * The skill or ability that is called so in French, abilities first, then by the name that ESCO prefers. Most names are
 * told apart by their letters, without being read word for word.
 */
function keyByName({ skills }: OpenedPacks['taxonomy']): (label: string) => SkillKey | undefined {
  const named = [
    ...abilityCodes.map((code) => ({
      key: `ability:${code}` as SkillKey,
      name: abilities[code].fr as string,
    })),
    ...skills.map(({ id, fr }) => ({ key: `esco:${id}` as SkillKey, name: fr })),
    ...skills.flatMap(({ id, otherFr }) => otherFr.map((name) => ({ key: `esco:${id}` as SkillKey, name }))),
  ].map((one) => ({ ...one, letters: folded(one.name) }))
  return (label) => {
    const said = saidBy(label)
    if (said === '') return undefined
    const begins = said.split(' ').map((stem) => stem.slice(0, LETTERS_OF_A_STEM))
    return named.find(
      ({ name, letters }) => begins.every((begin) => letters.includes(begin)) && saidBy(name) === said,
    )?.key
  }
}

function saidBy(label: string): string {
  return [...new Set(wordsOf(label).map(({ stem }) => stem))].sort().join(' ')
}

function byTimes(codes: readonly AbilityCode[]): AbilityCode[] {
  const times = Map.groupBy(codes, (code) => code)
  return [...times.keys()].sort((a, b) => times.get(b)!.length - times.get(a)!.length || (a < b ? -1 : 1))
}
