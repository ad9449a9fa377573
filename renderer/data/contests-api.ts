import * as calls from '../../domain/contract/contests.ts'
import type { VisitorAccess } from '../../domain/contract/visitors.ts'
import type { AnswerFault, Verdict } from '../../domain/hiring/contest.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { ContestLine } from '../../domain/contract/contests.ts'

/** The candidate says what is wrong with an answer, which hosts look into. */
export function contestAnswer(
  data: DeviceData,
  { session }: VisitorAccess,
  applicationId: string,
  body: { about: string; because: AnswerFault },
): Promise<ReplyTo<typeof calls.contestAnswer>> {
  return data.call(calls.contestAnswer, { session, params: { applicationId }, body })
}

export function listContests(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof calls.listContests>> {
  return data.call(calls.listContests, { session })
}

/** A host decides whether the candidate is right. */
export function decideContest(
  data: DeviceData,
  { session }: SignedIn,
  { applicationId, about }: Pick<calls.ContestLine, 'applicationId' | 'about'>,
  body: Verdict,
): Promise<ReplyTo<typeof calls.decideContest>> {
  return data.call(calls.decideContest, { session, params: { applicationId, about }, body })
}

/** The employer says once why a decision against it is wrong. */
export function appealContest(
  data: DeviceData,
  { session }: SignedIn,
  applicationId: string,
  about: string,
  words: string,
): Promise<ReplyTo<typeof calls.appealContest>> {
  return data.call(calls.appealContest, { session, params: { applicationId, about }, body: { words } })
}
