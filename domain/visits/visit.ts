import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { firstAsText } from '../record/content.ts'
import { newestFirst } from '../record/newest-first.ts'
import { recordFields, recordRequired } from '../record/record.ts'
import { unionOf } from '../record/union-of.ts'
import { MOST_TALK_TOPICS, talkTopics } from '../postings/talk-topics.ts'
import { minorBands } from './minor-rule.ts'
import { prescribers } from './prescriber.ts'

/** Who the visitor says to be today (optional, never kept as a status). */
export const audiences = ['job-seeker', 'employee', 'company', 'institution', 'curious'] as const
/** Why the visitor comes (motif de la visite), in the order of the tiles. */
export const visitReasons = [
  'job-search',
  'challenge',
  'project',
  'meeting',
  'help',
  'meet-people',
  'rest',
] as const

/** As many people as one visit counts at most, and as many of them as may leave one after the other. */
export const MOST_PEOPLE = 30
export const MOST_LEAVINGS = 60

/**
 * One presence at a site (une visite), or one departure of somebody of whom the device knew no visit.
 *
 * `kind`: `stay` a person is here; `passing-by` counted, nothing asked; `unnamed-departure` somebody said
 * "je pars" without a pass that the device knew: it lowers the headcount and closes no visit in particular, unless
 * the server recognises whose it is.
 * A visit is closed once: `left` with the time the person told, or `unknown` at closing time, which
 * carries no time of departure because nobody knows it. An unnamed departure is `left` once the server
 * recognised whose it is, and `unknown` when it was taken back.
 */
export const visitSchema = {
  title: 'visit',
  version: 5,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    kind: { type: 'string', enum: ['stay', 'passing-by', 'unnamed-departure'], dataClass: 'site' },
    /** Day at the site: the id of a known visitor's visit contains it, so two kiosks make the same visit. */
    day: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', maxLength: 10, dataClass: 'site' },
    arrivedAt: { type: 'integer', minimum: 0, maximum: 8_640_000_000_000_000, dataClass: 'site' },
    arrivedBy: { type: 'string', enum: ['walk-in', 'pass', 'code', 'counter', 'host'], dataClass: 'site' },
    visitorId: { type: 'string', maxLength: 40, dataClass: 'site' },
    audience: { type: 'string', enum: audiences, dataClass: 'site' },
    /** The revision at which `audience` was last chosen, or taken back when there is none. */
    audienceRev: { type: 'string', maxLength: 80, dataClass: 'site' },
    /** Who told them of the place, if they like to say so; like `audience` of this visit only. */
    prescriber: { type: 'string', enum: prescribers, dataClass: 'site' },
    /** The revision at which `prescriber` was last chosen, or taken back when there is none. */
    prescriberRev: { type: 'string', maxLength: 80, dataClass: 'site' },
    /** Of what they like to talk today, where they said so; gone as the visit closes (`open-to-talk.ts`). */
    openTo: {
      type: 'array',
      maxItems: MOST_TALK_TOPICS,
      uniqueItems: true,
      items: { type: 'string', enum: talkTopics },
      dataClass: 'site',
    },
    /** The revision at which `openTo` was last chosen, or taken back when there is none. */
    openToRev: { type: 'string', maxLength: 80, dataClass: 'site' },
    /** That they are under 18, where they said so: the directory keeps it, and the server lets it go once the visit is over. */
    ageBand: { type: 'string', enum: minorBands, dataClass: 'site' },
    /** The revision at which `ageBand` was last said, or taken back when there is none. */
    ageBandRev: { type: 'string', maxLength: 80, dataClass: 'site' },
    reasons: {
      type: 'array',
      maxItems: 2,
      items: { type: 'string', enum: visitReasons },
      dataClass: 'site',
    },
    /** Readable on the host desk only. A kiosk writes `sealedName` instead and forgets the name. */
    name: { type: 'string', minLength: 1, maxLength: 40, dataClass: 'private' },
    /** The name encrypted to the site's key (compact JWE); the server opens it and drops it. */
    sealedName: { type: 'string', maxLength: 2000, dataClass: 'private' },
    /**
     * The number of a pass that was typed where nothing could tell whose it is, encrypted like the name; the server
     * opens it, drops it and writes the visitor.
     */
    sealedPass: { type: 'string', maxLength: 2000, dataClass: 'private' },
    /**
     * How many people came in together, when more than one: a group, whose name is that of who brought it, or somebody
     * and who is with them.
     */
    people: { type: 'integer', minimum: 1, maximum: MOST_PEOPLE, dataClass: 'site' },
    /** The revision at which `people` was last said. */
    peopleRev: { type: 'string', maxLength: 80, dataClass: 'site' },
    /** Some of them left before the others; `people: 0` once that was taken back. When all have, the visit is closed. */
    leavings: {
      type: 'array',
      maxItems: MOST_LEAVINGS,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          /** The revision that said it. */
          id: { type: 'string', minLength: 1, maxLength: 80 },
          at: { type: 'integer', minimum: 0, maximum: 8_640_000_000_000_000 },
          by: { type: 'string', minLength: 1, maxLength: 40 },
          people: { type: 'integer', minimum: 0, maximum: MOST_PEOPLE },
        },
        required: ['id', 'at', 'by', 'people'],
      },
      dataClass: 'site',
    },
    closing: { type: 'string', enum: ['left', 'unknown'], dataClass: 'site' },
    /** Only with `closing: left`. */
    leftAt: { type: 'integer', minimum: 0, maximum: 8_640_000_000_000_000, dataClass: 'site' },
    /** Set by the server when a typed code that no pass was issued for checked in while offline. */
    unverified: { type: 'boolean', dataClass: 'site' },
  },
  required: [...recordRequired, 'kind', 'day', 'arrivedAt', 'arrivedBy', 'reasons'],
  indexes: ['day'],
} as const

