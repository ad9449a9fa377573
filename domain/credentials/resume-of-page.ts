import type { Certificate } from '../competences/certificate.ts'
import { ladderOf } from '../competences/ladder.ts'
import type { CompetenceProfile } from '../competences/profile.ts'
import { abilities, type AbilityCode } from '../kit/abilities.ts'
import { levelWords, type Level } from '../kit/levels.ts'
import { siteDay, type Instant, type TimeZone } from '../time.ts'
import { escoSkills } from './esco-alignment.ts'
import { RESUME_SCHEMA } from './resume-of-attestation.ts'

/** How a person does it, in their own words; no level that anybody measured. */
export const hows = {
  alone: 'Sans aide',
  'with-help': 'Avec de l’aide',
  'helps-others': 'J’aide les autres',
} as const

/**
 * Somebody's whole page as the beginning of a CV that other programs open (JSON Resume 1.0). Each skill says on what
 * it stands, and a title that has expired is left out; nothing is averaged. `name`: how the person is called here.
 */
export function resumeOfPage(
  profile: CompetenceProfile,
  { name, now, zone }: { name?: string; now: Instant; zone?: TimeZone },
) {
  const { declared, recommended, observed, certified } = ladderOf(profile, now, zone)
  const recommendedSince = new Map(recommended.map(({ id, since }) => [id, siteDay(since, zone)]))
  const summary = profile.pride?.text
  return {
    $schema: RESUME_SCHEMA,
    basics: { ...(name ? { name } : {}), ...(summary ? { summary } : {}) },
    skills: [
      ...declared.map(({ id, label, how }) => {
        const since = recommendedSince.get(id)
        return {
          name: label,
          ...(how ? { level: hows[how] } : {}),
          keywords: [since === undefined ? 'déclarée' : `recommandée depuis le ${since}`],
        }
      }),
      ...observed.map(({ ability, level, observedOn }) => {
        const code = ability as AbilityCode
        const esco = escoSkills[code]
        return {
          name: abilities[code].fr,
          level: levelWords[level as Level].fr,
          keywords: [`observée en défi le ${observedOn}`, ...(esco ? [`ESCO: ${esco.name}`] : [])],
        }
      }),
    ],
    certificates: certified.map(certificateOf),
    meta: { version: 'v1.0.0', lastModified: `${siteDay(now, zone)}T00:00:00Z` },
  }
}

function certificateOf({ title, issuer, issuedOn }: Certificate) {
  return { name: title, issuer, ...(issuedOn ? { date: issuedOn } : {}) }
}
