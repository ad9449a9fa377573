import type { SkillKey } from '../competences/proofs.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { CloseTo } from './match-need.ts'

/** As many skills as can be said to be close to one. */
const MOST_CLOSE = 8
/** Share of occupations that two skills must have in common (cosine) to be close. */
const ALIKE = 0.4
/** A skill that hardly any occupation needs says too little of its neighbours. */
const FEWEST_OCCUPATIONS = 2

/**
 * Two skills of ESCO are close when the same occupations need both: whoever can do one has worked where the other is
 * needed. Abilities are close to nothing: each was chosen to differ from the others. Counted once for each skill
 * that is asked for.
 */
export function closeSkills({ escoOccupations, skillsOf }: Taxonomy): CloseTo {
  const occupationsOf = new Map<string, number[]>()
  const skills = escoOccupations.map(({ id }, number) => {
    const ids = skillsOf(id, 'essential').map((skill) => skill.id)
    for (const skill of ids) {
      const known = occupationsOf.get(skill)
      if (known) known.push(number)
      else occupationsOf.set(skill, [number])
    }
    return ids
  })
  const counted = new Map<SkillKey, readonly SkillKey[]>()

  function closeTo(key: SkillKey): readonly SkillKey[] {
    const id = key.startsWith('esco:') ? key.slice('esco:'.length) : ''
    const own = occupationsOf.get(id) ?? []
    if (own.length < FEWEST_OCCUPATIONS) return []
    const together = new Map<string, number>()
    for (const occupation of own) {
      for (const other of skills[occupation]!) {
        if (other !== id) together.set(other, (together.get(other) ?? 0) + 1)
      }
    }
    return [...together]
      .map(([other, times]) => ({
        other,
        alike: times / Math.sqrt(own.length * occupationsOf.get(other)!.length),
      }))
      .filter(({ alike }) => alike >= ALIKE)
      .sort((a, b) => b.alike - a.alike || (a.other < b.other ? -1 : 1))
      .slice(0, MOST_CLOSE)
      .map(({ other }): SkillKey => `esco:${other}`)
  }

  return (key) => {
    const known = counted.get(key)
    if (known) return known
    const close = closeTo(key)
    counted.set(key, close)
    return close
  }
}
