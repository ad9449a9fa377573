import * as calls from '../../domain/contract/expected.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { ExpectedLine } from '../../domain/contract/expected.ts'

export function listExpected(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof calls.listExpected>> {
  return data.call(calls.listExpected, { session })
}

export function expectVisitor(
  data: DeviceData,
  { session }: SignedIn,
  form: calls.ExpectedForm,
  requestId: string,
): Promise<ReplyTo<typeof calls.expectVisitor>> {
  return data.call(calls.expectVisitor, { session, body: { ...form, requestId } })
}

/** They came, or come no more. */
export function forgetExpected(
  data: DeviceData,
  { session }: SignedIn,
  expectedId: string,
): Promise<ReplyTo<typeof calls.forgetExpected>> {
  return data.call(calls.forgetExpected, { session, params: { expectedId } })
}
