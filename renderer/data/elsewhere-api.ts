import * as calls from '../../domain/contract/elsewhere.ts'
import type { VisitorId } from '../../domain/ids.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'
import type { VisitorAccess } from './visitor-api.ts'

/** What a card is that another site gave, and as whom its holder is known here. */
export function lookAtCard(
  data: DeviceData,
  card: string,
  timeout: number,
): Promise<ReplyTo<typeof calls.lookAtCard>> {
  return data.call(calls.lookAtCard, { body: { card }, timeout })
}

/** The holder of such a card lets this site know them. Said again, it is said once. */
export function becomeKnown(
  data: DeviceData,
  body: Parameters<typeof data.call<typeof calls.becomeKnown>>[1]['body'],
): Promise<ReplyTo<typeof calls.becomeKnown>> {
  return data.call(calls.becomeKnown, { body })
}

/** They take it back. Whoever held no card of this site is given one. */
export function endMyLink(
  data: DeviceData,
  { session }: VisitorAccess,
  linkId: string,
): Promise<ReplyTo<typeof calls.endMyLink>> {
  return data.call(calls.endMyLink, { session, params: { linkId } })
}

/** A code by which a host says that they stand beside somebody who shows a card of another site. */
export function openLinkCode(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof calls.openLinkCode>> {
  return data.call(calls.openLinkCode, { session })
}

/** A host takes it back for the person. */
export function endLink(
  data: DeviceData,
  { session }: SignedIn,
  params: { visitorId: VisitorId; linkId: string },
): Promise<ReplyTo<typeof calls.endLink>> {
  return data.call(calls.endLink, { session, params })
}

/** The page that a person has at the other site; that it was read is noted for them. Nothing of it rests here. */
export function readPageElsewhere(
  data: DeviceData,
  { session }: SignedIn,
  params: { visitorId: VisitorId; linkId: string },
): Promise<ReplyTo<typeof calls.readPageElsewhere>> {
  return data.call(calls.readPageElsewhere, { session, params })
}
