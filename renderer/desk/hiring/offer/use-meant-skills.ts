import { shallowRef, watch } from 'vue'
import type { OfferCriterion } from '../../../../domain/hiring/job-offer.ts'
import { useFinder } from '../../../finder/finder.ts'
import type { MeantCriterion } from '../../../finder/finder-answers.ts'

/** A skill under the words of a criterion. `isByName`: the words are its name, so that there is nothing to choose. */
interface MeantSkill {
  key: string
  name: string
  isByName: boolean
}

/**
 * Which skills the words of each criterion may mean, by its id: what was chosen, or the likeliest. What is not known of
 * any list is matched with no page, and hosts and employers read it all the same.
 */
export function useMeantSkills(criteria: () => readonly OfferCriterion[]): (id: string) => MeantSkill[] {
  const finder = useFinder()
  const meant = shallowRef<ReadonlyMap<string, MeantCriterion & { skill?: string }>>(new Map())
  watch(
    criteria,
    async (all) => {
      const asked = all
        .filter(({ label, kind }) => label.trim() !== '' && kind !== 'schedule')
        .map(({ id, kind, label, skill }) => ({ id, kind, label, ...(skill === undefined ? {} : { skill }) }))
      if (asked.length === 0) return void (meant.value = new Map())
      const answer = await finder.ask('meant', asked)
      if (!answer.ok) return
      const skills = new Map(asked.map(({ id, skill }) => [id, skill]))
      meant.value = new Map(
        answer.value.map((one) => {
          const skill = skills.get(one.id)
          return [one.id, { ...one, ...(skill === undefined ? {} : { skill }) }]
        }),
      )
    },
    { immediate: true },
  )
  return (id) => {
    const one = meant.value.get(id)
    if (!one) return []
    const named = one.asks ? [one.asks] : one.likely
    return named.map(({ key, fr }) => ({ key, name: fr, isByName: one.asks !== null && one.skill !== key }))
  }
}
