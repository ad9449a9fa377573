import { dossierSchema, mergeDossiers, type Dossier } from '../../competences/dossier.ts'
import { everyone, nothing, type CollectionRule } from '../collection-rule.ts'

export const dossiers: CollectionRule<Dossier, false> = {
  schema: dossierSchema,
  shared: false,
  madeBy: 'devices',
  merge: mergeDossiers,
  upgrades: [],
  access: {
    kiosk: { pull: everyone, holds: 'all', write: ['insert', 'update'] },
    host: nothing,
    employer: nothing,
  },
}
