import type { Ref } from 'vue'
import type { ChallengeSession, SessionMoment } from '../../domain/sessions/challenge-session.ts'
import { tellMoment as decideMoment, type MomentRefusal } from '../../domain/session-desk/tell-moment.ts'
import { refuse, type Result } from '../../domain/result.ts'
import { bookingsOfSession } from './bookings-of.ts'
import type { DeviceData } from './device-data-type.ts'
import { plain, useLiveRecords } from './live.ts'

/** The challenge sessions that this device knows, live. */
export function watchSessions(data: DeviceData): Ref<ChallengeSession[]> {
  return useLiveRecords(data.records('challengeSessions').find().$)
}

/**
 * A host says what happened in a session, with or without network. `evaluationsAreFinal` counts for `closed`
 * only. `not-here`: this desk knows no such session.
 */
export async function tellMoment(
  data: DeviceData,
  sessionId: string,
  told: { type: SessionMoment; observerId?: string; undoes?: string; evaluationsAreFinal?: boolean },
): Promise<Result<ChallengeSession, MomentRefusal | 'not-here'>> {
  const document = await data.records('challengeSessions').findOne(sessionId).exec()
  if (!document) return refuse('not-here')
  const { evaluationsAreFinal = false, ...moment } = told
  const decided = decideMoment(
    plain(document),
    { id: data.freshId(), ...moment },
    { bookings: await bookingsOfSession(data, sessionId), evaluationsAreFinal },
    data.writer(),
  )
  if (decided.ok) await data.save('challengeSessions', decided.value)
  return decided
}
