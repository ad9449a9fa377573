import type { ScoredEvent, ScoredFile, ScoredType } from './scored-file.ts'

/**
 * Which reading of an application a text holds. It is raised when `scoredFileOf` reads an application otherwise or the
 * text has another form: what was written before is then read anew from the application.
 */
export const READING = 1

/** Each type by its place: a new one comes at the end. */
const types = [
  'pursued',
  'refused',
  'hired',
  'candidate-declined',
  'qualified',
  'recommended',
] as const satisfies readonly ScoredType[]
const placeOf = new Map<ScoredType, number>(types.map((type, place) => [type, place]))

const QUALIFIED = 1
const RECOMMENDED = 2

/** An act: id, type, when it counts, flags, and 0 or since when it is believed and recommends. */
type TextOfEvent = [string, number, number, number, number, number]
/** A file; one that the server has not received has no more than its reading. Of moments, 0 is none. */
type TextOfFile =
  | [reading: number]
  | [reading: number, id: string, candidate: string, at: number, out: number, unseen: 0 | 1, TextOfEvent[]]

/** What the score reads of an application, short: beside a million applications it is read in place of them. */
export function scoredText(file: ScoredFile | null): string {
  return JSON.stringify(file === null ? [READING] : textOf(file))
}

/**
 * The files of an employer, from a list of such texts. `null`: one of them is of another reading, and none is to be
 * trusted.
 */
export function scoredFilesIn(texts: string): ScoredFile[] | null {
  const files: ScoredFile[] = []
  for (const text of JSON.parse(texts) as TextOfFile[]) {
    if (text[0] !== READING) return null
    if (text.length > 1) files.push(fileOf(text as Exclude<TextOfFile, [number]>))
  }
  return files
}

function textOf({ id, candidate, receivedAt, withdrawnAt = 0, unverified, events }: ScoredFile): TextOfFile {
  const told = events.map((event): TextOfEvent => {
    const flags = (event.qualified ? QUALIFIED : 0) | (event.recommended ? RECOMMENDED : 0)
    const since = [event.believedFrom ?? 0, event.recommendedFrom ?? 0] as const
    return [event.id, placeOf.get(event.type)!, event.at, flags, ...since]
  })
  return [READING, id, candidate, receivedAt, withdrawnAt, unverified ? 1 : 0, told]
}

function fileOf([, id, candidate, receivedAt, withdrawnAt, unverified, told]: Exclude<
  TextOfFile,
  [number]
>): ScoredFile {
  const file: ScoredFile = { id, candidate, receivedAt, events: told.map(eventOf) }
  if (withdrawnAt !== 0) file.withdrawnAt = withdrawnAt
  if (unverified === 1) file.unverified = true
  return file
}

function eventOf([id, place, at, flags, believedFrom, recommendedFrom]: TextOfEvent): ScoredEvent {
  const event: ScoredEvent = {
    id,
    type: types[place]!,
    at,
    qualified: (flags & QUALIFIED) !== 0,
    recommended: (flags & RECOMMENDED) !== 0,
  }
  if (believedFrom !== 0) event.believedFrom = believedFrom
  if (recommendedFrom !== 0) event.recommendedFrom = recommendedFrom
  return event
}