export type Visit = ExtractDocumentTypeFromTypedRxJsonSchema<typeof visitSchema>
export type Audience = (typeof audiences)[number]
export type VisitReason = (typeof visitReasons)[number]
export type ArrivedBy = Visit['arrivedBy']
export type Leaving = NonNullable<Visit['leavings']>[number]

/** Somebody came, and nothing was told or said of their leaving. */
export function isOpenVisit({ kind, closing }: Pick<Visit, 'kind' | 'closing'>): boolean {
  return kind !== 'unnamed-departure' && closing === undefined
}

/**
 * Two copies of one visit make one: the earliest arrival is kept, a closing is never undone, a departure
 * that somebody told beats *unknown*, and of two told departures the later one is kept (the person was
 * still here then). Who one is today, who told one of the place and of what one likes to talk is what was told last, taking
 * it back included: a copy that never heard of it takes nothing away. Of several who came together some may leave before
 * the others: once both copies together say so of all, nobody is here. A departure without a card that was taken back
 * stays so, also where it was recognised meanwhile. Of what somebody liked to talk nothing is kept once their visit is
 * closed.
 */
export function mergeVisits(a: Visit, b: Visit): Visit {
  const [newer, older] = newestFirst(a, b)
  const first = a.arrivedAt < b.arrivedAt || (a.arrivedAt === b.arrivedAt && a.rev >= b.rev) ? a : b
  const leavings = unionOf(a.leavings ?? [], b.leavings ?? [], takenBackFirst).slice(0, MOST_LEAVINGS)
  const told = [a, b].filter((visit) => visit.closing === 'left').map((visit) => visit.leftAt ?? visit.at)
  const merged: Visit = {
    ...older,
    ...newer,
    arrivedAt: first.arrivedAt,
    arrivedBy: first.arrivedBy,
    day: first.day,
    reasons: newer.reasons.length > 0 ? newer.reasons : older.reasons,
  }
  keepToldLast(merged, newer, older, 'audience', 'audienceRev')
  keepToldLast(merged, newer, older, 'prescriber', 'prescriberRev')
  keepToldLast(merged, newer, older, 'people', 'peopleRev')
  keepToldLast(merged, newer, older, 'openTo', 'openToRev')
  keepToldLast(merged, newer, older, 'ageBand', 'ageBandRev')
  if (leavings.length > 0) merged.leavings = leavings
  const gone = leavings.reduce((sum, { people }) => sum + people, 0)
  if (gone > 0 && gone >= (merged.people ?? 1)) told.push(Math.max(...leavings.map(({ at }) => at)))
  delete merged.closing
  delete merged.leftAt
  if (merged.kind === 'unnamed-departure' && [a, b].some(({ closing }) => closing === 'unknown'))
    return closed(merged, { closing: 'unknown' })
  if (told.length > 0) return closed(merged, { closing: 'left', leftAt: Math.max(...told) })
  return a.closing || b.closing ? closed(merged, { closing: 'unknown' }) : merged
}

/** A visit that is over; what was said for as long as it lasted goes with it. */
export function closed(visit: Visit, closing: Pick<Visit, 'closing' | 'leftAt'>): Visit {
  const { openTo: _said, openToRev: _at, ...over } = visit
  return { ...over, ...closing }
}

/** What was taken back stays so. */
function takenBackFirst(a: Leaving, b: Leaving): Leaving {
  if (a.people === b.people) return firstAsText(a, b)
  return a.people < b.people ? a : b
}

/**
 * Takes a choice from the copy that told it last. Copies of older devices tell no revision of it: theirs only fills a
 * gap.
 */
function keepToldLast<Choice extends 'audience' | 'prescriber' | 'people' | 'openTo' | 'ageBand'>(
  merged: Visit,
  newer: Visit,
  older: Visit,
  choice: Choice,
  rev: `${Choice}Rev`,
): void {
  const [newStamp = '', oldStamp = ''] = [newer[rev], older[rev]]
  const isOlder = newStamp === oldStamp ? newer[choice] === undefined : newStamp < oldStamp
  const told = isOlder ? older : newer
  delete merged[choice]
  delete merged[rev]
  if (told[choice] !== undefined) merged[choice] = told[choice]
  if (told[rev] !== undefined) merged[rev] = told[rev]
}
