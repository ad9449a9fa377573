import type { CallRefusal } from '../data/http.ts'

const explained: ReadonlySet<CallRefusal> = new Set([
  'unreachable',
  'too-many-requests',
  'sign-in-needed',
  'invalid-request',
  'not-found',
  'server-full',
  'clock-in-doubt',
])

/** The text that tells a host why the server did not do what was asked. */
export function refusalKey(reason: CallRefusal): string {
  return `host.refusal.${explained.has(reason) ? reason : 'unexpected'}`
}
