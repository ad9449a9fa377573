import { z } from 'zod'
import told from '../../resources/demo/tables.json' with { type: 'json' }
import type { SiteId } from '../../domain/ids.ts'
import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import { nameAtTable, proposeTable } from '../../domain/postings/table-words.ts'
import { talkTopics } from '../../domain/postings/talk-topics.ts'
import { byServer, newRecord } from '../../domain/record/write.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import type { SessionOfEvent } from '../../domain/sessions/challenge-session.ts'
import { CHAIRS, TABLE_LENGTH } from '../../domain/sessions/tables.ts'
import { addDays, DAY, HOUR, parisDay, parisInstant, type Instant } from '../../domain/time.ts'
import { firstNameOf } from './board.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'
import { bookingsOf } from './sessions.ts'

const text = z.string().min(1)
const count = z.int().nonnegative()
const tableSchema = z.strictObject({
  id: text,
  topic: z.enum(talkTopics).optional(),
  title: text,
  where: text,
  on: count.describe('How many days from today'),
  hour: count,
  capacity: z.int().min(CHAIRS.least).max(CHAIRS.most),
  booked: count,
  named: count.describe('How many of those who have a chair told a name'),
  waiting: count.optional(),
})
const tablesSchema = z.strictObject({
  tables: z.array(tableSchema),
  proposals: z.array(
    z.strictObject({
      ...{ id: text, person: count, on: count, hour: count, hoursAgo: count },
      ...{ topic: z.enum(talkTopics).optional(), word: text.optional() },
    }),
  ),
})
type Table = z.infer<typeof tableSchema>

/** Small tables of today and tomorrow, who sits there and under which name; and two that visitors would like. */
export function demoTables(
  random: Random,
  siteId: SiteId,
  people: readonly Person[],
  today: Instant,
): { tables: SessionOfEvent[]; bookings: Booking[]; requests: ContactRequest[] } {
  const { tables, proposals } = tablesSchema.parse(told)
  const made = tables.map((table) => tableOf(table, siteId, today))
  const bookings: Booking[] = []
  const requests = proposals.map(({ id, person, on, hour, hoursAgo, ...about }): ContactRequest => {
    const wish = {
      ...about,
      startsAt: parisInstant(addDays(parisDay(today), on), hour),
      visitorId: people[person]!.visitorId,
    }
    const ids = { id: `demo-table-${id}`, eventId: `demo-table-${id}.p` }
    const proposed = proposeTable(wish, ids, kiosk(siteId, today - hoursAgo * HOUR))
    if (!proposed.ok) throw new Error(`The demo proposes the table ${id} of nothing`)
    return proposed.value
  })
  for (const [index, table] of made.entries()) {
    const { named, ...seats } = tables[index]!
    const seated = bookingsOf(seats, table, random, people)
    bookings.push(...seated)
    for (const { visitorId, askedAt } of seated.slice(0, named)) {
      const name = firstNameOf(people.find((one) => one.visitorId === visitorId)!)
      const head = `demo-table-${table.id}-${visitorId}`
      const ids = { id: head, eventId: `${head}.n` }
      const said = nameAtTable({ tableId: table.id, visitorId, name }, ids, kiosk(siteId, askedAt))
      if (said.ok) requests.push(said.value)
    }
  }
  return { tables: made, bookings, requests }
}

const kiosk = (siteId: SiteId, now: Instant) => ({ siteId, deviceId: 'demo-kiosk', now })

function tableOf(
  { id, topic, title, where, on, hour, capacity }: Table,
  siteId: SiteId,
  today: Instant,
): SessionOfEvent {
  const startsAt = parisInstant(addDays(parisDay(today), on), hour)
  const at = today - 2 * DAY
  return newRecord(
    { ...byServer(at), siteId },
    {
      ...{ id, planRev: 1, title, place: 'site', where, capacity, startsAt, endsAt: startsAt + TABLE_LENGTH },
      event: {
        ...{ kind: 'table', text: `On s’assoit à quelques-uns pour en parler\u202f: ${title}.` },
        ...(topic === undefined ? {} : { topic }),
      },
      ...{ offersPresented: [], deskReserve: 0, overcommits: [], minimumAge: 10, access: [] },
      ...{ observers: [], moments: [], publishedAt: at },
    },
  )
}
