import type { Visitor } from '../../../domain/visits/visitor.ts'
import type { Intake } from './intake.ts'

export const visitors: Intake<Visitor> = {
  refuses: (_row, { id, mergedInto }) =>
    mergedInto === id ? { reason: 'invalid', field: 'mergedInto' } : null,
}
