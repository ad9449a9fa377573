import type { CompetenceProfile } from '../../../domain/competences/profile.ts'
import type { Intake } from './intake.ts'

export const profiles: Intake<CompetenceProfile> = {
  // What was observed is written when an attestation is signed, by the server alone.
  sanitize({ record: { evidence: _claimed, ...told }, master }) {
    return master?.evidence ? { ...told, evidence: master.evidence } : told
  },
}
