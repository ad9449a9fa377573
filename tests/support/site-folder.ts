import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { VisitorId } from '../../domain/ids.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import {
  type ChallengeSession,
  type SessionOfChallenge,
  type SessionOfEvent,
} from '../../domain/sessions/challenge-session.ts'
import type { Application } from '../../domain/hiring/application.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import type { WireRecord } from '../../domain/sync/messages.ts'
import type { DeviceRole } from '../../domain/sync/scope.ts'
import { DAY, HOUR, parisDay } from '../../domain/time.ts'
import { someSiren } from '../../sync-server/testing/some-siren.ts'
import { createAccount } from '../../sync-server/accounts/accounts.ts'
import { systemClock } from '../../sync-server/clock.ts'
import { databasePath } from '../../sync-server/data-folder.ts'
import { createEnrolmentCode } from '../../sync-server/devices/enrolment.ts'
import { createEmployer } from '../../sync-server/employers/employers.ts'
import { issuePass, passOf } from '../../sync-server/passes/passes.ts'
import { personOf } from '../../sync-server/passes/person.ts'
import { hashPictures, type PictureSecret } from '../../sync-server/passes/pass-secrets.ts'
import { openServerParts, type ServerParts } from '../../sync-server/server-parts.ts'
import { keepRooms } from '../../sync-server/sites/rooms.ts'
import { createSite } from '../../sync-server/sites/create-site.ts'
import { restoreDatabase } from '../../sync-server/store/restore-database.ts'
import { openSqliteStore } from '../../sync-server/store/sqlite-store.ts'
import { keepRecord } from '../../sync-server/sync/keep-record.ts'
import type { Login } from './started-server.ts'
import { byServer, newRecord, revised } from '../../domain/record/write.ts'
import { loanOf } from '../../domain/places/free-times.ts'
import type { Thing } from '../../domain/places/thing.ts'
import { askFor } from '../../domain/places/write-reservation.ts'
import { keepThings } from '../../sync-server/places/things.ts'
import { readOffer } from '../../sync-server/france-travail/read-offer.ts'
import { syntheticOffer } from './france-travail/synthetic-offers.ts'

const siteId = 'mende'
export const employerId = 'boulangerie'
export const hostLogin: Login = { login: 'lea', secret: 'une phrase assez longue' }
export const employerLogin: Login = { login: 'boulanger', secret: 'le pain du matin tôt' }
const offerId = 'offer-vendeuse'
export const offerTitle = 'Vendeuse ou vendeur en boulangerie'
export const employerName = 'Boulangerie du Pont'

/**
 * The data folder of a small site: one host, one employer with one open offer. A test reaches into it beside
 * the running server, as the admin command does.
 */
