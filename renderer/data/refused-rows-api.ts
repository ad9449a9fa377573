import type { DeviceData } from './device-data-type.ts'
import type { Reply } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type CorrectedValue = string | number | null

/** What became of a row that was sent again: `refused` with another reason, or the same. */
export interface ResentOutcome {
  outcome: 'accepted' | 'conflict' | 'refused'
  reason?: string
  field?: string
}

/** Sends a refused row again, with the value at fault mended if one is given. */
export function resendRefusedRow(
  data: DeviceData,
  host: SignedIn,
  id: string,
  value?: CorrectedValue,
): Promise<Reply<ResentOutcome>> {
  const path = `host/refused-rows/${encodeURIComponent(id)}/resend`
  return data.request('POST', path, { session: host.session, body: value === undefined ? {} : { value } })
}

/** Takes a refused row off the list, for good. */
export function setRefusedRowAside(data: DeviceData, host: SignedIn, id: string): Promise<Reply<void>> {
  const path = `host/refused-rows/${encodeURIComponent(id)}/set-aside`
  return data.request('POST', path, { session: host.session, body: {} })
}
