import * as calls from '../../domain/contract/tools.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { HookDelivery, HookForm, HookLine, ToolForm, ToolLine } from '../../domain/contract/tools.ts'

/** Keys and webhooks of the site's own programs. */
export function listTools(data: DeviceData, { session }: SignedIn): Promise<ReplyTo<typeof calls.listTools>> {
  return data.call(calls.listTools, { session })
}

/** A key that is told this once. */
export function addTool(
  data: DeviceData,
  { session }: SignedIn,
  form: calls.ToolForm,
  requestId: string,
): Promise<ReplyTo<typeof calls.addTool>> {
  return data.call(calls.addTool, { session, body: { ...form, requestId } })
}

/** From now on its key opens nothing. */
export function endTool(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
): Promise<ReplyTo<typeof calls.endTool>> {
  return data.call(calls.endTool, { session, params: { id } })
}

/** An address that is told what changes, and the secret of its messages. */
export function addHook(
  data: DeviceData,
  { session }: SignedIn,
  form: calls.HookForm,
  requestId: string,
): Promise<ReplyTo<typeof calls.addHook>> {
  return data.call(calls.addHook, { session, body: { ...form, requestId } })
}

/** Its address is told nothing more. */
export function endHook(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
): Promise<ReplyTo<typeof calls.endHook>> {
  return data.call(calls.endHook, { session, params: { id } })
}

/** A message that says nothing is on its way there. */
export function testHook(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
): Promise<ReplyTo<typeof calls.testHook>> {
  return data.call(calls.testHook, { session, params: { id } })
}
