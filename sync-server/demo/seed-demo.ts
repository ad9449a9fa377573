import type { Employer } from '../../domain/hiring/employer.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import { byServer, newRecord } from '../../domain/record/write.ts'
import { newStamped } from '../../domain/sync/field-stamps.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import { createAccount, type NewAccount } from '../accounts/accounts.ts'
import { readable } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import { createSite } from '../sites/create-site.ts'
import { keepRooms } from '../sites/rooms.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { noteVisitor } from '../sync/visitor-directory.ts'
import { OPEN_SINCE, Storyteller } from './applications.ts'
import { demoEmployers, type DemoEmployer, type DemoOffer } from './employers.ts'
import { makePeople } from './people.ts'
import { Random } from './random.ts'
import { demoRooms, demoSessions } from './sessions.ts'
import { visitsOfToday } from './visits.ts'

/** Changing it tells another year at the same place. */
const SEED = 29_200

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

/** One employer whose applications the hosts may follow, and one that speaks for itself alone. */
const withAccounts = [
  { employerId: 'boulangerie-deux-ponts', login: 'armelle', name: 'Armelle' },
  { employerId: 'logis-est', login: 'bruno', name: 'Bruno' },
]

/**
 * Furnishes an empty server with a site, its employers and a year of applications, the same at each seeding
 * on the same day. Secrets of the accounts are drawn by chance and told this once.
 */
export async function seedDemo(parts: ServerParts): Promise<Demo> {
  const site = await createSite(parts, {
    siteId: 'brest-recouvrance',
    name: 'Pépinière de Brest-Recouvrance',
    address: '12 rue de la Porte, 29200 Brest',
    closesAt: '18:00',
    capacity: 60,
  })
  await furnish(parts, site.id)
  await keepRooms(parts, site.id, demoRooms)
  const host = await login(parts, { siteId: site.id, role: 'host', login: 'maelle', name: 'Maëlle' })
  const employers = []
  for (const account of withAccounts) {
    employers.push(await login(parts, { siteId: site.id, role: 'employer', ...account }))
  }
  return { siteId: site.id, host, employers }
}

async function furnish({ store, clock, receipts }: ServerParts, siteId: string): Promise<void> {
  const now = clock.now()
  const random = new Random(SEED)
  const people = makePeople(random, 96)
  const story = new Storyteller(random, receipts, siteId, now)
  await store.transaction(async (tx) => {
    await tx.run(
      tx.tables.insertInto('passes').values(
        people.map(({ passId, visitorId }) => ({
          passId,
          visitorId,
          siteId,
          deviceId: 'demo-kiosk',
          issuedAt: now,
          revokedAt: null,
        })),
      ),
    )
    for (const employer of demoEmployers) {
      await keepRecord(tx, 'employers', employerRecord(siteId, employer, now))
      const offers = employer.offers.flatMap((offer) => [
        offerRecord(siteId, employer, offer, { publishedAt: now - OPEN_SINCE }),
        offerRecord(
          siteId,
          employer,
          { ...offer, id: `${offer.id}-precedente` },
          { publishedAt: now - 390 * DAY, closedAt: now - OPEN_SINCE - DAY },
        ),
      ])
      for (const offer of offers) await keepRecord(tx, 'jobOffers', offer)
      for (const application of story.applicationsTo(employer, offers, people)) {
        await keepRecord(tx, 'applications', application)
      }
    }
    const { sessions, bookings } = demoSessions(new Random(SEED + 1), siteId, people, now)
    for (const session of sessions) await keepRecord(tx, 'challengeSessions', session)
    for (const booking of bookings) await keepRecord(tx, 'bookings', booking)
    for (const visit of visitsOfToday(random, siteId, people, now)) {
      await keepRecord(tx, 'visits', visit)
      await noteVisitor(tx, visit, now)
    }
  })
}

function employerRecord(siteId: string, employer: DemoEmployer, now: Instant): Employer {
  const { id, name, siren, activity, town, presentation, mandateFrom } = employer
  const at = now - 400 * DAY
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

function offerRecord(
  siteId: string,
  employer: DemoEmployer,
  offer: DemoOffer,
  times: { publishedAt: Instant; closedAt?: Instant },
): JobOffer {
  const at = times.closedAt ?? times.publishedAt
  const { criteria, seats = 1, ...told } = offer
  const fields = {
    ...told,
    employerId: employer.id,
    town: employer.town,
    seats,
    criteria: criteria.map(([kind, label], index) => ({ id: `c${index + 1}`, kind, label })),
    ...times,
  }
  return newStamped({ ...byServer(at), siteId }, fields)
}

async function login(parts: ServerParts, account: Omit<NewAccount, 'secret'>): Promise<DemoLogin> {
  // Fifteen characters of five random bits each: enough for good, short enough to type.
  const secret = [readable(5), readable(5), readable(5)].join('-').toLowerCase()
  const made = await createAccount(parts, { ...account, secret })
  if (!made.ok) throw new Error(`The demo cannot make its account: ${made.reason}`)
  const { login: name, employerId } = account
  return { login: name, secret, name: account.name, ...(employerId ? { employerId } : {}) }
}
