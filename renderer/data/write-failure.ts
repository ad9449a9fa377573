import type { RecordFault } from '../../domain/record/record-form.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'

/** A record that the server could never accept was not written. `fault` names the field and the rule. */
export class InvalidRecord extends Error {
  override readonly name = 'InvalidRecord'
  readonly fault: RecordFault

  constructor(collection: CollectionName, fault: RecordFault) {
    super(`${collection}: ${fault.field} breaks ${fault.rule}`)
    this.fault = fault
  }
}
