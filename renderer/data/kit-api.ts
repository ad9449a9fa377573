import type { CardChanges } from '../../domain/kit/change-challenge.ts'
import type { Challenge } from '../../domain/kit/challenge.ts'
import type { DeviceData } from './device-data-type.ts'
import type { Reply } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type KitStep =
  { step: 'fork' | 'revise' | 'submit' | 'publish' | 'retire' } | { step: 'return'; because: string }

/** Moves a card of the kit on: an adaptation made, sent for reading, published. The server keeps the kit. */
export function moveCard(
  data: DeviceData,
  host: SignedIn,
  id: string,
  step: KitStep,
): Promise<Reply<Challenge>> {
  return data.request('POST', `host/challenges/${id}`, { session: host.session, body: step })
}

/** Changes the words and numbers of a draft. */
export function editCard(
  data: DeviceData,
  host: SignedIn,
  id: string,
  changes: CardChanges,
): Promise<Reply<Challenge>> {
  return data.request('PATCH', `host/challenges/${id}`, { session: host.session, body: changes })
}
