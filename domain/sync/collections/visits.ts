import { isOpenVisit, mergeVisits, visitSchema, type Visit } from '../../visits/visit.ts'
import { A_QUARTER, addedFields, everyone, nothing, type CollectionRule } from '../collection-rule.ts'

export const visits: CollectionRule<Visit, false, 'in-part'> = {
  schema: visitSchema,
  shared: false,
  madeBy: 'devices',
  merge: mergeVisits,
  upgrades: [addedFields, addedFields, addedFields, addedFields, addedFields],
  erasure: 'in-part',
  access: {
    kiosk: {
      pull: (visit) => `day:${visit.day}`,
      holds: 'today',
      dayByDay: true,
      write: ['insert', 'update'],
      hides: () => ['name', 'sealedName', 'sealedPass'],
      refuses: (visit) => (visit.name === undefined ? null : 'forbidden-field'),
    },
    host: {
      pull: everyone,
      // Today's work, and the day on which somebody without a name or a card says they came.
      holds: { days: A_QUARTER, since: ['day', 'at'], askedBy: 'day', waits: isOpenVisit },
      write: ['insert', 'update'],
      hides: () => ['sealedName', 'sealedPass'],
    },
    employer: nothing,
  },
}
