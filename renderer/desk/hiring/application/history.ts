import type {
  Application,
  ApplicationEvent,
  ApplicationEventType,
  MeetingWish,
  Telling,
  WithdrawalReason,
} from '../../../../domain/hiring/application.ts'
import { isDenied } from '../../../../domain/hiring/told-elsewhere.ts'
import { isFoundWrong } from '../../../../domain/hiring/contest-facts.ts'
import { isAnswer, standingEvents, timeline } from '../../../../domain/hiring/event-time.ts'
import { refusalLine } from '../../../../domain/hiring/refusal-grid.ts'
import { candidateName } from '../../../../domain/hiring/candidate-name.ts'
import {
  composeLetter,
  isLetter,
  letterText,
  type LetterFacts,
} from '../../../../domain/hiring/letter/compose-letter.ts'
import type { JobOffer } from '../../../../domain/hiring/job-offer.ts'
import type { Instant } from '../../../../domain/time.ts'

/** One line of the tale of an application. */
export interface HistoryLine {
  id: string
  type: Exclude<ApplicationEventType, 'referral-accepted'>
  at: Instant
  byHost: boolean
  /** Who keyed it in from paper. */
  keyedBy?: string
  /** Where no letter says them, the reasons as the candidate reads them, with the criterion and the employer's precision. */
  reasons: { words: string; criterion?: string; note?: string }[]
  /** The letter as its reader reads it in French, or words without one. */
  message?: string
  step?: string
  next?: NonNullable<ApplicationEvent['nextStep']>
  /** Words of the candidate about a meeting that they ask to move. */
  wishes: readonly MeetingWish[]
  because?: WithdrawalReason
  helped?: boolean
  /** The person was told it elsewhere, as the employer says. */
  told?: Telling
  /** They say that nobody told them. */
  denied: boolean
  /** Hosts found that they were told, without an appeal. */
  foundTold: boolean
  /** An answer that its author took back: nobody read it. */
  takenBack: boolean
  /** Hosts found that it is no answer. */
  foundWrong: boolean
  /** The server has not seen it yet. */
  unsent: boolean
}

/**
 * The tale of an application, oldest first. Words said to the candidate are shown as they were sent. A yes to a referral
 * is told by the referral alone: beside a later no it would tell that it was taken back.
 */
export function historyOf(
  application: Application,
  offer: Pick<JobOffer, 'title' | 'criteria'> | undefined,
  employer: string,
): HistoryLine[] {
  const facts = letterFacts(application, offer, employer)
  const standing = new Set(standingEvents(application.events).map(({ id }) => id))
  return timeline(application).flatMap(({ event, at }): HistoryLine[] => {
    const { id, type } = event
    if (type === 'referral-accepted') return []
    const foundWrong = isAnswer(event) && isFoundWrong(application.events, event)
    const denied = isDenied(application.events, event)
    const reasons = (isLetter(event) ? [] : (event.reasons ?? [])).map((reason) => {
      const criterion =
        reason.criterion ?? offer?.criteria.find((one) => one.id === reason.criterionId)?.label
      return {
        words: refusalLine(reason.code).words.fr,
        ...(criterion ? { criterion } : {}),
        ...(reason.note ? { note: reason.note } : {}),
      }
    })
    return [
      {
        ...{ id, type, at, reasons },
        byHost: event.byHost === true,
        ...(event.keyedBy === undefined ? {} : { keyedBy: event.keyedBy }),
        ...messageOf(event, facts),
        ...(event.stepForward?.words ? { step: event.stepForward.words } : {}),
        ...(event.nextStep ? { next: event.nextStep } : {}),
        wishes: event.wishes ?? [],
        ...(event.because ? { because: event.because } : {}),
        ...(event.helped === undefined ? {} : { helped: event.helped }),
        ...(event.told === undefined ? {} : { told: event.told }),
        denied,
        foundTold: type === 'contest-lifted' && !wasUpheld(application, event),
        takenBack: type !== 'answer-withdrawn' && !standing.has(id) && !foundWrong && !denied,
        foundWrong,
        unsent: event.receivedAt === undefined,
      },
    ]
  })
}

function wasUpheld({ events }: Application, { about }: ApplicationEvent): boolean {
  return events.some((event) => event.type === 'contest-upheld' && event.about === about)
}

export function letterFacts(
  { sent }: Pick<Application, 'sent'>,
  offer: Pick<JobOffer, 'title'> | undefined,
  employer: string,
): LetterFacts {
  return { name: candidateName(sent), offer: offer?.title ?? '', employer }
}

/** All that its reader reads of an answer: its letter, or the message of one that has none. */
export function messageOf(event: ApplicationEvent, facts: LetterFacts): { message?: string } {
  if (isLetter(event)) return { message: letterText(composeLetter(event, facts, 'fr')) }
  return event.message ? { message: event.message } : {}
}
