import { ok, refuse, type Result } from '../result.ts'
import type { SiteId } from '../ids.ts'
import type { Author } from '../record/write.ts'
import { newRecord } from '../record/write.ts'
import { newStamped } from '../sync/field-stamps.ts'
import { sanitizeLine, sanitizeText } from '../text/sanitize-text.ts'
import { addDays, type Day } from '../time.ts'
import type { ContactRequest, VisitorWord } from './contact-request.ts'
import { LONGEST_NAME } from './contact-request.ts'
import { lastDayOf } from './posting-state.ts'
import { postingSchema, type Posting, type PostingStep } from './posting.ts'
import type { ReportReason } from './posting-reasons.ts'
import type { ProjectWord } from './project.ts'
import type { TalkTopic } from './talk-topics.ts'
import { postingTopics, type PostingTopic } from './topics.ts'

/** What an author says of a card; words as typed. */
export interface PostingForm {
  topic: PostingTopic
  title: string
  text?: string
  steps?: readonly PostingStep[]
  stage?: Posting['stage']
  wanted?: readonly string[]
  picture?: string
  /** Of an event, its day. */
  on?: Day
  /** The days of the week on which its author says to be here mostly: 1 for Monday. */
  usualDays?: readonly number[]
  /** Of a success: its author says that it may be shown in this place for a week. */
  agreedToShow?: boolean
}

export type PostingFault =
  | 'title-needed'
  | 'title-too-long'
  | 'text-too-long'
  | 'step-too-long'
  | 'day-needed'
  | 'day-over'
  | 'day-too-far'
  | 'agreement-needed'

/** What a form becomes, with its last day; the reason names the field that is to be mended. */
export function readPosting(form: PostingForm, today: Day): Result<PostingContent, PostingFault> {
  const { topic, stage, wanted, picture, usualDays = [], agreedToShow } = form
  const { kind } = postingTopics[topic]
  const { properties } = postingSchema
  const title = sanitizeLine(form.title)
  const text = sanitizeText(form.text ?? '')
  const steps = (form.steps ?? [])
    .map((step) => ({ ...step, text: sanitizeLine(step.text) }))
    .filter((step) => step.text !== '')
  if (title === '') return refuse('title-needed')
  if (isLonger(title, properties.title.maxLength)) return refuse('title-too-long')
  if (isLonger(text, properties.text.maxLength)) return refuse('text-too-long')
  const longest = properties.steps.items.properties.text.maxLength
  if (steps.some((step) => isLonger(step.text, longest))) return refuse('step-too-long')
  const endsOn = kind === 'event' ? form.on : lastDayOf(topic, today)
  if (endsOn === undefined) return refuse('day-needed')
  if (endsOn < today) return refuse('day-over')
  if (endsOn > addDays(today, postingTopics[topic].days)) return refuse('day-too-far')
  if (!isAgreed({ kind, agreedToShow })) return refuse('agreement-needed')
  return ok({
    ...{ kind, topic, title, endsOn },
    ...(text === '' ? {} : { text }),
    ...(steps.length === 0 ? {} : { steps }),
    ...(kind === 'project' && stage !== undefined ? { stage } : {}),
    ...(wanted && wanted.length > 0 ? { wanted: [...wanted] } : {}),
    ...(picture === undefined ? {} : { picture }),
    ...(usualDays.length > 0 ? { usualDays: [...new Set(usualDays)].sort() } : {}),
    ...(kind === 'success' ? { agreedToShow: true } : {}),
  })
}

/** Whether nothing of somebody would be shown without their yes: a success is theirs to show. */
export function isAgreed({ kind, agreedToShow }: Pick<Posting, 'kind' | 'agreedToShow'>): boolean {
  return kind !== 'success' || agreedToShow === true
}

const isLonger = (text: string, most: number) => [...text].length > most

export type PostingContent = Pick<
  Posting,
  | 'kind'
  | 'topic'
  | 'title'
  | 'text'
  | 'steps'
  | 'stage'
  | 'wanted'
  | 'picture'
  | 'photo'
  | 'endsOn'
  | 'usualDays'
  | 'agreedToShow'
>

type Writer = Author & { siteId: SiteId }

/**
 * A card of this author, as it leaves a kiosk or a desk. It waits: the server publishes what it may, and hosts decide
 * the rest.
 */
export function newPosting(
  content: PostingContent,
  whose: { id: string; authorId?: string; employerId?: string },
  writer: Writer,
): Posting {
  return newStamped(writer, { ...whose, ...content })
}

/**
 * That somebody would like to talk of a topic, on its way from a kiosk: nobody is named to anybody before somebody who
 * likes to says yes. `name-needed`: without a name to be called by.
 */
export function wishToTalk(
  { topic, visitorId, name }: { topic: TalkTopic; visitorId: string; name: string },
  ids: { id: string; eventId: string },
  writer: Writer,
): Result<ContactRequest, 'name-needed'> {
  const called = calledBy(name)
  if (called === '') return refuse('name-needed')
  const event = { id: ids.eventId, type: 'interested' as const, at: writer.now, by: writer.deviceId }
  return ok(newRecord(writer, { ...{ id: ids.id, topic, visitorId, name: called }, events: [event] }))
}

const calledBy = (name: string) => [...sanitizeLine(name)].slice(0, LONGEST_NAME).join('')

/** What a visitor says of a card. `name`: with interest, how they want to be called by the other. */
export interface WordOnPosting {
  type: VisitorWord
  postingId: string
  visitorId: string
  name?: string
  reason?: ReportReason
  /** With `advanced`: what of a project. */
  tells?: ProjectWord
}

/** The word on its way from a kiosk. `name-needed`: interest, without a name to be called by. */
export function wordOnPosting(
  { type, postingId, visitorId, name, reason, tells }: WordOnPosting,
  ids: { id: string; eventId: string },
  writer: Writer,
): Result<ContactRequest, 'name-needed'> {
  const called = calledBy(name ?? '')
  if (type === 'interested' && called === '') return refuse('name-needed')
  return ok(
    newRecord(writer, {
      ...{ id: ids.id, postingId, visitorId },
      ...(type === 'interested' ? { name: called } : {}),
      events: [
        {
          ...{ id: ids.eventId, type, at: writer.now, by: writer.deviceId },
          ...(tells === undefined ? {} : { tells }),
          ...(type === 'reported' ? { reason: reason ?? ('other' as const) } : {}),
        },
      ],
    }),
  )
}
