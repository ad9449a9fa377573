import { visitorSchema, type Visitor } from '../../visits/visitor.ts'
import { addedFields, everyone, nothing, type CollectionRule } from '../collection-rule.ts'
import { mergeFields } from '../field-stamps.ts'

export const visitors: CollectionRule<Visitor, false> = {
  schema: visitorSchema,
  shared: false,
  madeBy: 'devices',
  merge: mergeFields,
  upgrades: [addedFields],
  access: {
    kiosk: nothing,
    host: { pull: everyone, holds: 'all', write: ['insert', 'update'] },
    employer: nothing,
  },
}
