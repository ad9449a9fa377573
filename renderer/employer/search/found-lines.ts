import { isTermKey } from '../../../domain/competences/work-terms.ts'
import type { FoundPeople } from '../../data/search-api.ts'

export type FoundPerson = FoundPeople['people'][number]
export type FoundLine = FoundPerson['lines'][number]

/** How many of the skills that were asked for somebody has, in counts that a sentence tells. */
export interface Told {
  total: number
  present: FoundLine[]
  close: FoundLine[]
  missing: FoundLine[]
  /** Of what is there: seen by others than the person. */
  proven: number
}

export function toldOf({ lines }: FoundPerson): Told {
  // Whoever is found meets every term of work: there is nothing to count.
  const skills = lines.filter(({ key }) => !isTermKey(key))
  const of = (found: FoundLine['found']) => skills.filter((line) => line.found === found)
  const present = of('present')
  return {
    total: skills.length,
    present,
    close: of('close'),
    missing: of('missing'),
    proven: present.filter(({ rung }) => rung !== 'declared').length,
  }
}
