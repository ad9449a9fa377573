import * as calls from '../../domain/contract/board.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { VisitorAccess } from './visitor-api.ts'

export type {
  MyAsked,
  MyBoard,
  MyInterest,
  MyPosting,
  ProjectElsewhere,
} from '../../domain/contract/board.ts'

/** The cards of whoever opened it with their pictures, who is interested in them, and what interests them. */
export function readMyBoard(
  data: DeviceData,
  { session }: VisitorAccess,
): Promise<ReplyTo<typeof calls.myPostings>> {
  return data.call(calls.myPostings, { session })
}

/** What they answer to somebody who is interested. `requestId`: the same until it is known that it was kept. */
export function answerInterest(
  data: DeviceData,
  { session }: VisitorAccess,
  body: calls.InterestAnswer,
): Promise<ReplyTo<typeof calls.answerInterest>> {
  return data.call(calls.answerInterest, { session, body })
}

/** Which cards have their author in the place, who likes to talk today. Whose they are no kiosk hears. */
export function readAround(data: DeviceData): Promise<ReplyTo<typeof calls.readAround>> {
  return data.call(calls.readAround, {})
}

/** Projects that other sites share. */
export function readElsewhere(data: DeviceData): Promise<ReplyTo<typeof calls.readElsewhere>> {
  return data.call(calls.readElsewhere, {})
}
