import { siteDay, type Instant, type TimeZone } from '../time.ts'
import { isExpired } from './certificate.ts'
import { declaredOf, type Competence, type CompetenceProfile, type Evidence } from './profile.ts'
import { standing, type Rung } from './proofs.ts'

type Certificate = NonNullable<CompetenceProfile['certificates']>[number]

/** What a page shows on each rung of the proof ladder. The four are never added up, mixed or averaged. */
export interface Ladder extends Record<Rung, readonly unknown[]> {
  /** They say it themselves. */
  declared: Competence[]
  /** What somebody who was here says of what they declare. `since`: when the first of those who stand by it said so. */
  recommended: (Competence & { since: Instant })[]
  /** Seen in a challenge: each ability once, as the best that was seen. */
  observed: Evidence[]
  /** A title of an outside body that still holds. */
  certified: Certificate[]
}

/** What stands on each rung now; what was taken back, or has expired, stands nowhere. */
export function ladderOf(profile: CompetenceProfile, now: Instant, zone?: TimeZone): Ladder {
  const declared = declaredOf(profile)
  const since = new Map<string, Instant>()
  for (const { competenceId, at } of standing(profile.recommendations))
    since.set(competenceId, Math.min(at, since.get(competenceId) ?? at))
  const today = siteDay(now, zone)
  return {
    declared,
    recommended: declared.flatMap((one) => {
      const at = since.get(one.id)
      return at === undefined ? [] : { ...one, since: at }
    }),
    observed: bestOfEachAbility(standing(profile.evidence)),
    certified: standing(profile.certificates).filter((certificate) => !isExpired(certificate, today)),
  }
}

function bestOfEachAbility(evidence: readonly Evidence[]): Evidence[] {
  const best = new Map<string, Evidence>()
  for (const item of evidence) {
    const known = best.get(item.ability)
    if (!known || item.level > known.level) best.set(item.ability, item)
  }
  return [...best.values()]
}
