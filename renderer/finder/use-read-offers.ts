import { shallowRef, watch } from 'vue'
import type { SkillKey } from '../../domain/competences/proofs.ts'
import type { AskedCriterion, ReadCriterion } from '../../domain/matching/read-criterion.ts'
import { useFinder } from './finder.ts'

interface Offer {
  id: string
  criteria: readonly AskedCriterion[]
}

/**
 * What the criteria of these offers ask for, by the id of the offer. Until the list of skills is open, and where it
 * cannot be, only the skills that their authors chose count, and nothing is close to them.
 */
export function useReadOffers(offers: () => readonly Offer[]): (offerId: string) => readonly ReadCriterion[] {
  const finder = useFinder()
  const read = shallowRef<ReadonlyMap<string, ReadCriterion[]>>(new Map())
  let asked: readonly Offer[] = []
  watch(
    offers,
    async (all) => {
      if (sameCriteria(asked, all)) return
      asked = all
      read.value = new Map(all.map(({ id, criteria }) => [id, criteria.flatMap(asChosen)]))
      const asking = all.flatMap(({ criteria }) => criteria)
      if (asking.length === 0) return
      const answer = await finder.ask('criteria', asking.map(plain))
      if (!answer.ok || asked !== all) return
      let at = 0
      read.value = new Map(
        all.map(({ id, criteria }) => {
          const own = answer.value.slice(at, (at += criteria.length))
          return [id, own.filter((one) => one !== null)]
        }),
      )
    },
    { immediate: true },
  )
  return (offerId) => read.value.get(offerId) ?? []
}

function sameCriteria(a: readonly Offer[], b: readonly Offer[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ id, criteria }, at) => b[at]!.id === id && b[at]!.criteria === criteria)
  )
}

function asChosen({ id, kind, skill }: AskedCriterion): ReadCriterion[] {
  if (skill === undefined || kind === 'schedule') return []
  return [{ id, key: skill as SkillKey, close: [], abilities: [] }]
}

/** A record of a replica is no message for a worker: it is copied. */
const plain = ({ id, kind, label, skill }: AskedCriterion) => ({
  ...{ id, kind, label },
  ...(skill === undefined ? {} : { skill }),
})
