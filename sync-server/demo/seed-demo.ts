import type { Employer } from '../../domain/hiring/employer.ts'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import type { Thing } from '../../domain/places/thing.ts'
import { byServer, newRecord } from '../../domain/record/write.ts'
import { DAY, parisDay, parisInstant, type Instant } from '../../domain/time.ts'
import { createAccount, type NewAccount } from '../accounts/accounts.ts'
import type { DemoLength } from '../config.ts'
import { readable } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import { createSite } from '../sites/create-site.ts'
import { keepThings } from '../places/things.ts'
import { keepRooms } from '../sites/rooms.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { noteAge, noteVisitor } from '../sync/visitor-directory.ts'
import { demoBoard } from './board.ts'
import { readDemoData, type DemoEmployer, type ToldDemo } from './demo-data.ts'
import { demoReservations } from './loans.ts'
import { offersOf } from './offers.ts'
import { makePeople, type Person } from './people.ts'
import { Random } from './random.ts'
import { pastVisits } from './past-visits.ts'
import { demoEvents } from './events.ts'
import { demoTables } from './tables.ts'
import { demoThanks } from './thanks.ts'
import { demoSessions } from './sessions.ts'
import { tellYear } from './tell-year.ts'
import { visitsOfToday } from './visits.ts'

/** Changing it tells another year at the same place. */
const SEED = 29_200
const PEOPLE = 120

export interface DemoLogin {
  login: string
  secret: string
  name: string
  employerId?: string
}

export interface Demo {
  siteId: string
  host: DemoLogin
  employers: DemoLogin[]
}

/**
 * Furnishes an empty server with a site and its employers as they are today, and with the year behind it, the same at
 * each seeding on the same day. Secrets of the accounts are drawn by chance and told this once.
 */
export async function seedDemo(parts: ServerParts, length: DemoLength = 'year'): Promise<Demo> {
  const data = readDemoData()
  const site = await createSite(parts, data.site.site)
  await keepRooms(parts, site.id, () => data.site.rooms)
  await keepThings(parts, site.id, () => data.site.things as Thing[])
  const host = await login(parts, {
    siteId: site.id,
    role: 'host',
    siteRole: 'administrator',
    ...data.site.host,
  })
  const employers: Made[] = []
  for (const account of data.site.employers) {
    employers.push(await login(parts, { siteId: site.id, role: 'employer', ...account }))
  }
  const random = new Random(SEED)
  const people = makePeople(random, data.people, PEOPLE) as [Person, ...Person[]]
  await furnish(parts, data, site.id, people)
  if (length === 'year') {
    const accountOf = (employerId: string) =>
      employers.find(({ told }) => told.employerId === employerId)?.accountId ?? ''
    const { accountId, told } = host
    await keepPastVisits(parts, site.id, people)
    await tellYear(parts, data, { site, random, people, host: { accountId, name: told.name }, accountOf })
  }
  return { siteId: site.id, host: host.told, employers: employers.map(({ told }) => told) }
}

/** The place today: who may come in, who hires, which sessions are ahead, and who is there. */
async function furnish(
  { store, clock, receipts }: ServerParts,
  data: ToldDemo,
  siteId: string,
  people: readonly Person[],
): Promise<void> {
  const now = clock.now()
  const today = parisInstant(parisDay(now))
  await store.transaction(async (tx) => {
    const given = { siteId, deviceId: 'demo-kiosk', issuedAt: today, revokedAt: null }
    const passes = people.map(({ passId, visitorId }) => ({ passId, visitorId, ...given }))
    await tx.run(tx.tables.insertInto('passes').values(passes))
    for (const employer of data.employers) {
      await keepRecord(tx, 'employers', employerRecord(siteId, employer, today))
      for (const offer of offersOf(siteId, employer, today)) await keepRecord(tx, 'jobOffers', offer)
    }
    const { sessions, bookings } = demoSessions(new Random(SEED + 1), data, siteId, people, { today, now })
    for (const session of sessions) await keepRecord(tx, 'challengeSessions', session)
    for (const booking of bookings) await keepRecord(tx, 'bookings', booking)
    const told = demoEvents(new Random(SEED + 4), data, siteId, people, today)
    for (const event of told.events) await keepRecord(tx, 'challengeSessions', event)
    for (const booking of told.bookings) await keepRecord(tx, 'bookings', booking)
    const small = demoTables(new Random(SEED + 5), siteId, people, today)
    for (const table of small.tables) await keepRecord(tx, 'challengeSessions', table)
    for (const booking of small.bookings) await keepRecord(tx, 'bookings', booking)
    const { postings, requests } = demoBoard(siteId, people, today)
    for (const posting of postings) await keepRecord(tx, 'postings', posting)
    for (const request of [...requests, ...small.requests]) await keepRecord(tx, 'contactRequests', request)
    const thanks = demoThanks(siteId, { postings, requests }, today)
    await tx.run(tx.tables.insertInto('thanks').values(thanks))
    const loans = demoReservations(siteId, data.site.things as Thing[], people, {
      today,
      receipts,
    })
    for (const loan of loans) await keepRecord(tx, 'reservations', loan)
    for (const visit of visitsOfToday(new Random(SEED + 2), siteId, data.visits, people, now)) {
      await keepRecord(tx, 'visits', visit)
      await noteVisitor(tx, visit, now)
      if (visit.ageBand) await noteAge(tx, visit, visit.ageBand, now)
    }
  })
}

/** The visits of the year behind today; the directory hears of the first and the last of each person. */
async function keepPastVisits(
  { store, clock }: ServerParts,
  siteId: string,
  people: readonly Person[],
): Promise<void> {
  const now = clock.now()
  const visits = pastVisits(new Random(SEED + 3), siteId, people, parisDay(now))
  const byPerson = Map.groupBy(visits, ({ visitorId }) => visitorId)
  await store.transaction(async (tx) => {
    for (const visit of visits) await keepRecord(tx, 'visits', visit)
    for (const theirs of byPerson.values())
      for (const visit of [theirs[0]!, theirs.at(-1)!]) await noteVisitor(tx, visit, now)
  })
}

function employerRecord(siteId: string, employer: DemoEmployer, today: Instant): Employer {
  const { id, name, siren, activity, town, presentation, mandateFrom } = employer
  const at = today - 400 * DAY
  return newRecord(
    { ...byServer(at), siteId: SHARED_PARTITION },
    {
      id,
      name,
      siren,
      activity,
      town,
      presentation,
      siteIds: [siteId],
      ...(mandateFrom
        ? {
            mandates: [{ siteId, scope: 'all', givenAt: at, accountId: `demo-${id}`, givenBy: mandateFrom }],
          }
        : {}),
    },
  )
}

/** An account that was made, and what is told of it. */
interface Made {
  accountId: string
  told: DemoLogin
}

async function login(parts: ServerParts, account: Omit<NewAccount, 'secret'>): Promise<Made> {
  // Fifteen characters of five random bits each: enough for good, short enough to type.
  const secret = [readable(5), readable(5), readable(5)].join('-').toLowerCase()
  const made = await createAccount(parts, { ...account, secret })
  if (!made.ok) throw new Error(`The demo cannot make its account: ${made.reason}`)
  const { login: name, employerId } = account
  const told = { login: name, secret, name: account.name, ...(employerId ? { employerId } : {}) }
  return { accountId: made.value.accountId, told }
}