export class SiteFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'pepiniere-site-'))
  /** How far the server that uses it is ahead of the real time. */
  clockOffset = 0
  #turn: Promise<unknown> = Promise.resolve()

  static async furnished(): Promise<SiteFolder> {
    const folder = new SiteFolder()
    await folder.open(furnish)
    return folder
  }

  /** Another site of the same server, with one host. */
  async openAnotherSite(id: string, name: string, login: Login): Promise<void> {
    await this.open(async (parts) => {
      await createSite(parts, { siteId: id, name, closesAt: '23:59', capacity: 40 })
      await createAccount(parts, { siteId: id, role: 'host', name: login.login, siteRole: 'lead', ...login })
    })
  }

  /** The address that enrols one device and opens its surface. `at`: at which site. */
  async enrolmentAddress(serverUrl: string, role: DeviceRole, of = employerId, at = siteId): Promise<string> {
    const own = role === 'employer' ? { employerId: of } : {}
    const { code } = await this.open((parts) => createEnrolmentCode(parts, { siteId: at, role, ...own }))
    return `${serverUrl}/${role}/#enrol=${code}`
  }

  /** Another employer of the site, with one account. */
  async welcomeEmployer(id: string, name: string, login: Login): Promise<void> {
    await this.open(async (parts) => {
      await createEmployer(parts, siteId, { name, town: 'Mende', siren: someSiren(id) }, id)
      await createAccount(parts, { siteId, role: 'employer', employerId: id, name, ...login })
    })
  }

  /** Every record of a collection, as the server holds them. */
  records<T extends WireRecord>(collection: CollectionName): Promise<T[]> {
    return this.open(async ({ store }) => {
      const records: WireRecord[] = await store.read((view) => view.records(collection))
      return records as T[]
    })
  }

  /**
   * Applications of other people, received so many days ago and not answered since. `together`: who all first came then.
   * `after`: how many there are already. `abilities`: what they ticked. `from`: one visitor's, who may have a card.
   */
  async receiveApplications(
    count: number,
    daysAgo: number,
    {
      together = false,
      after = 0,
      abilities,
      from,
    }: { together?: boolean; after?: number; abilities?: string[]; from?: VisitorId } = {},
  ): Promise<void> {
    await this.open(async (parts) => {
      const at = parts.clock.now() - daysAgo * DAY
      for (let index = after; index < after + count; index++) {
        const application = received(parts, index, at, { abilities, visitorId: from })
        await parts.store.transaction(async (tx) => {
          await keepRecord(tx, 'applications', application)
          if (!together) return
          const [firstSeenOn, lastSeenOn] = [parisDay(at), parisDay(at)]
          const entry = newRecord({ ...byServer(at), siteId }, { id: application.visitorId })
          await keepRecord(tx, 'visitors', { ...entry, stamps: {}, firstSeenOn, lastSeenOn })
        })
      }
    })
  }

  /** What the employer wrote to one of them, so many days ago: somebody else has the job. */
  async refuse(applicationId: string, message: string, daysAgo: number): Promise<void> {
    await this.open(async ({ store, clock, receipts }) => {
      const at = clock.now() - daysAgo * DAY
      await store.transaction(async (tx) => {
        const application = (await tx.record('applications', applicationId, siteId))!
        const words = { reasons: [{ code: 'position_filled' as const }], message }
        const refused = {
          id: `${applicationId}-refused`,
          type: 'refused' as const,
          at,
          by: 'desk-before',
          ...words,
        }
        const events = [...application.events, receipts.stamp(application, refused, at)]
        await keepRecord(tx, 'applications', revised(application, byServer(at), { events }))
      })
    })
  }

  /** The trade of the open offer (code ROME): challenges close to it are proposed after a refusal. */
  async nameTheTrade(romeCode: string): Promise<void> {
    await this.open(async ({ store, clock }) => {
      const offer = openOffer(clock.now())
      const rev = nextRevision(offer.rev, clock.now(), 'server')
      await store.transaction((tx) => keepRecord(tx, 'jobOffers', { ...offer, rev, romeCode } as JobOffer))
    })
  }

  /** An offer of France Travail, as the server keeps it once it was read. */
  async listOffer(number: string): Promise<void> {
    await this.open(async ({ store, clock }) => {
      const words = readOffer({ ...syntheticOffer(0, '48', clock.now()), id: number })!
      const author = { ...byServer(clock.now()), siteId }
      const record = newRecord(author, { id: `ft.${number}`, ...words })
      await store.transaction((tx) => keepRecord(tx, 'listedOffers', record))
    })
  }

  /** What visitors may book or borrow there. */
  async offerThings(...things: Thing[]): Promise<void> {
    await this.open((parts) => keepThings(parts, siteId, () => things))
  }

  /** Somebody has had a thing for longer than was said. */
  async lendTooLong(thing: Thing, visitorId: VisitorId): Promise<void> {
    await this.open(async ({ store, clock }) => {
      const now = clock.now()
      const span = loanOf(thing, parisDay(now - 5 * DAY), 2)
      const asked = askFor(
        thing.id,
        span,
        { id: 'too-long', visitorId },
        { ...byServer(now - 5 * DAY), siteId },
      )
      const out = { id: 'too-long.out', type: 'handed-out', at: now - 5 * DAY, by: 'desk-before' } as const
      await store.transaction((tx) => keepRecord(tx, 'reservations', { ...asked, events: [out] }))
    })
  }

  /** A published challenge session, in two days but for what the test says otherwise. */
  async planSession(
    id: string,
    card: string,
    told: Partial<SessionOfChallenge> = {},
  ): Promise<ChallengeSession> {
    return this.open(async ({ store, clock }) => {
      const session = plannedSession(id, card, clock.now(), told)
      await store.transaction((tx) => keepRecord(tx, 'challengeSessions', session))
      return session
    })
  }

  /** An event that visitors see, in two days but for what the test says otherwise. */
  async planEvent(id: string, title: string, told: Partial<SessionOfEvent> = {}): Promise<void> {
    await this.open(async ({ store, clock }) => {
      const {
        track: _track,
        challengeIds: _cards,
        event: _none,
        ...planned
      } = plannedSession(id, 'E04', clock.now(), {})
      const event = { kind: 'coffee', text: 'On boit un café et on fait connaissance.' } as const
      await store.transaction((tx) =>
        keepRecord(tx, 'challengeSessions', { ...planned, observers: [], event, title, ...told }),
      )
    })
  }

  /** Somebody's booking as the server gave it: a seat, or a place in the line. */
  async book(
    session: ChallengeSession,
    visitorId: string,
    name: string,
    type: 'confirmed' | 'waitlisted',
  ): Promise<void> {
    await this.open(async ({ store }) => {
      const { at } = session
      const head = {
        id: `${session.id}-${visitorId}`,
        siteId,
        rev: nextRevision(undefined, at, 'server'),
        at,
        by: 'server',
      }
      const booking: Booking = {
        ...head,
        sessionId: session.id,
        visitorId,
        ...(session.employerId === undefined ? {} : { employerId: session.employerId }),
        askedAt: at,
        name,
        events: [{ id: `server.${type}`, type, at, by: 'server' }],
      }
      await store.transaction((tx) => keepRecord(tx, 'bookings', booking))
    })
  }

  /** The four pictures of who holds a card, as if chosen with an application before. */
  async choosePictures(passId: string, secret: PictureSecret): Promise<void> {
    const secretHash = await hashPictures(secret)
    await this.open(({ store }) =>
      store.transaction(async (tx) => {
        const { visitorId } = (await passOf(tx, siteId, passId))!
        await tx.run(tx.tables.insertInto('passSecrets').values({ siteId, visitorId, secretHash }))
      }),
    )
  }

  /** Under which ids the site knows who holds a card: its visitor, and whoever else they came in as. */
  idsOf(passId: string): Promise<VisitorId[]> {
    return this.open(({ store }) =>
      store.read(async (view) => {
        const { visitorId } = (await passOf(view, siteId, passId))!
        return (await personOf(view, siteId, visitorId)).ids
      }),
    )
  }

  /** The text of a new card of a visitor. `at`: of which site. */
  giveCard(visitorId: string, at = siteId): Promise<string> {
    return this.open(async ({ store, clock, keyring }) => {
      const device = { siteId: at, deviceId: 'kiosk' }
      const pass = await store.transaction((tx) => issuePass(tx, device, visitorId, clock.now()))
      return keyring.signPass(at, pass)
    })
  }

  async addRoom(name: string, capacity: number): Promise<void> {
    await this.open((parts) =>
      keepRooms(parts, siteId, () => [{ id: 'room', name, capacity, stepFree: true }]),
    )
  }

  backup(): Promise<string> {
    const file = join(this.path, `backup-${Date.now()}.sqlite`)
    return this.open(async ({ store }) => {
      await store.backup(file)
      return file
    })
  }

  /** The server must be stopped. */
  async restore(backup: string): Promise<void> {
    const restored = await restoreDatabase(backup, databasePath(this.path), Date.now())
    if (!restored.ok) throw new Error(`The backup could not be restored: ${restored.reason}`)
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true })
  }

  /**
   * Opens the database beside a server that may run, one piece of work after the other: a second connection of
   * one process would wait for the first without letting it go on.
   */
  open<T>(work: (parts: ServerParts) => Promise<T>): Promise<T> {
    const done = this.#turn.then(() => this.#openNow(work))
    this.#turn = done.catch(() => undefined)
    return done
  }

  async #openNow<T>(work: (parts: ServerParts) => Promise<T>): Promise<T> {
    const store = await openSqliteStore(databasePath(this.path))
    try {
      return await work(await openServerParts(store, systemClock(this.clockOffset)))
    } finally {
      await store.close()
    }
  }
}

