import type { Ref } from 'vue'
import type { Booking } from '../../domain/seats/booking.ts'
import {
  evaluationId,
  type Evaluation,
  type EvaluationKind,
  type Observation,
} from '../../domain/observation/evaluation.ts'
import { lastWord } from '../../domain/observation/evaluation-status.ts'
import { saidAt } from '../../domain/observation/said-at.ts'
import { stamped } from '../../domain/record/write.ts'
import type { DeviceData } from './device-data-type.ts'
import { plain, useLiveRecords } from './live.ts'

/** Every voice about the participants of a session, live. */
export function watchEvaluations(data: DeviceData, sessionId: string): Ref<Evaluation[]> {
  return useLiveRecords(data.records('evaluations').find({ selector: { sessionId } }).$)
}

/** An observer notes an ability: saved here at once, with or without network. */
export function noteAbility(
  data: DeviceData,
  booking: Booking,
  observerId: string,
  note: Omit<Observation, 'notedAt'>,
): Promise<Evaluation> {
  return change(data, booking, 'grid', observerId, (voice, notedAt) => ({
    observations: [
      ...voice.observations.filter((line) => line.ability !== note.ability),
      { ...note, notedAt },
    ],
  }))
}

/** An observer ticks a criterion of the card. */
export function noteCriterion(
  data: DeviceData,
  booking: Booking,
  observerId: string,
  note: Omit<Evaluation['criteria'][number], 'notedAt'>,
): Promise<Evaluation> {
  return change(data, booking, 'grid', observerId, (voice, notedAt) => ({
    criteria: [...voice.criteria.filter((line) => line.id !== note.id), { ...note, notedAt }],
  }))
}

/** Whose word on what was agreed this device writes. */
export function debriefAuthor({ identity }: Pick<DeviceData, 'identity'>): 'employer' | 'host' {
  return identity.role === 'employer' ? 'employer' : 'host'
}

/** What the observers agreed: levels, one strength, one fact, one step; `share` shows it to the person. */
export function writeDebrief(
  data: DeviceData,
  booking: Booking,
  told: {
    observations: readonly Omit<Observation, 'notedAt'>[]
    strength: string
    fact: string
    nextStep: string
    share?: boolean
  },
): Promise<Evaluation> {
  const { observations, share = false, ...words } = told
  return change(data, booking, 'debrief', debriefAuthor(data), (voice, notedAt) => ({
    ...words,
    observations: observations.map((line) => ({ ...line, notedAt })),
    ...(share ? { sharedAt: voice.sharedAt ?? data.now() } : {}),
  }))
}

/** The participant's own word, said on the tablet that was handed over: after what it answers, whatever clocks said. */
export async function sayOnDebrief(
  data: DeviceData,
  booking: Booking,
  said: { word: 'agree' | 'comment' | 'contest'; text?: string },
): Promise<Evaluation> {
  const review = await voiceOf(data, booking, 'review', 'host')
  return change(data, booking, 'answer', 'self', (voice) => ({
    says: [
      ...voice.says,
      { id: data.freshId(), at: saidAt(data.now(), voice.says, review?.decidedAt), ...said },
    ],
  }))
}

/** What a contest led to, once a host has looked at it with the observers: it settles that one, whatever clocks said. */
export async function decideContest(
  data: DeviceData,
  booking: Booking,
  decided: { outcome: 'amended' | 'upheld'; reviewNote: string },
): Promise<Evaluation> {
  const answer = await voiceOf(data, booking, 'answer', 'self')
  const contestedAt = answer && lastWord([answer])?.at
  return change(data, booking, 'review', 'host', () => ({
    ...decided,
    decidedAt: Math.max(data.now(), contestedAt ?? 0),
  }))
}

async function voiceOf(
  data: DeviceData,
  booking: Booking,
  kind: EvaluationKind,
  authorId: string,
): Promise<Evaluation | undefined> {
  const document = await data
    .records('evaluations')
    .findOne(evaluationId(booking.id, kind, authorId))
    .exec()
  return document ? plain(document) : undefined
}

/** A voice before its next revision is stamped: each note names the revision that brings it. */
type Unstamped = Omit<Evaluation, 'rev' | 'at' | 'by'>

async function change(
  data: DeviceData,
  booking: Booking,
  kind: EvaluationKind,
  authorId: string,
  decide: (voice: Unstamped, notedAt: string) => Partial<Unstamped>,
): Promise<Evaluation> {
  const id = evaluationId(booking.id, kind, authorId)
  const document = await data.records('evaluations').findOne(id).exec()
  const writer = data.writer()
  const voice: Unstamped = document
    ? plain(document)
    : {
        id,
        siteId: writer.siteId,
        kind,
        ...(booking.employerId === undefined ? {} : { employerId: booking.employerId }),
        sessionId: booking.sessionId,
        bookingId: booking.id,
        visitorId: booking.visitorId,
        authorId,
        observations: [],
        criteria: [],
        says: [],
      }
  const stamp = stamped(document?.rev, writer)
  const changed = { ...voice, ...decide(voice, stamp.rev), ...stamp }
  await data.save('evaluations', changed)
  return changed
}
