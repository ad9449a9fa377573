import { ok, refuse, type Result } from '../result.ts'
import type { Instant } from '../time.ts'
import type { Writer } from '../visits/check-in.ts'
import { appendEvent, type Application, type ApplicationEvent } from './application.ts'
import { isAnswer, SECOND_THOUGHTS, standingTimeline } from './event-time.ts'
import { hasRoomFor } from './history-room.ts'

/** Why an answer cannot be taken back. Nothing is written then. */
export type TakeBackRefusal =
  | 'nothing-to-take-back' // no answer of this device stands
  | 'too-late' // its ten minutes have passed: the candidate may have read it

/**
 * The answer that this device may still take back, and until when: its last one, within ten minutes of the
 * server's reception. One that the server has not received yet was read by nobody.
 */
export function answerToTakeBack(
  application: Application,
  deviceId: string,
): { answer: ApplicationEvent; until: Instant } | null {
  const last = standingTimeline(application)
    .filter(({ event }) => isAnswer(event) && event.by === deviceId)
    .at(-1)?.event
  // What could not be answered anew is not taken back.
  if (!last || !hasRoomFor(application, 'answer-withdrawn')) return null
  return { answer: last, until: last.receivedAt === undefined ? Infinity : last.receivedAt + SECOND_THOUGHTS }
}

/** Takes the last answer of this device back (reprendre sa réponse); another one may be given then. */
export function takeBackAnswer(
  application: Application,
  writer: Writer,
  eventId: string,
): Result<Application, TakeBackRefusal> {
  const found = answerToTakeBack(application, writer.deviceId)
  if (!found) return refuse('nothing-to-take-back')
  if (writer.now > found.until) return refuse('too-late')
  return ok(
    appendEvent(application, writer, {
      id: eventId,
      type: 'answer-withdrawn',
      at: writer.now,
      by: writer.deviceId,
      about: found.answer.id,
    }),
  )
}
