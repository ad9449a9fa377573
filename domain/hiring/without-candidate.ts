import { sameValue } from '../record/content.ts'
import { revised, type Author } from '../record/write.ts'
import type { VisitorId } from '../ids.ts'
import { HISTORY_LENGTH, type Application, type ApplicationEvent } from './application.ts'
import { standingEvents } from './event-time.ts'
import { POINTER_LENGTH } from './scored-file.ts'

/** In the place of words that went, where that there were some counts in the score. */
const GONE = 'Effacé, le délai est passé.'.padEnd(POINTER_LENGTH)

/**
 * What stays of an application once its candidate is erased: dates and flags, so that every score comes out as before.
 * `stranger`: a key that means nothing, the same for all that one person sent to one employer. What was not concluded
 * is withdrawn: nobody waits for an answer any more.
 */
export function withoutCandidate(application: Application, stranger: VisitorId, author: Author): Application {
  const { id, siteId, rev, at, by, employerId, jobOfferId, unverified, events } = application
  const doubt = unverified === undefined ? {} : { unverified }
  const kept = { id, siteId, rev, at, by, employerId, jobOfferId, ...doubt, visitorId: stranger, sent: {} }
  const told = events.map(withoutWords)
  return revised({ ...kept, events: isOpen(events) ? [...told, withdrawal(stranger, author)] : told }, author)
}

/** Whether it says anything that a candidate sent, or that one side wrote to the other. */
export function holdsContent({ sent, events }: Pick<Application, 'sent' | 'events'>): boolean {
  return Object.keys(sent).length > 0 || events.some(saysMore)
}

/** Whether reducing it takes anything away; the server's receipt is given anew. */
function saysMore({ receipt: _receipt, ...event }: ApplicationEvent): boolean {
  return !sameValue(event, withoutWords(event))
}

/**
 * What stays of it at everybody's once it needs no explaining any more: whose it is, dates, flags and the codes of
 * reasons, so that every score comes out as before. That it was reduced is no sign of life: its moment stays.
 */
export function withoutContent(application: Application, author: Author): Application {
  const events = application.events.map(withoutWords)
  return { ...revised(application, author, { sent: {}, events }), at: application.at }
}

const ended: ReadonlySet<string> = new Set(['refused', 'hired', 'candidate-declined', 'withdrawn'])

function isOpen(events: readonly ApplicationEvent[]): boolean {
  return events.length < HISTORY_LENGTH && !standingEvents(events).some(({ type }) => ended.has(type))
}

function withdrawal(stranger: VisitorId, { now, deviceId }: Author): ApplicationEvent {
  return {
    id: `gone.${stranger}`,
    type: 'withdrawn',
    at: now,
    by: deviceId,
    receivedAt: now,
    because: 'unsaid',
  }
}

/** An event reduced to dates, flags and codes. */
export function withoutWords(event: ApplicationEvent): ApplicationEvent {
  const {
    id,
    type,
    at,
    by,
    byHost,
    groupSize,
    atSession,
    told,
    reasons,
    about,
    stepForward,
    nextStep,
    receivedAt,
  } = event
  return {
    ...{ id, type, at, by },
    ...(byHost === undefined ? {} : { byHost }),
    ...(groupSize === undefined ? {} : { groupSize }),
    ...(atSession === undefined ? {} : { atSession }),
    ...(told === undefined ? {} : { told }),
    ...(about === undefined ? {} : { about }),
    ...(receivedAt === undefined ? {} : { receivedAt }),
    ...(reasons && {
      reasons: reasons.map(({ code, criterionId }) => ({ code, ...(criterionId && { criterionId }) })),
    }),
    ...(stepForward && { stepForward: withoutPointer(stepForward) }),
    ...(nextStep && {
      nextStep: {
        what: GONE,
        ...(nextStep.on === undefined ? {} : { on: nextStep.on }),
        ...(nextStep.contact?.trim() ? { contact: GONE } : {}),
      },
    }),
  }
}

function withoutPointer({
  kind,
  itemId,
  words,
}: NonNullable<ApplicationEvent['stepForward']>): NonNullable<ApplicationEvent['stepForward']> {
  const isPointer = (words?.trim().length ?? 0) >= POINTER_LENGTH
  return { kind, ...(itemId ? { itemId } : {}), ...(isPointer ? { words: GONE } : {}) }
}
