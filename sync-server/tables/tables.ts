import type { MyTables, TableProposal } from '../../domain/contract/tables.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import { lintText } from '../../domain/postings/lint-posting.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import { isConfirmed } from '../../domain/seats/booking-status.ts'
import { tablesToCome } from '../../domain/sessions/find-sessions.ts'
import type { SessionOfEvent } from '../../domain/sessions/challenge-session.ts'
import type { Instant } from '../../domain/time.ts'
import { personOf, recordsOfPerson } from '../passes/person.ts'
import type { ServerParts } from '../server-parts.ts'
import { zoneOfSite } from '../sites/site-day.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'

/** A desk reads so many proposals at once. */
const READ_AT_ONCE = 50

/** Who holds a chair at a table, by their ids, and the name by which they agreed to be called there. */
interface Seated {
  visitorId: VisitorId
  name?: string
}

/** Whoever has a chair there now, each person once under their main entry; of a name the one that was told last. */
export async function seatedAt(
  view: StoreReader,
  { id: sessionId, siteId }: Pick<SessionOfEvent, 'id' | 'siteId'>,
  counts: (booking: Booking) => boolean = isConfirmed,
): Promise<Seated[]> {
  const bookings = await view.records('bookings', { siteId, sessionId })
  const seated = new Map<VisitorId, Seated>()
  for (const { visitorId } of bookings.filter(counts)) {
    const { mainId } = await personOf(view, siteId, visitorId)
    if (seated.has(mainId)) continue
    const name = await nameAt(view, siteId, mainId, sessionId)
    seated.set(mainId, { visitorId: mainId, ...(name === undefined ? {} : { name }) })
  }
  return [...seated.values()]
}

async function nameAt(
  view: StoreReader,
  siteId: SiteId,
  visitorId: VisitorId,
  sessionId: string,
): Promise<string | undefined> {
  const said = await recordsOfPerson(view, siteId, 'contactRequests', visitorId)
  const named = said.filter(
    ({ tableId, events }) => tableId === sessionId && events.some(({ type }) => type === 'table-named'),
  )
  return named.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))[0]?.name
}

/** Where somebody sits, with the names of those who agreed; and what became of what they proposed. */
export function tablesOfVisitor(
  { store, clock }: ServerParts,
  siteId: SiteId,
  visitorId: VisitorId,
): Promise<MyTables> {
  return store.read(async (view) => {
    const now = clock.now()
    const { mainId } = await personOf(view, siteId, visitorId)
    const sessions = await view.records('challengeSessions', { siteId })
    const tables: MyTables['tables'] = []
    for (const table of tablesToCome(sessions, now, await zoneOfSite(view, siteId))) {
      const seated = await seatedAt(view, table)
      const own = seated.find((one) => one.visitorId === mainId)
      if (!own) continue
      const names = seated.flatMap((one) => (one === own || one.name === undefined ? [] : [one.name]))
      tables.push({
        ...{ sessionId: table.id, names },
        ...(own.name === undefined ? {} : { ownName: own.name }),
      })
    }
    const said = await recordsOfPerson(view, siteId, 'contactRequests', visitorId)
    const proposed = said.filter((one) => isProposal(one) && one.tableAt! > now)
    return {
      tables,
      proposed: proposed.map((one) => ({ ...proposalTold(one), state: stateOf(one) })),
    }
  })
}

/** Tables that wait for a yes, the soonest first. One whose hour is over waits no more. */
export async function proposalsAt({ store, clock }: ServerParts, siteId: SiteId): Promise<TableProposal[]> {
  const now = clock.now()
  const all = await store.read((view) => view.records('contactRequests', { siteId }))
  return all
    .filter((one) => waits(one, now))
    .sort((a, b) => a.tableAt! - b.tableAt! || (a.id < b.id ? -1 : 1))
    .slice(0, READ_AT_ONCE)
    .map((one) => ({
      ...proposalTold(one),
      at: one.events[0]!.at,
      doubts: [...new Set(lintText(one.tableWord ?? '').map(({ reason }) => reason))],
    }))
}

const isProposal = ({ events, tableAt }: ContactRequest) =>
  tableAt !== undefined && events.some(({ type }) => type === 'table-proposed')

function stateOf({ events }: ContactRequest): 'waiting' | 'yes' | 'no' {
  const answer = events.find(({ type }) => type === 'accepted' || type === 'declined')
  if (!answer) return 'waiting'
  return answer.type === 'accepted' ? 'yes' : 'no'
}

function waits(one: ContactRequest, now: Instant): boolean {
  return isProposal(one) && stateOf(one) === 'waiting' && one.tableAt! > now
}

function proposalTold({ id, topic, tableWord, tableAt }: ContactRequest) {
  return {
    ...{ id, startsAt: tableAt! },
    ...(topic === undefined ? {} : { topic }),
    ...(tableWord === undefined ? {} : { word: tableWord }),
  }
}

/** A host's answer to a proposal; the first stands. `false`: there is none that waits. */
export async function answerTableProposal(
  tx: StoreTransaction,
  siteId: SiteId,
  id: string,
  type: 'accepted' | 'declined',
  now: Instant,
): Promise<boolean> {
  const proposal = await tx.record('contactRequests', id, siteId)
  if (!proposal || !isProposal(proposal) || stateOf(proposal) !== 'waiting') return false
  const event = { id: `a.${id}`.slice(0, 64), type, at: now, by: 'server' }
  await keepRecord(
    tx,
    'contactRequests',
    revised(proposal, byServer(now), { events: [...proposal.events, event] }),
  )
  return true
}

/** Said no twice it is no once. */
export function declineTable({ store, clock }: ServerParts, siteId: SiteId, id: string): Promise<boolean> {
  return store.transaction((tx) => answerTableProposal(tx, siteId, id, 'declined', clock.now()))
}
