import * as calls from '../../domain/contract/invitations.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'
import type { VisitorAccess } from './visitor-api.ts'

export type {
  Invitation,
  InvitationAnswer,
  InvitationSent,
  MyInvitation,
} from '../../domain/contract/invitations.ts'

/** Invites who is behind a card of a search. `requestId`: the same until it is known that it was made. */
export function invitePerson(
  data: DeviceData,
  { session }: SignedIn,
  requestId: string,
  invitation: calls.Invitation,
): Promise<ReplyTo<typeof calls.invite>> {
  return data.call(calls.invite, { session, body: { requestId, ...invitation } })
}

/** What the employer asked, with what those who said yes chose to tell. Nothing of it rests on the desk. */
export function invitationsSent(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof calls.invitationsSent>> {
  return data.call(calls.invitationsSent, { session })
}

/** What employers ask of whoever opened it with their pictures. */
export function myInvitations(
  data: DeviceData,
  { session }: VisitorAccess,
): Promise<ReplyTo<typeof calls.myInvitations>> {
  return data.call(calls.myInvitations, { session })
}

export function answerInvitation(
  data: DeviceData,
  { session }: VisitorAccess,
  body: calls.InvitationAnswer,
): Promise<ReplyTo<typeof calls.answerInvitation>> {
  return data.call(calls.answerInvitation, { session, body })
}
