import { hashOf } from '../text/hash-of.ts'
import { passIdFrom, readPassCode, showPassCode } from '../visits/pass-code.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Instant } from '../time.ts'
import type { Application } from './application.ts'
import { applicationStatus, isWaiting } from './application-status.ts'
import { awaitsConclusion } from './awaits-conclusion.ts'

/** Before the code, so that a line of a sheet held before a kiosk is nobody's card. */
const PREFIX = 'R'

/**
 * What stands on the line of an application on a printed answer sheet, the same on every desk: drawn from its random id,
 * which it does not tell. It opens nothing: only a desk that holds the application finds it by its code.
 */
export function sheetCodeOf(applicationId: string): string {
  const [low, high] = ['low', 'high'].map((part) => hashOf(`sheet|${part}|${applicationId}`))
  const bytes = new DataView(new ArrayBuffer(8))
  bytes.setUint32(0, low!)
  bytes.setUint32(4, high!)
  return PREFIX + passIdFrom(new Uint8Array(bytes.buffer))
}

/** As printed: `R-K7QF-3M2X-9`. */
export function showSheetCode(code: string): string {
  return `${PREFIX}-${showPassCode(code.slice(PREFIX.length)).replaceAll(' ', '-')}`
}

/** The code in what was typed or scanned, or `null` when it cannot be one: a slip of the finger is no other line. */
export function readSheetCode(typed: string): string | null {
  const [, rest] = /^\s*R(.*)$/is.exec(typed) ?? []
  const read = rest === undefined ? null : readPassCode(rest)
  return read === null ? null : PREFIX + read
}

/**
 * Why a line is not answered. `misread`: no code at all. `unknown`: nothing that this desk holds, as of another site, or
 * of an employer without a mandate. `answered`: nothing is left to decide.
 */
export type SheetLineRefusal = 'misread' | 'unknown' | 'withdrawn' | 'answered'

/** The application of a line, among those that this desk holds. */
export function lineOnSheet(
  typed: string,
  held: readonly Application[],
  now: Instant,
): Result<Application, SheetLineRefusal> {
  const code = readSheetCode(typed)
  if (code === null) return refuse('misread')
  const found = held.find(({ id }) => sheetCodeOf(id) === code)
  if (!found) return refuse('unknown')
  const status = applicationStatus(found, now)
  if (isWaiting(status) || awaitsConclusion(found)) return ok(found)
  return refuse(status.kind === 'withdrawn' ? 'withdrawn' : 'answered')
}
