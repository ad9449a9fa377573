import * as calls from '../../domain/contract/refused-rows.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { CorrectedValue, RefusedLine } from '../../domain/contract/refused-rows.ts'

/** Some of them, newest first; `after`: those that follow what was told before. */
export function listRefusedRows(
  data: DeviceData,
  { session }: SignedIn,
  after?: string,
): Promise<ReplyTo<typeof calls.listRefusedRows>> {
  return data.call(calls.listRefusedRows, { session, query: after === undefined ? {} : { after } })
}

/** Sends a refused row again, with the value at fault mended if one is given. */
export function resendRefusedRow(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
  value?: calls.CorrectedValue,
): Promise<ReplyTo<typeof calls.resendRefusedRow>> {
  return data.call(calls.resendRefusedRow, {
    session,
    params: { id },
    body: value === undefined ? {} : { value },
  })
}

/** Takes a refused row off the list, for good. */
export function setRefusedRowAside(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
): Promise<ReplyTo<typeof calls.setRefusedRowAside>> {
  return data.call(calls.setRefusedRowAside, { session, params: { id } })
}
