import { isRealDay } from '../plausible-time.ts'
import { holdsContent } from '../hiring/without-candidate.ts'
import type { AnyRecord } from '../record/record.ts'
import type { CollectionName, RecordTypes } from '../sync/collections.ts'
import { DAY, HOUR, type Day, type Instant } from '../time.ts'
import { moreThanNeededFrom } from '../visits/minority.ts'
import {
  isObservationNote,
  kept,
  postingEnds,
  reservationEnds,
  restOfApplicationEnds,
  searchConsentEnds,
  visitEnds,
  wishEnds,
} from './keeping.ts'

/** What is written of a session so long after its end is found as much later. */
const NOTED_WITHIN = 31 * DAY

/**
 * From when on time alone may take a record, a part of it or its place on the board; `undefined`: never as it stands. No
 * other record is read for it, so it may be too early (an offer may still be open then), and is never too late.
 */
const rules = {
  visits: visitEnds,
  visitors: (entry) =>
    Math.min(beginningOf(moreThanNeededFrom(entry) ?? ''), endOf(entry.lastSeenOn) + kept.accounts),
  // A card on the board leaves it after its last day; what was taken off waits for its end.
  postings: (posting) =>
    Math.min(
      posting.publishedAt === undefined ? Infinity : beginningOf(posting.endsOn ?? '') + DAY,
      postingEnds(posting),
    ),
  contactRequests: wishEnds,
  reservations: reservationEnds,
  applications: (application) =>
    holdsContent(application) ? application.at + kept.applicationContent : restOfApplicationEnds(application),
  profiles: searchConsentEnds,
  evaluations: (voice) =>
    isObservationNote(voice) ? voice.at + kept.observationNotes - NOTED_WITHIN : undefined,
} satisfies { [C in CollectionName]?: (record: RecordTypes[C]) => Instant | undefined }

export type CollectionOfTime = keyof typeof rules
export const collectionsOfTime = Object.keys(rules) as CollectionOfTime[]

/** Whether time takes anything of such a collection. */
export function isOfTime(name: CollectionName): name is CollectionOfTime {
  return Object.hasOwn(rules, name)
}

/** To be raised with every change of a rule above: what was kept under another one is counted anew. */
const RULES = 1
/** By what the moments are counted. */
export const DUE_BY = `${RULES} ${Object.values(kept).join(' ')}`

export function dueFrom(collection: CollectionName, record: AnyRecord): Instant | null {
  const rule = (rules as Partial<Record<CollectionName, (one: never) => Instant | undefined>>)[collection]
  const from = rule?.(record as never)
  return from !== undefined && Number.isFinite(from) ? from : null
}

/** When a day is over, give or take the hours by which a site lies east or west; never, of what is no day. */
const endOf = (day: Day): Instant => (isRealDay(day) ? Date.parse(`${day}T00:00:00Z`) + DAY : Infinity)
/** When a day begins where it does so first. */
const beginningOf = (day: Day): Instant => endOf(day) - DAY - 14 * HOUR
