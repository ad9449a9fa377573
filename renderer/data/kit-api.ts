import * as calls from '../../domain/contract/kit.ts'
import type { CardChanges } from '../../domain/kit/change-challenge.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { KitStep } from '../../domain/contract/kit.ts'

/** Moves a card of the kit on: an adaptation made, sent for reading, published. The server keeps the kit. */
export function moveCard(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
  body: calls.KitStep,
): Promise<ReplyTo<typeof calls.moveCard>> {
  return data.call(calls.moveCard, { session, params: { id }, body })
}

/** Changes the words and numbers of a draft. */
export function editCard(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
  body: CardChanges,
): Promise<ReplyTo<typeof calls.editCard>> {
  return data.call(calls.editCard, { session, params: { id }, body })
}
