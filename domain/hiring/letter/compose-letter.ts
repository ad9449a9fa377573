import { directionOf, type KioskLanguage } from '../../language.ts'
import { clockWords } from '../../text/clock-words.ts'
import { dayWords } from '../../text/day-words.ts'
import { fill } from '../../text/fill.ts'
import type { ApplicationEvent } from '../application.ts'
import { boardTexts } from '../board-texts.ts'
import { letterTexts, letterTypes, type LetterTexts, type LetterType } from './letter-texts.ts'
import type { Tone } from './tones.ts'

/** All of an answer that its letter is made of; told before answers had a tone, it has no letter but its message. */
export type Letter = Pick<
  ApplicationEvent,
  'reasons' | 'strength' | 'stepForward' | 'nextStep' | 'message'
> & {
  type: LetterType
  tone: Tone
  /** Adds to a yes what comes next, which is not written yet. */
  isPlan?: true
}

export interface LetterFacts {
  /** As the candidate signed; nobody is greeted by name without it. */
  name?: string | null | undefined
  /** The title of the offer; empty once it is gone. */
  offer: string
  employer: string
}

/**
 * A paragraph. `said`: in the reader's language; `own`: as the employer wrote it; `moment`: the day of what its own words
 * before it name, in the reader's language, and nothing without them; `name`: who sends it.
 */
export interface LetterPart {
  kind: 'said' | 'own' | 'moment' | 'name'
  words: string
}

/** Whether an event is read as a letter. */
export function isLetter(event: Pick<ApplicationEvent, 'type' | 'tone'>): event is Letter {
  return event.tone !== undefined && letterTypes.some((type) => type === event.type)
}

/** The letter of an answer, as its reader reads it: the same wherever it is read, and before it leaves. */
export function composeLetter(letter: Letter, facts: LetterFacts, language: KioskLanguage): LetterPart[] {
  const texts = letterTexts[language]
  const { tone } = letter
  // What was added to a yes is no explanation of a no.
  const isPlan = letter.type === 'qualified' && (letter.isPlan ?? letter.nextStep !== undefined)
  const filled = (text: string, blanks: Record<string, string>) => fill(text, inserted(blanks, language))
  const pointed = (text: string, criterion: string | undefined) =>
    filled(text, {
      criterion: criterion === undefined ? texts.somePoint : fill(texts.quoted, { words: criterion }),
    })

  const name = facts.name ?? ''
  const reasons = letter.reasons ?? []
  const offer = facts.offer === '' ? texts.someOffer : fill(texts.quoted, { words: facts.offer })
  const opening = filled(texts.opening[isPlan ? 'planned' : letter.type][tone], { offer })
  const helps = [
    letter.strength ? pointed(texts.strength[tone], letter.strength.criterion) : '',
    letter.stepForward ? texts.step[letter.stepForward.kind] : '',
  ]
  const parts: LetterPart[] = [
    said(name === '' ? texts.greeting : filled(texts.greetingName, { name })),
    ...withReasons(
      opening,
      reasons.map(({ code, criterion, note }) => ({
        why: pointed(texts.reason[code][tone], criterion),
        note,
      })),
      language,
    ),
    ...(letter.nextStep ? meetingParts(letter.nextStep, texts, language) : []),
    said(...helps),
    own(letter.message),
    said(texts.closing[isPlan ? 'hired' : letter.type][tone]),
    { kind: 'name', words: facts.employer },
  ]
  return parts.filter(({ words }) => words !== '')
}

/** A letter in one piece, as it stands on paper. */
export function letterText(parts: readonly LetterPart[]): string {
  return parts.map(({ words }) => words).join('\n\n')
}

/**
 * What opens the letter, and why: in one piece, but each reason on a line of its own with what the employer wrote of it
 * where there are several, or where the reader takes in one idea at a time.
 */
function withReasons(
  opening: string,
  reasons: readonly { why: string; note: string | undefined }[],
  language: KioskLanguage,
): LetterPart[] {
  const inOnePiece = reasons.length < 2 && language !== 'fr-x-falc'
  if (!inOnePiece) return [said(opening), ...reasons.flatMap(({ why, note }) => [said(why), own(note)])]
  return [said(opening, ...reasons.map(({ why }) => why)), ...reasons.map(({ note }) => own(note))]
}

function said(...sentences: readonly string[]): LetterPart {
  return { kind: 'said', words: sentences.filter((sentence) => sentence !== '').join(' ') }
}

function own(words = ''): LetterPart {
  return { kind: 'own', words }
}

/** The kind of meeting and its moment; one that the employer names itself is said in its words. */
function meetingParts(
  { kind, what, on, time }: NonNullable<Letter['nextStep']>,
  texts: LetterTexts,
  language: KioskLanguage,
): LetterPart[] {
  const { at, noDay } = boardTexts[language].meeting
  const day = on === undefined ? '' : dayWords(on, language, 'long')
  const moment =
    time === undefined || day === ''
      ? day
      : fill(at, inserted({ day, time: clockWords(time, language) }, language))
  if (kind === undefined)
    return [own(what), { kind: 'moment', words: moment === '' ? noDay : sentence(moment) }]
  const met = texts.meeting[kind]
  return [said(moment === '' ? `${met}. ${noDay}` : fill(texts.next, { what: met, moment }))]
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

/** What fills a blank, kept apart from words that run from the right: a Latin name would draw the next sign to its side. */
function inserted(blanks: Record<string, string>, language: KioskLanguage): Record<string, string> {
  if (directionOf(language) === 'ltr') return blanks
  return Object.fromEntries(Object.entries(blanks).map(([name, words]) => [name, `\u2068${words}\u2069`]))
}
