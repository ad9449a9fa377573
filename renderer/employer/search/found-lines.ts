import type { FoundPeople } from '../../data/search-api.ts'

export type FoundPerson = FoundPeople['people'][number]
export type FoundLine = FoundPerson['lines'][number]

/** How much of what was asked for somebody has, in counts that a sentence tells. */
export interface Told {
  present: FoundLine[]
  close: FoundLine[]
  missing: FoundLine[]
  /** Of what is there: seen by others than the person. */
  proven: number
}

export function toldOf({ lines }: FoundPerson): Told {
  const of = (found: FoundLine['found']) => lines.filter((line) => line.found === found)
  const present = of('present')
  return {
    present,
    close: of('close'),
    missing: of('missing'),
    proven: present.filter(({ rung }) => rung !== 'declared').length,
  }
}
