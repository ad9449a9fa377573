import type { Application, ApplicationEvent } from './application.ts'
import { isAnswer } from './event-time.ts'
import { fieldTexts, type FieldText } from '../wording/protected-field.ts'

/** The free words of an employer's events, but those already known: what a guard reads before a candidate does. */
export function newAnswerTexts(
  { events }: Pick<Application, 'events'>,
  known: readonly Pick<ApplicationEvent, 'id'>[],
): FieldText[] {
  const before = new Set(known.map(({ id }) => id))
  return events.flatMap((event, index) =>
    before.has(event.id) || !isAnswer(event) ? [] : textsOf(event, `events.${index}`),
  )
}

function textsOf(
  { message, reasons = [], strength, nextStep, stepForward }: ApplicationEvent,
  at: string,
): FieldText[] {
  const notes = reasons.flatMap(({ note, criterion }, index) => [
    [`${at}.reasons.${index}.note`, note] as const,
    [`${at}.reasons.${index}.criterion`, criterion] as const,
  ])
  return fieldTexts({
    [`${at}.message`]: message,
    ...Object.fromEntries(notes),
    [`${at}.strength.criterion`]: strength?.criterion,
    [`${at}.nextStep.what`]: nextStep?.what,
    [`${at}.nextStep.where`]: nextStep?.where,
    [`${at}.nextStep.contact`]: nextStep?.contact,
    [`${at}.stepForward.words`]: stepForward?.words,
  })
}
