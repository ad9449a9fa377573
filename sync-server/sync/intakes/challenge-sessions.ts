import { mergeSessions, type ChallengeSession } from '../../../domain/sessions/challenge-session.ts'
import { byServer, revised } from '../../../domain/record/write.ts'
import type { Intake } from './intake.ts'

export const challengeSessions: Intake<ChallengeSession> = {
  // A moment that the server knows stays as it was told.
  sanitize({ record, master }) {
    const known = new Map(master?.moments.map((moment) => [moment.id, moment]))
    return { ...record, moments: record.moments.map((moment) => known.get(moment.id) ?? moment) }
  },
  comesBack: {
    // What happened on the day is told by hosts alone.
    isToldWholeBy: (role) => role === 'host',
    withoutUntold: (part) => ({ ...part, moments: [] }),
    isLater: (session, master) => session.planRev > master.planRev,
    joined: (master, later, now) => revised(mergeSessions(master, later), byServer(now)),
  },
}