async function furnish(parts: ServerParts): Promise<void> {
  await createSite(parts, { siteId, name: 'Pépinière de Mende', closesAt: '23:59', capacity: 80 })
  await createEmployer(
    parts,
    siteId,
    { name: employerName, town: 'Mende', siren: someSiren(employerId) },
    employerId,
  )
  await createAccount(parts, { siteId, role: 'host', siteRole: 'lead', name: 'Léa', ...hostLogin })
  await createAccount(parts, { siteId, role: 'employer', employerId, name: 'Anne', ...employerLogin })
  await parts.store.transaction((tx) => keepRecord(tx, 'jobOffers', openOffer(parts.clock.now())))
}

const trackOf = { E: 'explorer', A: 'adventurer', C: 'scout' } as const

function plannedSession(
  id: string,
  card: string,
  now: number,
  told: Partial<SessionOfChallenge>,
): SessionOfChallenge {
  const at = now - DAY
  const startsAt = now + 2 * DAY
  return {
    id,
    siteId,
    rev: nextRevision(undefined, at, 'server'),
    at,
    by: 'server',
    planRev: 1,
    track: trackOf[card[0] as keyof typeof trackOf],
    challengeIds: [`${card}.1`],
    title: `Séance ${card}`,
    offersPresented: [],
    place: 'site',
    where: 'Grande salle',
    startsAt,
    endsAt: startsAt + 3 * HOUR,
    capacity: 8,
    deskReserve: 0,
    overcommits: [],
    minimumAge: 16,
    access: [],
    information: 'On regarde comment vous faites. Vous pouvez dire non.',
    observers: [
      { id: 'o1', name: 'Léa', side: 'host' },
      { id: 'o2', name: 'Anne', side: 'employer' },
    ],
    moments: [],
    publishedAt: at,
    ...told,
  }
}

