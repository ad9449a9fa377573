import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import type { ChallengeSession, SessionOfEvent } from '../../domain/sessions/challenge-session.ts'
import { addDays, parisDay } from '../../domain/time.ts'
import type { CompanyWorld } from './company-properties.ts'
import type { Violation } from './violation.ts'

const LEAST_CHAIRS = 2
const MOST_CHAIRS = 6

export async function checkTables(world: CompanyWorld): Promise<Violation[]> {
  const sessions = [
    ...(world.records.get('challengeSessions')?.values() ?? []),
  ] as unknown as ChallengeSession[]
  const tables = sessions.filter(
    (session): session is SessionOfEvent => 'event' in session && session.event?.kind === 'table',
  )
  return [...checkMade(world, tables), ...checkWords(world), ...(await checkTold(world, tables))]
}

/** Each table was asked for by a host, once, and has the chairs of a table; a yes to a proposal came with its table. */
function checkMade(
  { company, restores, records }: CompanyWorld,
  tables: readonly SessionOfEvent[],
): Violation[] {
  const found: string[] = []
  const times = Map.groupBy(tables, ({ title }) => title)
  for (const [title, all] of times) {
    if (!company.tables.tables.has(title)) found.push(`${title} was made by nobody`)
    // What a restored server forgot is asked again, and made anew.
    if (all.length > 1 + restores) found.push(`${title} was made ${all.length} times`)
    for (const { id, capacity } of all)
      if (capacity < LEAST_CHAIRS || capacity > MOST_CHAIRS) found.push(`${id} has ${capacity} chairs`)
  }
  for (const [title, before] of company.tables.made)
    if (before === restores && !times.has(title)) found.push(`${title} is lost`)
  const requests = [...(records.get('contactRequests')?.values() ?? [])] as unknown as ContactRequest[]
  for (const { id, events } of requests) {
    if (events[0]?.type !== 'table-proposed') continue
    const answers = events.filter(({ type }) => type === 'accepted' || type === 'declined')
    if (answers.length > 1) found.push(`proposal ${id} was answered ${answers.length} times`)
    const made = [...company.tables.tables].filter(([, { proposalId }]) => proposalId === id)
    for (const { type } of answers) {
      const isTold =
        type === 'declined' ? company.tables.declined.has(id) : made.some(([title]) => times.has(title))
      if (!isTold) found.push(`proposal ${id} was ${type} by nobody`)
    }
  }
  return found.map((detail) => ({ property: 'M1', detail }))
}

/** Every word on a table was said by the person whose it is. */
function checkWords({ company, records }: CompanyWorld): Violation[] {
  const requests = [...(records.get('contactRequests')?.values() ?? [])] as unknown as ContactRequest[]
  const found: string[] = []
  for (const { id, events, visitorId } of requests) {
    const [word] = events
    if (word?.type !== 'table-proposed' && word?.type !== 'table-named') continue
    const tried = company.tables.words.get(id)
    if (tried?.eventId !== word.id || tried.type !== word.type || tried.visitorId !== visitorId)
      found.push(`${word.type} ${id} was said by nobody`)
  }
  return found.map((detail) => ({ property: 'M1', detail }))
}

/** Whether somebody has a chair, written out a second time. */
function hasChair({ leaseId, events }: Booking): boolean {
  const types = new Set(events.map(({ type }) => type as string))
  if (types.has('cancelled') || types.has('cancelled-by-site') || types.has('declined')) return false
  const isLate = events.some(({ type, late }) => type === 'late' && late !== 'lease-written-off')
  return types.has('confirmed') || (leaseId !== undefined && !isLate)
}

/** Everybody reads the names of those, and only those, who sit beside them and told theirs. */
async function checkTold(
  { company, accounts, person, records, server, now }: CompanyWorld,
  tables: readonly SessionOfEvent[],
): Promise<Violation[]> {
  const found: string[] = []
  const bookings = [...(records.get('bookings')?.values() ?? [])] as unknown as Booking[]
  const requests = [...(records.get('contactRequests')?.values() ?? [])] as unknown as ContactRequest[]
  const tomorrow = addDays(parisDay(now), 1)
  const owed = new Map<string, { sessionId: string; names: string[] }[]>()
  for (const { id, startsAt, endsAt, cancelledAt } of tables) {
    if (cancelledAt !== undefined || endsAt <= now || parisDay(startsAt) > tomorrow) continue
    const seated = new Map<string, string | undefined>()
    for (const booking of bookings.filter((one) => one.sessionId === id && hasChair(one))) {
      const { mainId, ids } = await person(booking.visitorId)
      const said = requests.filter((one) => one.tableId === id && ids.includes(one.visitorId))
      seated.set(mainId, said.sort((a, b) => a.at - b.at || (a.id > b.id ? -1 : 1)).at(-1)?.name)
    }
    for (const own of seated.keys()) {
      const names = [...seated].flatMap(([other, name]) =>
        other === own || name === undefined ? [] : [name],
      )
      owed.set(own, [...(owed.get(own) ?? []), { sessionId: id, names: names.sort() }])
    }
  }
  const people = new Set([...company.tables.chairs.values()].flatMap((ids) => [...ids]))
  for (const visitorId of people) {
    if (accounts.erased.has(visitorId)) continue
    const { mainId } = await person(visitorId)
    const { tables: told } = await server.tablesOf(visitorId)
    const isRead = asText(told.map(({ sessionId, names }) => ({ sessionId, names: [...names].sort() })))
    if (isRead !== asText(owed.get(mainId) ?? [])) found.push(`${visitorId} reads ${isRead}`)
  }
  return found.map((detail) => ({ property: 'M2', detail }))
}

function asText(tables: readonly { sessionId: string; names: string[] }[]): string {
  return tables
    .map(({ sessionId, names }) => `${sessionId}: ${names.join()}`)
    .sort()
    .join('; ')
}
