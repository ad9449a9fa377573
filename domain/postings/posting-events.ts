import type { Instant } from '../time.ts'
import type { PostingEvent } from './posting.ts'

/** The id of an event that the server makes of something else: made twice it is the same. */
export function serverEventId(prefix: string, id: string): string {
  return `${prefix}.${id}`.slice(0, 64)
}

/** With this the id begins by which a card's author ended it. */
export const AUTHORS_END = 'e'

/** Of what ends a card: whether its author said so, and not a host. */
export function isAuthorsEnd({ type, id }: Pick<PostingEvent, 'type' | 'id'>): boolean {
  return type === 'ended' && id.startsWith(`${AUTHORS_END}.`)
}

/** That a card was handed in, under the id that the server gives it: a desk that did not hear back yet says the same. */
export function handedInNow(
  postingId: string,
  { now, deviceId }: { now: Instant; deviceId: string },
): PostingEvent {
  return { id: serverEventId('a', postingId), type: 'submitted', at: now, by: deviceId }
}
