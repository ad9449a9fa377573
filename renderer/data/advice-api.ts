import * as calls from '../../domain/contract/advice.ts'
import type { NoAnswerReason } from '../../domain/advice/no-answer-reason.ts'
import type { Instant } from '../../domain/time.ts'
import type { BlockedWords } from '../../domain/wording/blocked-words.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { AdviceState, SilenceBoard } from '../../domain/contract/advice.ts'

/** Whether this employer is asked why it does not answer, and the half hours with a host. */
export function readAdvice(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof calls.readAdvice>> {
  return data.call(calls.readAdvice, { session })
}

/** What keeps the employer from answering. `requestId`: the same for a try after a lost answer. */
export function tellMotives(
  data: DeviceData,
  { session }: SignedIn,
  codes: readonly NoAnswerReason[],
  requestId: string,
): Promise<ReplyTo<typeof calls.tellMotives>> {
  return data.call(calls.tellMotives, { session, body: { requestId, codes: [...codes] } })
}

export function declineAdvice(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof calls.declineAdvice>> {
  return data.call(calls.declineAdvice, { session })
}

export function bookAdvice(
  data: DeviceData,
  { session }: SignedIn,
  slotId: string,
): Promise<ReplyTo<typeof calls.bookAdvice>> {
  return data.call(calls.bookAdvice, { session, body: { slotId } })
}

export function cancelAdvice(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
): Promise<ReplyTo<typeof calls.cancelAdvice>> {
  return data.call(calls.cancelAdvice, { session, params: { id } })
}

/** Who is silent, whom to see to first, and the half hours that hosts offer. */
export function readSilentEmployers(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof calls.readSilentEmployers>> {
  return data.call(calls.readSilentEmployers, { session })
}

/** A host called the employer. */
export function noteCalled(
  data: DeviceData,
  { session }: SignedIn,
  employerId: string,
): Promise<ReplyTo<typeof calls.noteCalled>> {
  return data.call(calls.noteCalled, { session, body: { employerId } })
}

export function offerSlots(
  data: DeviceData,
  { session }: SignedIn,
  body: { startsAt: Instant; count: number },
): Promise<ReplyTo<typeof calls.offerSlots>> {
  return data.call(calls.offerSlots, { session, body })
}

export function withdrawSlot(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
): Promise<ReplyTo<typeof calls.withdrawSlot>> {
  return data.call(calls.withdrawSlot, { session, params: { id } })
}

/** Hosts hear on which grounds the desk held words back. */
export function tellBlocked(
  data: DeviceData,
  { session }: SignedIn,
  body: BlockedWords,
): Promise<ReplyTo<typeof calls.tellBlocked>> {
  return data.call(calls.tellBlocked, { session, body })
}
