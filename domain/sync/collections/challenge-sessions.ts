import {
  challengeSessionSchema,
  mergeSessions,
  samePlan,
  type ChallengeSession,
} from '../../sessions/challenge-session.ts'
import {
  addedFields,
  everyone,
  oncePublished,
  ownEmployers,
  type CollectionRule,
  type WriteRefusal,
} from '../collection-rule.ts'

export const challengeSessions: CollectionRule<ChallengeSession, false> = {
  schema: challengeSessionSchema,
  shared: false,
  madeBy: 'server',
  forObservers: 'read',
  // What hosts add to a session on the day changes nothing of the plan that the server sealed.
  unsealed: ['rev', 'at', 'by', 'moments'],
  merge: mergeSessions,
  upgrades: [addedFields, addedFields, addedFields],
  erasure: 'names-nobody',
  access: {
    kiosk: {
      pull: oncePublished,
      holds: 'to-come',
      write: [],
      hides: () => ['proposedAt', 'validatedAt', 'declinedAt', 'declinedBecause', 'materialNote'],
    },
    // Whole, with its leases, bookings and evaluations: they go together or not at all, and whether one still waits (a
    // debrief that is contested after the session closed) is not in the record itself.
    host: { pull: everyone, holds: 'all', write: ['update'], refuses: refusesAnotherPlan },
    employer: { pull: ownEmployers, holds: 'all', write: [] },
  },
}

/** A host tells what happened on the day; the plan itself changes at the server. */
function refusesAnotherPlan(
  session: ChallengeSession,
  master: ChallengeSession | undefined,
): WriteRefusal | null {
  // An older plan gives way in the merge; only a plan that the server never made is refused.
  if (!master) return 'forbidden'
  if (session.planRev < master.planRev) return null
  return samePlan(session, master) ? null : 'forbidden-field'
}
