import { z } from 'zod'
import told from '../../resources/demo/board.json' with { type: 'json' }
import type { ContactEvent, ContactRequest } from '../../domain/postings/contact-request.ts'
import { lastDayOf, onBoardSince } from '../../domain/postings/posting-state.ts'
import { postingReasons, reportReasons } from '../../domain/postings/posting-reasons.ts'
import {
  projectStages,
  type Posting,
  type PostingEvent,
  type PostingFact,
} from '../../domain/postings/posting.ts'
import { shownOf } from '../../domain/postings/project.ts'
import { postingTopics, topicCodes } from '../../domain/postings/topics.ts'
import { byServer, newRecord } from '../../domain/record/write.ts'
import { newStamped } from '../../domain/sync/field-stamps.ts'
import { addDays, DAY, HOUR, parisDay, type Instant } from '../../domain/time.ts'
import type { Person } from './people.ts'

const text = z.string().min(1)
const count = z.int().nonnegative()
const factSchema = z.strictObject({
  does: z.enum(['done', 'found', 'told', 'share']),
  daysAgo: count,
  person: count.describe('Who of its people told it'),
  step: count.optional(),
  skill: text.optional(),
  text: text.optional().describe('A line of the log; one in own words waits for a host unless it is read'),
  read: z.literal(true).optional(),
})
const cardSchema = z.strictObject({
  id: text,
  person: count.describe('Which of the people of the demo wrote it'),
  topic: z.enum(topicCodes),
  daysAgo: count,
  inDays: count.optional().describe('Of an event, how long from today'),
  state: z.enum(['published', 'pending', 'rejected', 'hidden']),
  reason: z.enum(postingReasons).optional(),
  note: text.optional(),
  reports: z.array(z.enum(reportReasons)).optional(),
  title: text,
  text: text.optional(),
  stage: z.enum(projectStages).optional(),
  wanted: z.array(text).optional(),
  usualDays: z.array(z.int().min(1).max(7)).optional().describe('1 for Monday'),
  steps: z.array(z.strictObject({ picture: text, text })).optional(),
  interested: z
    .array(
      z.strictObject({
        ...{ person: count, daysAgo: count, answer: z.literal('yes').optional() },
        met: z.literal(true).optional().describe('A host brought them together'),
      }),
    )
    .optional(),
  facts: z.array(factSchema).optional().describe('What was told of a project since'),
})
type Card = z.infer<typeof cardSchema>

/**
 * The board of the demo: living cards of every kind, some that wait, and what became of others. `today`: when the day
 * begins; it is the same at every hour of it.
 */
export function demoBoard(
  siteId: string,
  people: readonly Person[],
  today: Instant,
): { postings: Posting[]; requests: ContactRequest[] } {
  const cards = z.array(cardSchema).parse(told)
  const postings = cards.map((card) => posting(card, siteId, people, today))
  const requests = cards.flatMap((card) => interests(card, siteId, people, today))
  return { postings, requests: [...requests, wishOf(people[20]!, siteId, today)] }
}

function posting(card: Card, siteId: string, people: readonly Person[], today: Instant): Posting {
  const { id, topic, daysAgo, inDays, person, title, text: words, stage, wanted, steps, usualDays } = card
  const at = today - daysAgo * DAY - 14 * HOUR
  const endsOn = inDays === undefined ? lastDayOf(topic, parisDay(at)) : addDays(parisDay(today), inDays)
  const author = { ...byServer(at), siteId }
  const whole: Posting = newStamped(author, {
    ...{ id: `demo-board-${id}`, kind: postingTopics[topic].kind, topic, title, endsOn },
    ...(words ? { text: words } : {}),
    ...(postingTopics[topic].kind === 'success' ? { agreedToShow: true } : {}),
    authorId: people[person]!.visitorId,
    ...(stage ? { stage } : {}),
    ...(wanted ? { wanted } : {}),
    ...(usualDays ? { usualDays } : {}),
    ...(steps ? { steps } : {}),
    ...(card.facts ? { facts: factsOf(card, people, today) } : {}),
    events: eventsOf(card, at),
  })
  const since = onBoardSince(whole, parisDay(today))
  const shown = shownOf(whole)
  return {
    ...whole,
    ...(shown ? { shown } : {}),
    ...(since === undefined ? {} : { publishedAt: since }),
  }
}

function factsOf({ id, facts = [] }: Card, people: readonly Person[], today: Instant): PostingFact[] {
  return facts.flatMap(({ does, daysAgo, person, read, ...words }, index): PostingFact[] => {
    const at = today - daysAgo * DAY - 10 * HOUR
    const head = `demo-board-${id}.f${index}`
    const told = { id: head, at, by: 'demo-kiosk', ofId: people[person]!.visitorId, type: does, ...words }
    const shown = { id: `${head}.r`, at: at + HOUR, by: 'demo-desk', type: 'approved', of: head } as const
    return read ? [told, shown] : [told]
  })
}

function eventsOf({ id, state, reason, note, reports = [] }: Card, at: Instant): PostingEvent[] {
  const told = (name: string, type: PostingEvent['type'], hours: number): PostingEvent => ({
    ...{ id: `demo-board-${id}.${name}`, type, at: at + hours * HOUR, by: 'server' },
  })
  const submitted = { ...told('s', 'submitted', 0), by: 'demo-kiosk' }
  if (state === 'pending') return [submitted]
  const why = { ...(reason ? { reason } : {}), ...(note ? { note } : {}) }
  if (state === 'rejected') return [submitted, { ...told('r', 'rejected', 1), turn: 1, ...why }]
  const published = { ...told('p', 'published', 1), turn: 1 }
  if (state === 'published') return [submitted, published]
  return [
    submitted,
    published,
    ...reports.map((said, index) => ({ ...told(`n${index}`, 'reported', 2 + index), reason: said })),
    { ...told('h', 'hidden', 2 + reports.length), turn: 2, ...why },
  ]
}

function interests(
  { id, person, interested = [] }: Card,
  siteId: string,
  people: readonly Person[],
  today: Instant,
) {
  return interested.map((one, index): ContactRequest => {
    const at = today - one.daysAgo * DAY - 7 * HOUR
    const head = `demo-board-${id}.i${index}`
    const asked: ContactEvent = { id: `${head}.a`, type: 'interested', at, by: 'demo-kiosk' }
    const yes: ContactEvent = {
      ...{ id: `${head}.y`, type: 'accepted', at: at + DAY, by: 'demo-kiosk' },
      name: firstNameOf(people[person]!),
    }
    const met: ContactEvent = { id: `${head}.m`, type: 'introduced', at: at + 2 * DAY, by: 'server' }
    const { visitorId } = people[one.person]!
    return newRecord(
      { ...byServer(at), siteId },
      {
        ...{ id: head, postingId: `demo-board-${id}`, visitorId, name: firstNameOf(people[one.person]!) },
        events: one.answer ? [asked, yes, ...(one.met ? [met] : [])] : [asked],
      },
    )
  })
}

/** Somebody wished to talk of a budget since yesterday: of those who like to, one is here. */
function wishOf(person: Person, siteId: string, today: Instant): ContactRequest {
  const at = today - 8 * HOUR
  const event: ContactEvent = { id: 'demo-board-wish.a', type: 'interested', at, by: 'demo-kiosk' }
  return newRecord(
    { ...byServer(at), siteId },
    {
      ...{ id: 'demo-board-wish', topic: 'budget', visitorId: person.visitorId, name: firstNameOf(person) },
      events: [event],
    },
  )
}

export const firstNameOf = ({ name }: Person) => name.split(' ')[0]!
