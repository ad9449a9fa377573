import * as calls from '../../domain/contract/visitors.ts'
import type { AnswerRating } from '../../domain/hiring/answer-rating.ts'
import { ok, refuse } from '../../domain/result.ts'
import { asOwnAct } from './assistance-api.ts'
import type { DeviceData } from './device-data-type.ts'
import type { Refused, ReplyTo } from './http.ts'
import { tryPictures } from './picture-tries.ts'

export type { MyApplication, VisitorAccess } from '../../domain/contract/visitors.ts'

/** The four pictures chosen as secret, by their number (0 to 11), in order. */
export type PictureSecret = readonly [number, number, number, number]

/**
 * Opens what belongs to the holder of a pass. `wrong-credentials`: pass or pictures wrong, one answer for
 * both. `too-many-requests`: tried too often, here or at the server, wait. `unreachable`: no network.
 */
export async function openVisitorAccess(
  data: DeviceData,
  token: string,
  secret: PictureSecret,
): Promise<ReplyTo<typeof calls.openVisitorAccess>> {
  const tried = await tryPictures(data, token)
  if (!tried.allowed) return refuse('too-many-requests')
  const body = { token, secret: [...secret] }
  const reply = await asOwnAct(data, () => data.call(calls.openVisitorAccess, { body }))
  if (reply.ok) await tried.wereRight()
  else if (reply.reason !== 'wrong-credentials') await tried.wasNone()
  return reply
}

/** The first pictures of a card. `not-possible`: it has some, or a host must allow it first. */
export function choosePictures(
  data: DeviceData,
  token: string,
  secret: PictureSecret,
): Promise<ReplyTo<typeof calls.choosePictures>> {
  const body = { token, secret: [...secret] }
  return asOwnAct(data, () => data.call(calls.choosePictures, { body }))
}

/** *Mes candidatures*: nothing of it is ever stored on the kiosk. */
export async function myApplications(
  data: DeviceData,
  { session }: calls.VisitorAccess,
): Promise<{ ok: true; value: calls.MyApplication[] } | Refused> {
  const reply = await data.call(calls.myApplications, { session })
  return reply.ok ? ok(reply.value.applications) : reply
}

/** Ends the session at the server; the screen forgets it whether or not this arrives. */
export function endVisitorAccess(
  data: DeviceData,
  { session }: calls.VisitorAccess,
): Promise<ReplyTo<typeof calls.endVisitorAccess>> {
  return data.call(calls.endVisitorAccess, { session, timeout: 2000 })
}

/** A link to one application, for the holder's own telephone; the one before it ends. */
export function followApplication(
  data: DeviceData,
  { session }: calls.VisitorAccess,
  applicationId: string,
): Promise<ReplyTo<typeof calls.followApplication>> {
  return data.call(calls.followApplication, { session, params: { applicationId } })
}

/** Ends that link, if there is one. */
export function unfollowApplication(
  data: DeviceData,
  { session }: calls.VisitorAccess,
  applicationId: string,
): Promise<ReplyTo<typeof calls.unfollowApplication>> {
  return data.call(calls.unfollowApplication, { session, params: { applicationId } })
}

/** Says how one was answered; the employer reads a mean of several people, never this. */
export function rateAnswer(
  data: DeviceData,
  { session }: calls.VisitorAccess,
  applicationId: string,
  rating: AnswerRating,
): Promise<ReplyTo<typeof calls.rateAnswer>> {
  return data.call(calls.rateAnswer, { session, params: { applicationId }, body: rating })
}