function received(
  parts: ServerParts,
  index: number,
  at: number,
  {
    abilities,
    visitorId = `earlier-${index}`,
  }: { abilities?: string[] | undefined; visitorId?: VisitorId | undefined },
): Application {
  const by = 'kiosk-before'
  const submitted = { id: `event-${index}`, type: 'submitted', at, by } as const
  const application: Application = {
    id: `application-${index}`,
    siteId,
    rev: nextRevision(undefined, at, by),
    at,
    by,
    employerId,
    jobOfferId: offerId,
    visitorId,
    sent: { name: `Personne ${index + 1}`, ...(abilities ? { abilities } : {}) },
    events: [submitted],
  }
  return { ...application, events: [parts.receipts.stamp(application, submitted, at)] }
}

function openOffer(now: number): JobOffer {
  const publishedAt = now - DAY
  const rev = nextRevision(undefined, publishedAt, 'server')
  return {
    id: offerId,
    siteId,
    rev,
    at: publishedAt,
    by: 'server',
    stamps: { title: rev, publishedAt: rev },
    employerId,
    title: offerTitle,
    town: 'Mende',
    contract: 'permanent',
    hours: '35 h, du mardi au samedi',
    pay: '1 830 € brut par mois',
    seats: 1,
    criteria: [
      { id: 'c1', kind: 'competence', label: 'Servir des clients' },
      { id: 'c2', kind: 'schedule', label: 'Commencer à 6 heures' },
    ],
    publishedAt,
  }
}
