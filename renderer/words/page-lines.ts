import type { Ladder } from '../../domain/competences/ladder.ts'
import type { LifeHow } from '../../domain/competences/declare.ts'
import type { Competence } from '../../domain/competences/profile.ts'
import type { Rung } from '../../domain/competences/proofs.ts'
import { abilities, type AbilityCode } from '../../domain/kit/abilities.ts'
import type { KioskLanguage } from '../../domain/language.ts'
import type { Instant } from '../../domain/time.ts'

/** One thing that stands on a rung of a page. */
export interface PageLine {
  id: string
  words: string
  how?: LifeHow
  /** Since when somebody stands by it. */
  since?: Instant
  /** The number of the attestation on which it stands. */
  serial?: string
}
export type PageLines = Readonly<Record<Rung, readonly PageLine[]>>

/** What stands on each rung in words: `say` those of a sentence, abilities in this language. */
export function pageLines(
  ladder: Ladder,
  language: KioskLanguage,
  say: (one: Competence) => string,
): PageLines {
  const { declared, recommended, observed, certified } = ladder
  const line = (one: Competence) => ({ id: one.id, words: say(one) })
  return {
    declared: declared.map((one) => ({ ...line(one), ...(one.how ? { how: one.how } : {}) })),
    recommended: recommended.map((one) => ({ ...line(one), since: one.since })),
    observed: observed.map(({ id, ability, serial }) => ({
      ...{ id, serial },
      words: abilities[ability as AbilityCode]?.[language] ?? ability,
    })),
    certified: certified.map(({ id, title, issuer }) => ({ id, words: `${title}, ${issuer}` })),
  }
}
