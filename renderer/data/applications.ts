import type { Ref } from 'vue'
import {
  decideAnswer,
  viewApplication,
  type Answer,
  type AnswerRefusal,
} from '../../domain/hiring/answer-application.ts'
import type { Application, SentToEmployer } from '../../domain/hiring/application.ts'
import { isAnsweredAt } from '../../domain/hiring/at-session.ts'
import { receivesReferrals } from '../../domain/hiring/referral.ts'
import { takeBackAnswer, type TakeBackRefusal } from '../../domain/hiring/take-back.ts'
import {
  tellAsCandidate,
  type CandidateRefusal,
  type CandidateWord,
} from '../../domain/hiring/tell-as-candidate.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { newRecord } from '../../domain/record/write.ts'
import type { ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import type { Instant } from '../../domain/time.ts'
import type { DeviceData } from './device-data-type.ts'
import { plain, useLiveRecords } from './live.ts'
import type { PictureSecret } from './visitor-api.ts'

export interface ApplicationForm {
  offer: JobOffer
  visitorId: string
  /** Exactly what the candidate chose to send. */
  sent: SentToEmployer
  /** The four pictures, when the candidate chose them now; the server keeps the first ones a pass gets. */
  secret?: PictureSecret
}

/**
 * Applies from a kiosk: the application is sealed to the site's key and kept for sending, unreadable here.
 * Its way is told by `documentState(data, 'applications', applicationId)`. `not-ready`: the kiosk never
 * heard of its site and cannot seal.
 */
export async function apply(
  data: DeviceData,
  { offer, visitorId, sent, secret }: ApplicationForm,
): Promise<Result<{ applicationId: string }, 'not-ready'>> {
  const writer = data.writer()
  const application: Application = newRecord(writer, {
    id: data.freshId(),
    employerId: offer.employerId,
    jobOfferId: offer.id,
    visitorId,
    sent,
    events: [{ id: data.freshId(), type: 'submitted', at: writer.now, by: writer.deviceId }],
  })
  const body = { application, ...(secret ? { secret } : {}) }
  const kept = await data.saveSealed('applications', application.id, body)
  return kept.ok ? ok({ applicationId: application.id }) : kept
}

/**
 * What a candidate says at a kiosk of an application that was read here: sealed and sent like the application
 * itself, with the pictures that opened it. Answers how it stands now, for this session's memory.
 */
export async function sayAbout(
  data: DeviceData,
  application: Application,
  word: CandidateWord,
  secret: PictureSecret | null,
): Promise<Result<Application, CandidateRefusal | 'not-ready'>> {
  const told = tellAsCandidate(application, word, data.writer(), data.freshId())
  if (!told.ok) return told
  const body = { application: told.value, ...(secret ? { secret } : {}) }
  const kept = await data.saveSealed('applications', application.id, body)
  return kept.ok ? told : kept
}

/** The applications that this desk follows, live. */
export function watchApplications(data: DeviceData): Ref<Application[]> {
  return useLiveRecords(data.records('applications').find().$)
}

/**
 * Why a group of applications cannot be answered. `nothing-to-answer`: all of them are concluded already.
 * `referral-closed`: the other employer receives nobody, here or at all.
 */
export type AnswersRefusal = AnswerRefusal | 'nothing-to-answer' | 'unknown-offer' | 'referral-closed'

/** Somebody opened the application: the candidate will see that it was seen. Told once. */
export async function markViewed(data: DeviceData, applicationId: string): Promise<void> {
  const application = await applicationOf(data, applicationId)
  const viewed = viewApplication(application, data.writer(), data.freshId(), gestureOf(data))
  if (viewed.ok) await data.save('applications', viewed.value)
}

export interface HowItIsSent {
  /** The host who keys it in from paper. */
  keyedBy?: string | undefined
  /** Of several people, own words to some of them in place of the message to all, by application. */
  lines?: ReadonlyMap<string, string>
}

/**
 * Gives one answer to one application or to several, and tells which of them it reached. Those of a group that
 * are concluded already are left as they are; any other reason, or a disk that fails, stops the whole gesture
 * before anything is written.
 */
export async function answerApplications(
  data: DeviceData,
  applicationIds: readonly string[],
  answer: Answer,
  { keyedBy, lines }: HowItIsSent = {},
): Promise<Result<string[], AnswersRefusal>> {
  if (!(await isReceived(data, answer))) return refuse('referral-closed')
  const pairs: { application: Application; offer: JobOffer }[] = []
  for (const id of applicationIds) {
    const application = await applicationOf(data, id)
    const offer = await data.records('jobOffers').findOne(application.jobOfferId).exec()
    if (!offer) return refuse('unknown-offer')
    pairs.push({ application, offer: plain(offer) })
  }
  const sessions = (await data.records('challengeSessions').find().exec()).map(plain)
  const decide = ({ application, offer }: (typeof pairs)[number], groupSize: number) =>
    decideAnswer(
      application,
      offer,
      withLine(answer, lines?.get(application.id)),
      data.writer(),
      data.freshId(),
      {
        ...gestureOf(data),
        ...whereItIsGiven(sessions, offer.employerId, data.now()),
        groupSize,
        ...(keyedBy === undefined ? {} : { keyedBy }),
      },
    )

  const alone = pairs.length === 1
  const open: typeof pairs = []
  for (const pair of pairs) {
    const decided = decide(pair, 1)
    if (decided.ok) open.push(pair)
    else if (alone || !concluded.has(decided.reason)) return decided
  }
  if (open.length === 0) return refuse('nothing-to-answer')
  const answered: Application[] = []
  for (const pair of open) {
    const decided = decide(pair, open.length)
    if (!decided.ok) return decided
    answered.push(decided.value)
  }
  await data.save('applications', ...answered)
  return ok(answered.map(({ id }) => id))
}

function withLine(answer: Answer, line: string | undefined): Answer {
  return line === undefined ? answer : { ...answer, message: line }
}

/** Takes back the last answer of this device to an application, while nobody may have read it. */
export async function takeBack(
  data: DeviceData,
  applicationId: string,
): Promise<Result<Application, TakeBackRefusal>> {
  const application = await applicationOf(data, applicationId)
  const taken = takeBackAnswer(application, data.writer(), data.freshId())
  if (taken.ok) await data.save('applications', taken.value)
  return taken
}

/** The same of several at once, of those that still may be: how many that were. */
export async function takeBackAll(data: DeviceData, applicationIds: readonly string[]): Promise<number> {
  const taken: Application[] = []
  for (const id of applicationIds) {
    const decided = takeBackAnswer(await applicationOf(data, id), data.writer(), data.freshId())
    if (decided.ok) taken.push(decided.value)
  }
  if (taken.length > 0) await data.save('applications', ...taken)
  return taken.length
}

/** Whether the employer to whom an answer refers somebody, if it does, receives people of this site. */
async function isReceived(data: DeviceData, answer: Answer): Promise<boolean> {
  const step = 'stepForward' in answer ? answer.stepForward : undefined
  if (step?.kind !== 'employer' || step.itemId === undefined) return true
  const employer = await data.records('employers').findOne(step.itemId).exec()
  return employer !== null && receivesReferrals(plain(employer), data.identity.siteId)
}

const concluded = new Set<AnswerRefusal>(['already-decided', 'withdrawn', 'not-decided'])

function gestureOf(data: DeviceData): { byHost?: true } {
  return data.identity.role === 'host' ? { byHost: true } : {}
}

/** The session at which this employer is now, if any. */
function whereItIsGiven(
  sessions: readonly ChallengeSession[],
  employerId: string,
  now: Instant,
): { atSession?: string } {
  const session = sessions.find((one) => isAnsweredAt(one, employerId, now))
  return session ? { atSession: session.id } : {}
}

async function applicationOf(data: DeviceData, applicationId: string): Promise<Application> {
  return plain(await data.records('applications').findOne(applicationId).exec(true))
}
