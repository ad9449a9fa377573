import { mergeSessions, type ChallengeSession } from '../../../domain/sessions/challenge-session.ts'
import { byServer, revised } from '../../../domain/record/write.ts'
import type { Intake } from './intake.ts'

export const challengeSessions: Intake<ChallengeSession> = {
  comesBack: {
    // What happened on the day is told by hosts alone.
    isToldWholeBy: (role) => role === 'host',
    withoutUntold: (part) => ({ ...part, moments: [] }),
    isLater: (session, master) => session.planRev > master.planRev,
    joined: (master, later, now) => revised(mergeSessions(master, later), byServer(now)),
  },
}
