import { mergeProfiles, profileSchema, type CompetenceProfile } from '../../competences/profile.ts'
import { addedFields, nothing, type CollectionRule } from '../collection-rule.ts'

export const profiles: CollectionRule<CompetenceProfile, false, 'in-part'> = {
  schema: profileSchema,
  shared: false,
  madeBy: 'devices',
  merge: mergeProfiles,
  upgrades: [
    ({ consent: _word, ...profile }: { consent?: unknown }) => profile,
    addedFields,
    addedFields,
    addedFields,
    addedFields,
    addedFields,
  ],
  erasure: 'in-part',
  access: {
    kiosk: { pull: null, write: ['insert', 'update'], sealed: true },
    host: nothing,
    employer: nothing,
  },
}
