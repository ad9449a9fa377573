import type { CallAnswer } from '../../domain/calls/host-call.ts'
import * as calls from '../../domain/contract/calls.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { CallLine, KioskCall } from '../../domain/contract/calls.ts'

/** Somebody looks at the screen meanwhile: the word that nobody can be reached comes soon. In milliseconds. */
const PATIENCE = 4000

export function callHost(data: DeviceData): Promise<ReplyTo<typeof calls.callHost>> {
  return data.call(calls.callHost, { timeout: PATIENCE })
}

export function readCall(data: DeviceData): Promise<ReplyTo<typeof calls.readCall>> {
  return data.call(calls.readCall, { timeout: PATIENCE })
}

export function endCall(data: DeviceData): Promise<ReplyTo<typeof calls.endCall>> {
  return data.call(calls.endCall, { timeout: PATIENCE })
}

/** Who calls a host at the kiosks of the site; a locked desk asks as well. */
export function listCalls(data: DeviceData): Promise<ReplyTo<typeof calls.listCalls>> {
  return data.call(calls.listCalls, { timeout: PATIENCE })
}

export function answerCall(
  data: DeviceData,
  { session }: SignedIn,
  callId: string,
  says: CallAnswer,
): Promise<ReplyTo<typeof calls.answerCall>> {
  return data.call(calls.answerCall, { session, params: { callId }, body: { says } })
}
