import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import type { Application } from '../../domain/hiring/application.ts'
import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import type { Posting } from '../../domain/postings/posting.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import type { ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import { parisDay, type Day, type Instant } from '../../domain/time.ts'
import type { MinorityWord, Visitor } from '../../domain/visits/visitor.ts'
import type { Person } from '../../sync-server/passes/person.ts'
import type { Ledger } from './ledger.ts'
import type { ServerRecords } from './server-records.ts'
import type { Violation } from './violation.ts'

/** The collections in which something shows of what a minor did. */
export const minded = [
  ...(['visitors', 'postings', 'contactRequests', 'applications', 'profiles'] as const),
  ...(['challengeSessions', 'bookings'] as const),
] as const

type Act = 'account' | 'apply' | 'board' | 'meet'

/** What is kept of what somebody did, by its key; and who may not do what, by their ids. */
export interface Stopped {
  kept: ReadonlyMap<string, { act: Act; visitorId: string }>
  mayNot: (visitorId: string, act: Act) => boolean
}

/** Written out a second time: what a person under 16 does not do alone, and what not at all. At 16 all of it is done alone. */
const alone: Readonly<Record<Act, 'never' | 'agreed'>> = {
  ...{ account: 'agreed', apply: 'never', board: 'agreed', meet: 'agreed' },
}

export async function stoppedIn(
  records: ServerRecords,
  now: Instant,
  person: (visitorId: string) => Promise<Person>,
): Promise<Stopped> {
  const today = parisDay(now)
  const entries = all<Visitor>(records, 'visitors').filter(({ minority }) => minority !== undefined)
  const words = new Map<string, MinorityWord[]>()
  for (const { id, minority = [] } of entries)
    for (const one of (await person(id)).ids) words.set(one, [...(words.get(one) ?? []), ...minority])
  return {
    kept: keptOf(records),
    mayNot: (visitorId, act) => {
      const said = [...(words.get(visitorId) ?? [])].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
      if (said.filter(({ type }) => type === 'age').at(-1)?.band !== 'under-16') return false
      return alone[act] === 'never' || !said.some((word) => agreesTo(word, said, act, today))
    },
  }
}

function agreesTo(
  { type, id, acts = [], until = '' }: MinorityWord,
  said: readonly MinorityWord[],
  act: Act,
  today: Day,
): boolean {
  const isOver = said.some((other) => other.type === 'withdrawn' && other.ofId === id)
  return type === 'agreed' && acts.includes(act) && until >= today && !isOver
}

function keptOf(records: ServerRecords): Map<string, { act: Act; visitorId: string }> {
  const kept = new Map<string, { act: Act; visitorId: string }>()
  for (const { id, authorId } of all<Posting>(records, 'postings'))
    if (authorId !== undefined) kept.set(`card ${id}`, { act: 'board', visitorId: authorId })
  for (const { id, visitorId, events } of all<ContactRequest>(records, 'contactRequests'))
    if (events[0]?.type === 'interested' || events[0]?.type === 'table-proposed')
      kept.set(`interest ${id}`, { act: 'meet', visitorId })
  const tables = all<ChallengeSession>(records, 'challengeSessions').filter(
    (session) => 'event' in session && session.event?.kind === 'table',
  )
  const areTables = new Set(tables.map(({ id }) => id))
  for (const { id, visitorId, sessionId } of all<Booking>(records, 'bookings'))
    if (areTables.has(sessionId)) kept.set(`chair ${id}`, { act: 'meet', visitorId })
  for (const { id, visitorId } of all<Application>(records, 'applications'))
    kept.set(`application ${id}`, { act: 'apply', visitorId })
  for (const { id } of all<CompetenceProfile>(records, 'profiles'))
    kept.set(`page ${id}`, { act: 'account', visitorId: id })
  return kept
}

const all = <T>(records: ServerRecords, name: (typeof minded)[number]) =>
  [...(records.get(name)?.values() ?? [])] as unknown as T[]

/** What is kept since of somebody who might not do it, neither before it came nor after. */
export function keptAllTheSame(before: Stopped, after: Stopped): [key: string, detail: string][] {
  return [...after.kept]
    .filter(([key]) => !before.kept.has(key))
    .filter(([, { visitorId, act }]) => before.mayNot(visitorId, act) && after.mayNot(visitorId, act))
    .map(([key, { visitorId }]) => [key, `${key} of ${visitorId} is kept`])
}

/**
 * What a person says at a kiosk makes them younger; that they are older a host says, and alone notes what a parent agreed
 * to. Of what a desk with a wrong clock told in between nothing is said here.
 */
export function checkAges(records: ServerRecords, ledger: Ledger): Violation[] {
  const bands = ['under-16', '16-17', 'adult']
  const found: Violation[] = []
  for (const { id, minority = [] } of all<Visitor>(records, 'visitors')) {
    const ages = minority
      .filter(({ type }) => type === 'age')
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    for (const [index, { band, host }] of ages.entries()) {
      const known = ages[index - 1]
      const isOfOne = ledger.everMergedWith(id).size === 1
      if (!known || known.host !== undefined || host !== undefined || !isOfOne) continue
      if (bands.indexOf(band!) > bands.indexOf(known.band!))
        found.push({ property: 'M5', detail: `${id} became ${band} at a kiosk` })
    }
    for (const { type, host, by } of minority)
      if (type !== 'age' && (host === undefined || by !== 'host-desk'))
        found.push({ property: 'M5', detail: `${type} of ${id} was told by ${by}` })
  }
  return found
}
