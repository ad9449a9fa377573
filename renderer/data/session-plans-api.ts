import * as calls from '../../domain/contract/sessions.ts'
import type { EventPlan } from '../../domain/session-desk/plan-event.ts'
import { publicationFaults, type SessionPlan } from '../../domain/session-desk/plan-session.ts'
import type { CancelReason } from '../../domain/sessions/challenge-session.ts'
import type { Room } from '../../domain/sites/site.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { PlanReason } from '../../domain/contract/sessions.ts'

/** Sessions are planned at the server, by a signed-in person of a desk: each of these needs the network. */
export type Planned = Promise<ReplyTo<typeof calls.createPlan>>

export function createPlan(
  data: DeviceData,
  { session }: SignedIn,
  plan: SessionPlan,
  requestId: string,
): Planned {
  const call = isEmployers(data) ? calls.proposePlan : calls.createPlan
  return data.call(call, { session, body: { ...plan, requestId } })
}

export function changePlan(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
  body: Partial<SessionPlan>,
): Planned {
  const call = isEmployers(data) ? calls.changeProposal : calls.changePlan
  return data.call(call, { session, params: { id }, body })
}

/** A new event of the place, on as many weeks: visitors see it at once. */
export function createEvent(
  data: DeviceData,
  { session }: SignedIn,
  plan: EventPlan & { weeks: number; proposalId?: string },
  requestId: string,
): Planned {
  return data.call(calls.createEvent, { session, body: { ...plan, requestId } })
}

export function changeEvent(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
  body: Partial<EventPlan>,
): Planned {
  return data.call(calls.changeEvent, { session, params: { id }, body })
}

/** A host answers an employer's proposal: takes it as a draft of the site, or declines it with a word. */
export function answerProposal(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
  because?: string,
): Planned {
  if (because === undefined) return data.call(calls.validateProposal, { session, params: { id } })
  return data.call(calls.declineProposal, { session, params: { id }, body: { because } })
}

export function publishPlan(data: DeviceData, { session }: SignedIn, id: string): Planned {
  return data.call(calls.publishPlan, { session, params: { id } })
}

export function cancelPlan(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
  reason: CancelReason,
  note?: string,
): Planned {
  return data.call(calls.cancelPlan, { session, params: { id }, body: { reason, ...(note ? { note } : {}) } })
}

/** The rooms as changed in the list that was opened: what others changed meanwhile stays. */
export function keepRooms(
  data: DeviceData,
  { session }: SignedIn,
  rooms: readonly Room[],
  opened: readonly Room[],
): Promise<ReplyTo<typeof calls.keepRooms>> {
  return data.call(calls.keepRooms, { session, body: { rooms: [...rooms], opened: [...opened] } })
}

/** The sessions as an iCalendar text: all of them, or one. */
export function readCalendar(
  data: DeviceData,
  host: SignedIn,
  session?: string,
): Promise<ReplyTo<typeof calls.readCalendar>> {
  const query = session === undefined ? {} : { session }
  return data.call(calls.readCalendar, { session: host.session, query })
}

function isEmployers({ identity }: DeviceData): boolean {
  return identity.role === 'employer'
}

/** The named reasons of a refusal; none when it was not the plan's fault. */
export function reasonsOf(reply: Awaited<Planned>): readonly calls.PlanReason[] {
  return reply.ok ? [] : (reply.reasons ?? [])
}

/** Why a draft could not be published, as the address of its page tells it; other words there say nothing. */
export function publicationReasons(told: unknown): readonly calls.PlanReason[] {
  return publicationFaults.filter((fault) =>
    String(told ?? '')
      .split(' ')
      .includes(fault),
  )
}
