import { dossierSchema, mergeDossiers, type Dossier } from '../../competences/dossier.ts'
import { everyone, nothing, type CollectionRule } from '../collection-rule.ts'

export const dossiers: CollectionRule<Dossier, false> = {
  schema: dossierSchema,
  shared: false,
  madeBy: 'devices',
  merge: mergeDossiers,
  upgrades: [],
  // The note of whose they are leads to them, and is a row of a table.
  erasure: 'names-nobody',
  access: {
    kiosk: { pull: everyone, holds: 'all', write: ['insert', 'update'] },
    host: nothing,
    employer: nothing,
  },
}
