import type { Attestation } from '../attestations/attestation.ts'
import { abilities } from '../kit/abilities.ts'
import { levelWords } from '../kit/levels.ts'
import { kindNames } from './badge-of-attestation.ts'
import { escoSkills } from './esco-alignment.ts'

/** Of which form of a CV the files are. */
export const RESUME_SCHEMA = 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json'

/**
 * What an attestation says, as the beginning of a CV that other programs open (JSON Resume 1.0). `certificates` is that
 * format's word for any paper; this one calls itself an attestation.
 */
export function resumeOfAttestation(attestation: Attestation) {
  const { kind, title, name, siteName, observedOn, issuedOn, abilities: attested, ownWords } = attestation
  return {
    $schema: RESUME_SCHEMA,
    basics: {
      ...(name === '' ? {} : { name }),
      ...(ownWords ? { summary: ownWords } : {}),
    },
    skills: attested.map(({ code, level }) => {
      const esco = escoSkills[code]
      return {
        name: abilities[code].fr,
        level: levelWords[level].fr,
        keywords: ['observée en défi', ...(esco ? [`ESCO: ${esco.name}`] : [])],
      }
    }),
    certificates: [{ name: `${kindNames[kind]}\u202f: ${title}`, date: observedOn, issuer: siteName }],
    meta: { version: 'v1.0.0', lastModified: `${issuedOn}T00:00:00Z` },
  }
}
