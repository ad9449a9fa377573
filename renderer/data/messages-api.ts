import * as calls from '../../domain/contract/messages.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { MailStopLift, MailStopLine, MessageLine } from '../../domain/contract/messages.ts'

/** What no e-mail carried, oldest first. */
export function listMessages(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof calls.listMessages>> {
  return data.call(calls.listMessages, { session })
}

/** It was told in another way. */
export function messageTold(
  data: DeviceData,
  { session }: SignedIn,
  key: string,
): Promise<ReplyTo<typeof calls.messageTold>> {
  return data.call(calls.messageTold, { session, body: { key } })
}

/** The addresses of employers to which nothing goes any more. */
export function listStops(data: DeviceData, { session }: SignedIn): Promise<ReplyTo<typeof calls.listStops>> {
  return data.call(calls.listStops, { session })
}

/** Messages go to this address again. */
export function liftStop(
  data: DeviceData,
  { session }: SignedIn,
  { employerId, address }: calls.MailStopLine,
): Promise<ReplyTo<typeof calls.liftStop>> {
  return data.call(calls.liftStop, { session, body: { employerId, address } })
}
