import type { VisitorId } from '../ids.ts'
import { firstAsText } from '../record/content.ts'
import { stamped, type Author } from '../record/write.ts'
import { changeFields } from '../sync/field-stamps.ts'
import { kept } from '../retention/keeping.ts'
import { addDays, DAY, type Day } from '../time.ts'
import type { AgeBand } from '../seats/booking.ts'
import type { Minor, MinorAct, MinorBand } from './minor-rule.ts'
import { MOST_MINORITY, type MinorityWord, type Visitor } from './visitor.ts'

/** Whoever is 16 or 17 on a day is 18 before as many days are over. */
const TWO_YEARS = 731
/** The longest that a guardian's agreement holds before it is asked for again. */
export const LONGEST_AGREEMENT = 366
/** So many days after its end an agreement is kept, to show who agreed to what. */
const AFTER_AGREEMENT = kept.guardians / DAY
/** A day before all others. */
const EVER: Day = '1970-01-01'
/** After so many days *under 16* may be past: a host asks again. */
const ASKED_AGAIN = 366

/** A guardian's agreement that stands. */
export interface Agreement {
  id: string
  /** The entry in which it is noted. */
  visitorId: VisitorId
  guardian: string
  acts: readonly MinorAct[]
  on: Day
  until: Day
  /** The host who noted it. */
  host: string
}

/** What a site knows of somebody under 18. */
export interface Minority extends Minor {
  band: MinorBand
  saidOn: Day
  /** It was said so long ago that another age is likely: a host asks again. */
  isOld: boolean
  agreements: readonly Agreement[]
}

type Entry = Pick<Visitor, 'id' | 'minority'>

/**
 * What was said of a person's age last, under any of their entries; `null`: nothing, or that they are of age. *16 or 17*
 * ends by itself, and what a guardian agreed to with it.
 */
export function minorityOf(entries: readonly Entry[], today: Day): Minority | null {
  const words = wordsOf(entries)
  const said = words.findLast(({ type }) => type === 'age')
  const { band, on } = said ?? {}
  if (band === undefined || on === undefined || band === 'adult') return null
  if (band === '16-17' && today >= addDays(on, TWO_YEARS)) return null
  const agreements = standing(words, today)
  return {
    band,
    saidOn: on,
    isOld: today >= addDays(on, ASKED_AGAIN),
    agreements,
    agreed: [...new Set(agreements.flatMap(({ acts }) => acts))],
  }
}

/** The age that was said last, whatever became of it since; nothing where none was said. */
export function lastAge(entries: readonly Entry[]): AgeBand | undefined {
  return wordsOf(entries).findLast(({ type }) => type === 'age')?.band
}

