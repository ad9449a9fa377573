import { mergeVisitors } from '../../visits/pairings.ts'
import { visitorSchema, type Visitor } from '../../visits/visitor.ts'
import { addedFields, everyone, nothing, type CollectionRule } from '../collection-rule.ts'

export const visitors: CollectionRule<Visitor, false> = {
  schema: visitorSchema,
  shared: false,
  madeBy: 'devices',
  merge: mergeVisitors,
  upgrades: [addedFields, addedFields, addedFields],
  erasure: 'goes',
  access: {
    kiosk: nothing,
    // Whole: it names whoever any other record is about, leads entries that were merged to the main one, and finds by
    // name somebody who comes back after a year, without network as well. Who is gone for two years is erased.
    host: { pull: everyone, holds: 'all', write: ['insert', 'update'] },
    employer: nothing,
  },
}
