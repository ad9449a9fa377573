import { ICalCalendar, ICalEventStatus } from 'ical-generator'
import { isMeetingCalledOff, meetingOf, type MeetingAnswer } from '../../domain/hiring/meeting.ts'
import type { Language } from '../../domain/language.ts'
import { HOUR, siteInstant } from '../../domain/time.ts'
import type { Followed } from '../passes/follow-links.ts'
import { hashToken } from '../secrets.ts'
import { whatIsMet } from './meeting-words.ts'

/** How long a meeting is thought to take; employers say when it begins. */
const LASTS = HOUR

const statuses: Readonly<Record<MeetingAnswer, ICalEventStatus>> = {
  open: ICalEventStatus.TENTATIVE,
  accepted: ICalEventStatus.CONFIRMED,
  declined: ICalEventStatus.CANCELLED,
  'move-asked': ICalEventStatus.TENTATIVE,
}

/**
 * The meeting of an application as an iCalendar text; `null` as long as it has no day. A meeting that was moved or
 * called off takes the place of what a telephone already holds: the same UID, a higher SEQUENCE.
 */
export function meetingCalendar(
  language: Language,
  { application, offer, employer, zone, now }: Followed,
): string | null {
  const meeting = meetingOf(application)
  if (meeting?.nextStep.on === undefined) return null
  const { on, time, where, contact } = meeting.nextStep
  const [hour, minute] = (time ?? '00:00').split(':').map(Number)
  const start = siteInstant(on, hour, minute, zone)
  const calendar = new ICalCalendar({ prodId: '//Pépinière//Rendez-vous//FR' })
  calendar.createEvent({
    // Of the record, so that it outlives a link, and by its hash, so that it names nothing.
    id: `${hashToken(application.id).slice(0, 22)}@rendez-vous.pepiniere`,
    // Events are only ever added.
    sequence: application.events.length,
    stamp: new Date(meeting.at),
    summary: `${whatIsMet(language, meeting.nextStep)}, ${employer.name}`,
    description: [offer.title, contact].filter(Boolean).join('\n'),
    status: isMeetingCalledOff(application, now) ? ICalEventStatus.CANCELLED : statuses[meeting.answer],
    ...(where ? { location: where } : {}),
    ...(time === undefined
      ? { allDay: true, start: new Date(`${on}T12:00:00Z`) }
      : { start: new Date(start), end: new Date(start + LASTS) }),
  })
  return calendar.toString()
}
