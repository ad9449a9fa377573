import { challengeSchema, type Challenge } from '../../kit/challenge.ts'
import { addedFields, newest, readOnly, type CollectionRule } from '../collection-rule.ts'

export const challenges: CollectionRule<Challenge, true> = {
  schema: challengeSchema,
  shared: true,
  madeBy: 'server',
  beforeSignIn: true,
  forObservers: 'read',
  merge: newest,
  upgrades: [addedFields],
  erasure: 'names-nobody',
  access: { kiosk: readOnly, host: readOnly, employer: readOnly },
}
