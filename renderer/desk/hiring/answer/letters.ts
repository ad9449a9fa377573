import { letterSentence, type RefusalCode } from '../../../../domain/hiring/refusal-grid.ts'
import { MESSAGE_LENGTH } from '../../../../domain/hiring/answer-application.ts'
import type { AnswerAction } from './answer-draft.ts'
import { textLength } from '../../../../domain/text/sanitize-text.ts'

export interface LetterFacts {
  /** The candidate's name; absent when several people get the same words. */
  name?: string
  offer: string
  employer: string
  code?: RefusalCode
  /** Words of the criterion that the reason points at. */
  criterion?: string
}

type Translate = (key: string, named: Record<string, string>) => string

/** The letter that an answer starts from: greeting, words of the answer, and who sends it. */
export function modelLetter(action: AnswerAction, facts: LetterFacts, t: Translate): string {
  if (action === 'ask-info' || action === 'note-decline') return ''
  const named = { name: facts.name ?? '', offer: facts.offer, employer: facts.employer }
  const greeting = t(facts.name ? 'hiring.letter.greetingName' : 'hiring.letter.greeting', named)
  const opening = t(`hiring.letter.${action}`, named)
  const sentence =
    facts.code && usesReason(action) ? withFrenchSpaces(letterSentence(facts.code, facts.criterion)) : ''
  const closing = action === 'refuse' ? t('hiring.letter.closing', named) : ''
  const body = [opening, sentence].filter(Boolean).join(' ')
  const full = [greeting, body, closing, facts.employer].filter(Boolean).join('\n\n')
  // Long titles and names may fill the message: the signature goes first, the record names the employer anyway.
  return textLength(full) <= MESSAGE_LENGTH ? full : [greeting, body, closing].filter(Boolean).join('\n\n')
}

/** Quotation marks and double signs keep to their word at the end of a line. */
function withFrenchSpaces(text: string): string {
  return text.replace(/« /g, '«\u202f').replace(/ ([»:;!?])/g, '\u202f$1')
}

function usesReason(action: AnswerAction): boolean {
  return action === 'refuse' || action === 'qualify'
}
