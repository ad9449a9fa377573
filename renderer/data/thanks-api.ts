import * as calls from '../../domain/contract/thanks.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'
import type { VisitorAccess } from './visitor-api.ts'

export type {
  MyThanks,
  ReceivedThanks,
  SaidThanks,
  ToThank,
  WaitingThanks,
} from '../../domain/contract/thanks.ts'

/** Whom the person may thank, what others thank them for, and what they said. Nothing of it rests here. */
export function readThanks(
  data: DeviceData,
  { session }: VisitorAccess,
): Promise<ReplyTo<typeof calls.readThanks>> {
  return data.call(calls.readThanks, { session })
}

/** `requestId`: the same until it is known that it was kept. */
export function sayThanks(
  data: DeviceData,
  { session }: VisitorAccess,
  body: calls.ThanksForm,
): Promise<ReplyTo<typeof calls.sayThanks>> {
  return data.call(calls.sayThanks, { session, body })
}

export function answerThanks(
  data: DeviceData,
  { session }: VisitorAccess,
  id: string,
  keep: boolean,
): Promise<ReplyTo<typeof calls.answerThanks>> {
  return data.call(calls.answerThanks, { session, body: { id, keep } })
}

export function takeThanksBack(
  data: DeviceData,
  { session }: VisitorAccess,
  id: string,
): Promise<ReplyTo<typeof calls.takeThanksBack>> {
  return data.call(calls.takeThanksBack, { session, body: { id } })
}

/** Lines that a host reads before anybody else. */
export function listThanks(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof calls.listThanks>> {
  return data.call(calls.listThanks, { session })
}

export function decideThanks(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
  pass: boolean,
): Promise<ReplyTo<typeof calls.decideThanks>> {
  return data.call(calls.decideThanks, { session, params: { id }, body: { pass } })
}