function wordsOf(entries: readonly Entry[]) {
  return entries
    .flatMap(({ id: visitorId, minority = [] }) => minority.map((word) => ({ ...word, visitorId })))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** An agreement stands from its day to its last one, unless it was taken back. */
function standing(words: ReturnType<typeof wordsOf>, today: Day): Agreement[] {
  const ended = new Set(words.flatMap(({ type, ofId }) => (type === 'withdrawn' && ofId ? [ofId] : [])))
  return words.flatMap(({ type, id, visitorId, guardian = '', acts = [], on = '', until = '', host = '' }) =>
    type === 'agreed' && !ended.has(id) && today <= until
      ? [{ id, visitorId, guardian, acts, on, until, host }]
      : [],
  )
}

/** What is said of an entry: an age, an agreement, or that one is taken back. */
export type SaidOfMinor =
  | { type: 'age'; band: AgeBand; on: Day }
  | { type: 'agreed'; guardian: string; acts: MinorAct[]; on: Day; until: Day }
  | { type: 'withdrawn'; ofId: string }

/** The entry once this was said of it; of the many words that were said the oldest go. `host`: absent of a visitor's own. */
export function saidOfMinor(
  entry: Visitor,
  said: SaidOfMinor,
  { host, ...writer }: Author & { host?: string },
): Visitor {
  const { rev: id, at, by } = stamped(entry.rev, writer)
  const word: MinorityWord = { ...said, id, at, by, ...(host === undefined ? {} : { host }) }
  return changeFields(entry, { minority: unionOfMinority(entry.minority ?? [], [word]) }, writer)
}

/** Whether a word says all that its kind does: an age and its day; who agreed, to what, from when until when; or which one ended. */
export function isWhole({ type, band, on, guardian, acts = [], until, host, ofId }: MinorityWord): boolean {
  if (type === 'age') return band !== undefined && on !== undefined
  if (type === 'withdrawn') return ofId !== undefined
  const isNoted = guardian !== undefined && host !== undefined && acts.length > 0
  return isNoted && on !== undefined && until !== undefined && on <= until
}

export function unionOfMinority(a: readonly MinorityWord[], b: readonly MinorityWord[]): MinorityWord[] {
  const all = new Map<string, MinorityWord>()
  for (const one of [...a, ...b]) {
    const known = all.get(one.id)
    all.set(one.id, known ? firstAsText(known, one) : one)
  }
  return [...all.values()].sort((x, y) => (x.id < y.id ? -1 : 1)).slice(-MOST_MINORITY)
}

/**
 * The words of an entry that are still needed on this day: the age that was said last while it holds, and agreements until
 * a year after they ended, so that who agreed to what can be shown. At 18 nothing of a minor is left. `entries`: all of the
 * person, for an agreement may be noted in another one than the age; what the entry needs by itself stays as well, since
 * they may be parted again.
 */
function neededMinority(entry: Entry, entries: readonly Entry[], today: Day): MinorityWord[] {
  const needed = new Set([...neededOf([entry], today), ...neededOf(entries, today)])
  return (entry.minority ?? []).filter(({ id }) => needed.has(id))
}

/** The ids of the words that are needed of somebody with these entries. */
function neededOf(entries: readonly Entry[], today: Day): Set<string> {
  const words = wordsOf(entries)
  const age = words.findLast(({ type }) => type === 'age')
  const needed = new Set<string>()
  if (minorityOf(entries, today) !== null) {
    for (const { id, type, until = '' } of words)
      if (type === 'agreed' && today <= addDays(until, AFTER_AGREEMENT)) needed.add(id)
    for (const { id, ofId } of words) if (ofId !== undefined && needed.has(ofId)) needed.add(id)
    needed.add(age!.id)
  } else if (age?.band === 'adult') needed.add(age.id)
  return needed
}

/** Whether an entry keeps words of a minor that nobody needs any more; `entries`: all of the person. */
export function isMoreThanNeeded(entry: Entry, today: Day, entries: readonly Entry[] = [entry]): boolean {
  return neededMinority(entry, entries, today).length < (entry.minority?.length ?? 0)
}

/**
 * The first day on which an entry, looked at by itself, keeps more than is needed: with the others of its person it
 * may need it for longer, and never for less. `undefined`: it never does as it stands.
 */
export function moreThanNeededFrom(entry: Entry): Day | undefined {
  const ends = (entry.minority ?? []).flatMap(({ on, until }) => [
    ...(on === undefined ? [] : [addDays(on, TWO_YEARS)]),
    ...(until === undefined ? [] : [addDays(until, AFTER_AGREEMENT + 1)]),
  ])
  return [EVER, ...ends.sort()].find((day) => isMoreThanNeeded(entry, day))
}

/** The entry with those that are needed. */
export function withNeededMinority(
  entry: Visitor,
  today: Day,
  writer: Author,
  entries: readonly Entry[] = [entry],
): Visitor {
  const needed = neededMinority(entry, entries, today)
  return changeFields(entry, { minority: needed.length > 0 ? needed : undefined } as Partial<Visitor>, writer)
}
