import { z } from 'zod'
import { refusalCodes } from '../domain/hiring/refusal-grid.ts'
import {
  applicationEventTypes,
  stepForwardKinds,
  type ApplicationEvent,
} from '../domain/hiring/application.ts'
import { tellingChannels } from '../domain/hiring/told-elsewhere.ts'
import { criterionKinds } from '../domain/hiring/job-offer.ts'
import { scoredFileOf, type ScoredFile } from '../domain/hiring/scored-file.ts'
import { withTiedCriterion } from '../domain/hiring/tied-reason.ts'
import { parisInstant, type Instant } from '../domain/time.ts'

const id = z.string().min(1).max(64)
const moment = z.union([
  z.int().nonnegative(),
  z.iso.datetime({ offset: true, error: 'not an instant such as 2026-03-02T09:00:00Z' }),
])
const day = z.iso.date({ error: 'not a day such as 2026-03-02' })

const loggedEvent = z.strictObject({
  id: id.optional(),
  type: z.enum(applicationEventTypes).exclude(['submitted']),
  at: moment,
  receivedAt: moment.optional(),
  groupSize: z.int().positive().optional(),
  /** The employer says that it told the person so elsewhere. */
  told: z.strictObject({ channel: z.enum(tellingChannels), on: day }).optional(),
  /** The event that this one is about. */
  about: id.optional(),
  reasons: z
    .array(
      z.strictObject({ code: z.enum(refusalCodes), criterionId: id.optional(), note: z.string().optional() }),
    )
    .max(3)
    .optional(),
  nextStep: z
    .strictObject({ what: z.string().min(1), on: day.optional(), contact: z.string().optional() })
    .optional(),
  stepForward: z
    .strictObject({ kind: z.enum(stepForwardKinds), itemId: id.optional(), words: z.string().optional() })
    .optional(),
})

const loggedApplication = z.strictObject({
  id,
  offerId: id.optional(),
  candidate: id,
  receivedAt: moment,
  events: z.array(loggedEvent).max(60).default([]),
})

const loggedOffer = z.strictObject({
  id,
  criteria: z.array(z.strictObject({ id, kind: z.enum(criterionKinds), label: z.string() })),
})

const employerLog = z
  .strictObject({
    employer: z.string().min(1),
    date: day.optional(),
    offers: z.array(loggedOffer).default([]),
    applications: z.array(loggedApplication),
  })
  .superRefine(({ offers, applications }, context) => {
    const known = new Set(offers.map((offer) => offer.id))
    applications.forEach(({ offerId }, index) => {
      if (offerId === undefined || known.has(offerId)) return
      context.addIssue({
        code: 'custom',
        path: ['applications', index, 'offerId'],
        message: `no offer "${offerId}" in offers`,
      })
    })
  })
type EmployerLog = z.infer<typeof employerLog>

/** An employer's log, read into the facts that count. */
export interface ReadLog {
  employer: string
  /** The day written in the file, if any. */
  date?: string
  files: ScoredFile[]
}

/** Reads the text of a log. What is wrong comes back one sentence a place, each with its path. */
export function readLog(text: string): { log: ReadLog } | { problems: string[] } {
  if (text.trim() === '') return { problems: ['the file is empty'] }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return { problems: [`not JSON: ${(error as Error).message}`] }
  }
  const read = employerLog.safeParse(json)
  if (!read.success)
    return { problems: read.error.issues.map((issue) => `${place(issue.path)}: ${issue.message}`) }
  const { employer, date } = read.data
  return { log: { employer, ...(date ? { date } : {}), files: filesOf(read.data) } }
}

/** A day written `YYYY-MM-DD` that exists. */
export function isDay(text: string): boolean {
  return day.safeParse(text).success
}

/** The moment at which the score of a day is counted: 06:00 in Paris, as on publication days. */
export function momentOf(date: string): Instant {
  return parisInstant(date, 6)
}

function filesOf({ offers, applications }: EmployerLog): ScoredFile[] {
  return applications.flatMap(({ id, offerId, candidate, receivedAt, events }) => {
    const at = instantOf(receivedAt)
    const submitted: ApplicationEvent = {
      id: `${id}-submitted`,
      type: 'submitted',
      at,
      by: 'log',
      receivedAt: at,
    }
    const offer = offers.find((one) => one.id === offerId)
    const told = events
      .map((event, index) => eventOf(event, `${id}-${index + 1}`))
      .map((event) => (offer ? withTiedReasons(event, offer) : event))
    const file = scoredFileOf({ id, visitorId: candidate, events: [submitted, ...told] })
    return file ? [file] : []
  })
}

/** A log tells no edits of its offers: they are as they were when each answer was given. */
function withTiedReasons(
  { reasons, ...event }: ApplicationEvent,
  { criteria }: EmployerLog['offers'][number],
): ApplicationEvent {
  if (!reasons) return event
  return {
    ...event,
    reasons: reasons.map((reason) => withTiedCriterion(reason, { criteria, at: event.at }, event.at)),
  }
}

/** A log tells no sessions either: whoever writes one answers for its dates, so each counts as its event says. */
function eventOf(event: z.infer<typeof loggedEvent>, fallbackId: string): ApplicationEvent {
  const { id, at, receivedAt, ...rest } = event
  return {
    ...(rest as Pick<ApplicationEvent, 'type'>),
    id: id ?? fallbackId,
    by: 'log',
    atSession: 'log',
    at: instantOf(at),
    receivedAt: instantOf(receivedAt ?? at),
  }
}

function instantOf(moment: number | string): Instant {
  return typeof moment === 'number' ? moment : Date.parse(moment)
}

function place(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file'
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index ? '.' : ''}${String(part)}`))
    .join('')
}
