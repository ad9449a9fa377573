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
import { readDemoData, type DemoEmployer, type DemoOffer } from './demo-data.ts'
import { makePeople } from './people.ts'
import { Random } from './random.ts'
import { demoSessions } from './sessions.ts'
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

/**
 * Furnishes an empty server with a site, its employers and a year of applications, the same at each seeding
 * on the same day. Secrets of the accounts are drawn by chance and told this once.
 */
export async function seedDemo(parts: ServerParts): Promise<Demo> {
  const data = readDemoData()
  const site = await createSite(parts, data.site.site)
  await furnish(parts, data, site.id)
  await keepRooms(parts, site.id, () => data.site.rooms)
  const host = await login(parts, { siteId: site.id, role: 'host', ...data.site.host })
  const employers = []
  for (const account of data.site.employers) {
    employers.push(await login(parts, { siteId: site.id, role: 'employer', ...account }))
  }
  return { siteId: site.id, host, employers }
}

async function furnish(
  { store, clock, receipts }: ServerParts,
  data: ReturnType<typeof readDemoData>,
  siteId: string,
): Promise<void> {
  const now = clock.now()
  const random = new Random(SEED)
  const people = makePeople(random, data.people, 96)
  const story = new Storyteller(random, data.words, receipts, siteId, now)
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
    for (const employer of data.employers) {
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
    const { sessions, bookings } = demoSessions(new Random(SEED + 1), data, siteId, people, now)
    for (const session of sessions) await keepRecord(tx, 'challengeSessions', session)
    for (const booking of bookings) await keepRecord(tx, 'bookings', booking)
    for (const visit of visitsOfToday(random, siteId, data.visits, people, now)) {
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
    criteria: criteria.map((criterion, index) => ({ id: `c${index + 1}`, ...criterion })),
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
