import { siteDay } from '../time.ts'
import type { Writer } from '../visits/check-in.ts'
import { receivedAt, type Application, type ApplicationEvent, type Telling } from './application.ts'
import { isDeclared, isDenied } from './told-elsewhere.ts'

/** Why an employer cannot declare that it told somebody elsewhere. Nothing is written then. */
export type TellingRefusal =
  | 'told-of-many' // each is told on a day and in a way of their own
  | 'told-in-the-future'
  | 'told-before-application' // on a day before the person applied
  | 'told-denied-before' // the person said no once: this answer is given here
  | 'told-with-letter' // who knows it already is written nothing: neither a tone, nor a line, nor what was liked

/** What only a letter says of an answer. */
type LetterOnly = Partial<Record<'tone' | 'message' | 'strengthId', unknown>>

/** Whether an answer that is said to be told elsewhere comes with what only its letter would say. */
export function isToldWithLetter({ told, ...said }: LetterOnly & { told?: Telling | undefined }): boolean {
  const { tone, message, strengthId } = said
  return told !== undefined && [tone, message, strengthId].some(Boolean)
}

/** An event without what only a letter would say, where it is declared: nobody is shown that. */
export function withoutUnreadLetter(event: ApplicationEvent): ApplicationEvent {
  if (!isDeclared(event)) return event
  const { tone: _tone, message: _message, strength: _strength, ...said } = event
  return said
}

/** Whether an answer to these applications may be declared as told on that day, by the days of the site. */
export function refusedTelling(
  application: Application,
  { on }: Telling,
  { now, zone }: Writer,
  groupSize: number,
): TellingRefusal | null {
  if (groupSize > 1) return 'told-of-many'
  if (on > siteDay(now, zone)) return 'told-in-the-future'
  if (on < siteDay(receivedAt(application), zone)) return 'told-before-application'
  const { events } = application
  return events.some((event) => isDenied(events, event)) ? 'told-denied-before' : null
}
