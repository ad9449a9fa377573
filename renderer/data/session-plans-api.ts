import type { CancelReason, ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import {
  publicationFaults,
  type PlanFault,
  type PublicationFault,
  type SessionPlan,
} from '../../domain/session-desk/plan-session.ts'
import type { Room } from '../../domain/sites/site.ts'
import type { DeviceData } from './device-data-type.ts'
import type { Reply } from './http.ts'
import type { SignedIn } from './sign-in.ts'

/** What stands against a plan, by name; `not-now` for where the session stands. */
export type PlanReason = PlanFault | PublicationFault | 'not-now'

/** Sessions are planned at the server, by a signed-in person of a desk: each of these needs the network. */
type Answer<T = ChallengeSession> = Promise<Reply<T>>

export function createPlan(data: DeviceData, person: SignedIn, plan: SessionPlan): Answer {
  return data.request('POST', `${side(data)}/sessions`, { session: person.session, body: plan })
}

export function changePlan(
  data: DeviceData,
  person: SignedIn,
  sessionId: string,
  changes: Partial<SessionPlan>,
): Answer {
  return data.request('PATCH', `${side(data)}/sessions/${sessionId}`, {
    session: person.session,
    body: changes,
  })
}

/** A host answers an employer's proposal: takes it as a draft of the site, or declines it with a word. */
export function answerProposal(
  data: DeviceData,
  host: SignedIn,
  sessionId: string,
  declinedBecause?: string,
): Answer {
  const path = `host/sessions/${sessionId}`
  if (declinedBecause === undefined)
    return data.request('POST', `${path}/validate`, { session: host.session, body: {} })
  return data.request('POST', `${path}/decline`, {
    session: host.session,
    body: { because: declinedBecause },
  })
}

export function publishPlan(data: DeviceData, host: SignedIn, sessionId: string): Answer {
  return data.request('POST', `host/sessions/${sessionId}/publish`, { session: host.session, body: {} })
}

export function cancelPlan(
  data: DeviceData,
  host: SignedIn,
  sessionId: string,
  reason: CancelReason,
  note?: string,
): Answer {
  const body = { reason, ...(note ? { note } : {}) }
  return data.request('POST', `host/sessions/${sessionId}/cancel`, { session: host.session, body })
}

export function keepRooms(data: DeviceData, host: SignedIn, rooms: readonly Room[]): Answer<void> {
  return data.request('POST', 'host/rooms', { session: host.session, body: { rooms } })
}

/** The sessions as an iCalendar text: all of them, or one. */
export function readCalendar(
  data: DeviceData,
  host: SignedIn,
  sessionId?: string,
): Answer<{ calendar: string }> {
  const query = sessionId === undefined ? '' : `?session=${encodeURIComponent(sessionId)}`
  return data.request('GET', `host/calendar${query}`, { session: host.session })
}

/** The named reasons of a refusal; none when it was not the plan's fault. */
export function reasonsOf(reply: { ok: boolean; reasons?: readonly string[] }): readonly PlanReason[] {
  return (reply.reasons ?? []) as readonly PlanReason[]
}

function side({ identity }: DeviceData): 'host' | 'employer' {
  return identity.role === 'employer' ? 'employer' : 'host'
}

/** Why a draft could not be published, as the address of its page tells it; other words there say nothing. */
export function publicationReasons(told: unknown): readonly PlanReason[] {
  return publicationFaults.filter((fault) =>
    String(told ?? '')
      .split(' ')
      .includes(fault),
  )
}
