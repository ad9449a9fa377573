import type { DeviceId } from '../ids.ts'
import { DAY, type Instant } from '../time.ts'

/**
 * A revision is a hybrid logical clock: `milliseconds(base 36, 9 digits).counter(base 36, 3 digits).device`.
 * Revisions compare as strings; a later change on the same device always compares greater, even when the
 * device's clock was set back.
 */
export function nextRevision(previous: string | undefined, now: Instant, device: DeviceId): string {
  const [lastTime, lastCount] = previous ? parse(previous) : [0, -1]
  const time = Math.max(now, lastTime)
  const counter = time === lastTime ? lastCount + 1 : 0
  // A counter that is full borrows the next millisecond, so order is kept whatever the pace.
  return counter < 46_656 ? format(time, counter, device) : format(time + 1, 0, device)
}

const form = /^([0-9a-z]{9})\.[0-9a-z]{3}\.[A-Za-z0-9_-]{1,40}$/
/** A device's clock may be years off and its writes still count; a century is no clock. */
const FURTHEST_AHEAD = 50 * 365 * DAY

/**
 * Whether a text may be taken as a revision: of the right form, and not so far ahead that no later change
 * could ever compare greater.
 */
export function isRevision(text: string, now: Instant): boolean {
  const time = form.exec(text)?.[1]
  return time !== undefined && Number.parseInt(time, 36) <= now + FURTHEST_AHEAD
}

/** The moment of a revision, by the clock of who wrote it; 0 for what is none. */
export function revisionTime(revision: string): Instant {
  return parse(revision)[0]
}

export function laterRevision(a: string, b: string): string {
  return a >= b ? a : b
}

function format(time: Instant, counter: number, device: DeviceId): string {
  return `${time.toString(36).padStart(9, '0')}.${counter.toString(36).padStart(3, '0')}.${device}`
}

function parse(revision: string): [Instant, number] {
  const [time, counter = ''] = revision.split('.') as [string, string?]
  const parsed = [Number.parseInt(time, 36), Number.parseInt(counter, 36)] as [number, number]
  return parsed.every(Number.isFinite) ? parsed : [0, -1]
}
