import { byFives } from '../by-fives.ts'
import { abilityCodes, type AbilityCode } from '../kit/abilities.ts'
import type { Day } from '../time.ts'
import { allows } from './consents.ts'
import type { CompetenceProfile } from './profile.ts'
import { proofsOf, rungs, type Rung } from './proofs.ts'

/** How many people of a site stand on each rung with an ability; a rung with too few of them is left out. */
interface AbilityFigures {
  ability: AbilityCode
  people: Partial<Record<Rung, number>>
}

export interface AccountFigures {
  /** Who agreed to be counted: nobody else is in any figure. */
  agreed: number
  abilities: AbilityFigures[]
}

/**
 * What people of a site can do, counted over those alone who allow statistics now. `pages`: one a person. The rungs stay
 * apart: somebody who says it and was seen counts on both.
 */
export function accountFigures(pages: readonly CompetenceProfile[], today: Day): AccountFigures {
  const proofs = pages.filter((page) => allows(page, 'statistics')).map((page) => proofsOf(page, today))
  const onRung = (ability: AbilityCode, rung: Rung) =>
    byFives(proofs.filter((one) => one.get(`ability:${ability}`)?.has(rung)).length)
  const abilities = abilityCodes.map((ability): AbilityFigures => ({
    ability,
    people: Object.fromEntries(
      rungs.map((rung) => [rung, onRung(ability, rung)] as const).filter(([, people]) => people > 0),
    ),
  }))
  return {
    agreed: byFives(proofs.length),
    abilities: abilities.filter(({ people }) => Object.keys(people).length > 0),
  }
}
