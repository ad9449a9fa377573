import { seatLeaseSchema, type SeatLease } from '../../seats/seat-lease.ts'
import { addedFields, newest, nothing, readOnly, type CollectionRule } from '../collection-rule.ts'

export const seatLeases: CollectionRule<SeatLease, false> = {
  schema: seatLeaseSchema,
  shared: false,
  madeBy: 'server',
  merge: newest,
  upgrades: [addedFields],
  erasure: 'names-nobody',
  access: {
    kiosk: { pull: (lease) => lease.deviceId, holds: 'to-come', write: [] },
    host: readOnly,
    employer: nothing,
  },
}
