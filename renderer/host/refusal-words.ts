import type { CallRefusal } from '../data/http.ts'

/** Which sentence explains each refusal to a host. */
const sentences = {
  unreachable: 'unreachable',
  'too-many-requests': 'too-many-requests',
  'sign-in-needed': 'sign-in-needed',
  'invalid-request': 'invalid-request',
  'not-found': 'not-found',
  'request-reused': 'request-reused',
  'server-full': 'server-full',
  'clock-in-doubt': 'clock-in-doubt',
  unexpected: 'unexpected',
  // An answer that cannot be read says as little of what was done as none.
  unreadable: 'unreachable',
  'database-away': 'unreachable',
  'too-large': 'unexpected',
  // Those that a screen explains by itself, or that end the exchange of the device.
  'not-possible': 'unexpected',
  'unknown-device': 'unexpected',
  'unknown-tool': 'unexpected',
  'protocol-too-old': 'unexpected',
  'wrong-code': 'unexpected',
  'wrong-credentials': 'unexpected',
  // At kiosks alone.
  'own-act': 'unexpected',
  // Told to whatever shares requests out among servers.
  'server-stopping': 'unexpected',
  'database-behind': 'unexpected',
} as const satisfies Record<CallRefusal, string>

/** The text that tells a host why the server did not tell what was asked, where nothing was to be done. */
export function unreadKey(reason: CallRefusal): string {
  return sentences[reason] === 'unreachable' ? 'host.refusal.unread' : refusalKey(reason)
}

/** The text that tells a host why the server did not do what was asked. */
export function refusalKey(reason: CallRefusal): string {
  return `host.refusal.${sentences[reason]}`
}
