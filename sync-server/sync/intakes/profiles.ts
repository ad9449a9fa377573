import { writtenByServer, type CompetenceProfile } from '../../../domain/competences/profile.ts'
import type { Intake } from './intake.ts'

export const profiles: Intake<CompetenceProfile> = {
  // What others say of the person is written by the server alone; what was allowed stays as it was first told.
  sanitize({ scope, record, master }) {
    const told = { ...record }
    for (const field of writtenByServer) delete told[field]
    if (told.consents) {
      const known = new Map(master?.consents?.map((consent) => [consent.id, consent]))
      told.consents = told.consents.map(
        (consent) => known.get(consent.id) ?? { ...consent, by: scope.deviceId },
      )
    }
    if (!master) return told
    const { evidence, recommendations, certificates } = master
    return {
      ...told,
      ...(evidence && { evidence }),
      ...(recommendations && { recommendations }),
      ...(certificates && { certificates }),
    }
  },
}
