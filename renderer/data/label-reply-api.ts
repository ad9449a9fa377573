import type { BodyOf } from '../../domain/contract/endpoint.ts'
import * as calls from '../../domain/contract/employers.ts'
import type { ReplyPlace } from '../../domain/hiring/label-reply.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { PublishedMonday } from '../../domain/contract/employers.ts'

/** The employer asks hosts to publish what it replies to its label. */
export function askReply(
  data: DeviceData,
  { session }: SignedIn,
  body: BodyOf<typeof calls.askReply>,
): Promise<ReplyTo<typeof calls.askReply>> {
  return data.call(calls.askReply, { session, body })
}

export function takeReplyBack(
  data: DeviceData,
  { session }: SignedIn,
  place: ReplyPlace,
): Promise<ReplyTo<typeof calls.takeReplyBack>> {
  return data.call(calls.takeReplyBack, { session, body: { place } })
}

/** What candidates were shown of the employer in the past year. */
export function readLabelHistory(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof calls.labelHistory>> {
  return data.call(calls.labelHistory, { session })
}

/** A host publishes the reply asked for at that moment, or says why not. */
export function decideReply(
  data: DeviceData,
  { session }: SignedIn,
  employerId: string,
  body: BodyOf<typeof calls.decideReply>,
): Promise<ReplyTo<typeof calls.decideReply>> {
  return data.call(calls.decideReply, { session, params: { id: employerId }, body })
}
