import { boardTexts } from '../../domain/hiring/board-texts.ts'
import type { Meeting } from '../../domain/hiring/meeting.ts'
import type { Language } from '../../domain/language.ts'
import { clockWords } from '../../domain/text/clock-words.ts'
import { dayWords } from '../../domain/text/day-words.ts'
import { fill } from '../../domain/text/fill.ts'

/** What kind of meeting it is, or the employer's own words for it. */
export function whatIsMet(language: Language, { kind, what }: Meeting['nextStep']): string {
  return kind === undefined ? what : boardTexts[language].meeting.kind[kind]
}

/** Its day and hour, as far as they are known. */
export function momentOfMeeting(language: Language, { on, time }: Meeting['nextStep']): string {
  const texts = boardTexts[language].meeting
  if (on === undefined) return texts.noDay
  const day = dayWords(on, language, 'long')
  return time === undefined ? day : fill(texts.at, { day, time: clockWords(time, language) })
}

/** What the candidate said of it. */
export function saidOfMeeting(language: Language, { answer, wishes }: Meeting, isAhead: boolean): string {
  const texts = boardTexts[language].meeting
  const asked = wishes.map((wish) => texts.wish[wish]).join(', ')
  return `${texts.said[isAhead ? answer : 'over']} ${asked}`.trim()
}
