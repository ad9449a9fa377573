import { abilityCodes, type AbilityCode } from '../kit/abilities.ts'
import { protectedAnswers, shownAlone, type Range, type Table } from './small-groups.ts'

/** One attestation that a host signed and nobody took back; without abilities once its person was erased. */
export interface ToldAttestation {
  kind?: 'observation' | 'participation'
  abilities: readonly AbilityCode[]
}

export interface MonthOfAttestations {
  issued: Range
  /** How often each ability was attested. */
  observed: Table
}

export function monthOfAttestations(told: readonly ToldAttestation[]): MonthOfAttestations {
  const counts = Object.fromEntries(abilityCodes.map((code) => [code, 0])) as Record<AbilityCode, number>
  for (const { abilities } of told) for (const ability of abilities) counts[ability]++
  const givers = told.filter(({ abilities }) => abilities.length > 0).length
  return {
    issued: shownAlone(told.length),
    observed: protectedAnswers(counts, { givers, each: abilityCodes.length }),
  }
}
