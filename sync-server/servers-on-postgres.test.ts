import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { isConfirmed } from '../domain/seats/booking-status.ts'
import { seatLedger } from '../domain/seats/seat-ledger.ts'
import type { SeatLease } from '../domain/seats/seat-lease.ts'
import type { PushReply, PushRow } from '../domain/sync/messages.ts'
import { nextRevision } from '../domain/sync/revision.ts'
import { DAY, HOUR, MINUTE, parisDay, parisInstant, type Instant } from '../domain/time.ts'
import { startMailServer, type MailServer } from '../tests/support/mail-server.ts'
import { SeveralServers } from '../tests/support/postgres/several-servers.ts'
import { Random } from '../tests/simulation/random.ts'
import { createAccount } from './accounts/accounts.ts'
import { systemClock } from './clock.ts'
import { noteSignIn } from './devices/device-register.ts'
import { createEnrolmentCode, enrolDevice } from './devices/enrolment.ts'
import { createEmployer } from './employers/employers.ts'
import { seatFactsOf } from './seats/session-seats.ts'
import { openServerParts, type ServerParts } from './server-parts.ts'
import { createSite } from './sites/create-site.ts'
import { LEADING } from './store/postgres-locks.ts'
import type { Store } from './store/store.ts'
import { keepRecord } from './sync/keep-record.ts'
import { Databases } from './testing/postgres-databases.ts'
import { sampleRecord } from './testing/sample-records.ts'
import { asked, sampleSession, soldSlot } from './testing/sample-sessions.ts'
import { TestDevice, type TestStream } from './testing/test-server.ts'

const postgres = inject('postgres')
const databases = 'url' in postgres ? await Databases.on(postgres.url) : null
afterAll(() => databases?.end())
const why = 'missing' in postgres ? postgres.missing : ''

const SERVERS = 3
/** Servers are killed and connections cut for so long. */
const LASTS = 20_000
const EMPLOYERS = 150
const CAPACITY = 40
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)
/** A Tuesday morning: messages leave in hours of work. */
const BEGINS = parisInstant('2027-06-01', 10)

describe.skipIf(databases === null)(`${SERVERS} servers of one database ${why}`, () => {
  const all = databases!
  const random = new Random(seed)
  let folder: string
  let name: string
  let mails: MailServer
  let servers: SeveralServers
  let parts: ServerParts
  let offset: number
  const now = () => Date.now() + offset

  beforeEach(async () => {
    await all.waitForDisk()
    folder = mkdtempSync(join(tmpdir(), 'pepiniere-servers-'))
    name = await all.empty()
    offset = BEGINS - Date.now()
    // Slow, so that a server is killed while it waits for the answer.
    mails = await startMailServer({
      onRcptTo: (_address, _session, done) => void setTimeout(done, random.int(50, 400)),
    })
    parts = await openServerParts(await all.open(name), systemClock(offset))
    servers = new SeveralServers(
      all.urlOf(name),
      folder,
      {
        PEPINIERE_CLOCK_OFFSET: String(offset),
        PEPINIERE_SMTP_HOST: '127.0.0.1',
        PEPINIERE_SMTP_PORT: String(mails.port),
        PEPINIERE_SMTP_TLS: 'none',
        PEPINIERE_MAIL_FROM: 'pepiniere@pepiniere.example',
      },
      random,
    )
  })
  afterEach(async () => {
    await servers.end('SIGKILL')
    await mails.stop()
    rmSync(folder, { recursive: true })
  })

  it(
    `lose nothing, do nothing twice and sell no seat twice, whatever is killed or cut (SEED=${seed})`,
    { timeout: 240_000 },
    async () => {
      await furnish(parts, now())
      const kiosks = [await device('kiosk'), await device('kiosk'), await device('kiosk')]
      const hosts = [await device('host'), await device('host'), await device('host')]
      await parts.store.close()
      for (let index = 0; index < SERVERS; index += 1) await servers.start(index)
      const [maker, listener] = hosts as [TestDevice, TestDevice]
      const signedIn = await servers.insist(maker, 'POST', 'sign-in', { login: 'maelle', secret: SECRET })
      maker.session = (signedIn.body as { session: string }).session

      const told = { visits: new Set<string>(), bookings: new Set<string>(), employers: new Set<string>() }
      const seen = new Set<string>()
      const until = Date.now() + LASTS
      const goesOn = () => Date.now() < until
      let isListening = true
      const listening = listen(listener, seen, () => isListening)
      const lead = watchLead(goesOn)
      await Promise.all([
        ...kiosks.map((kiosk, index) => arrive(kiosk, `k${index}`, told, goesOn)),
        makeEmployers(maker, told.employers, goesOn),
        harm(goesOn),
      ])
      await servers.allUp()

      await expect.poll(() => missing(told.visits, seen), { timeout: 15_000 }).toEqual([])
      isListening = false
      await heardFromAll(kiosks[0]!, hosts)
      await listening
      const { terms, longestWithout } = await lead
      await settled()
      const codes = await servers.end('SIGTERM')
      expect(codes).toEqual(Array(SERVERS).fill(0))

      parts = await openServerParts(await all.open(name), systemClock(offset))
      try {
        await checkKept(parts.store, told)
        await checkSeats(parts.store)
        await checkMails(parts.store)
      } finally {
        await parts.store.close()
      }
      console.log(
        `SEED=${seed}: ${told.visits.size} visits, ${told.bookings.size} bookings, ${told.employers.size} employers, ` +
          `${mails.taken.length} mails, ${terms} terms, ${longestWithout} ms without a lead at most`,
      )
      expect(terms).toBeGreaterThan(1)
      expect(longestWithout).toBeLessThan(5000)
    },
  )

  const SECRET = 'tracteur lampe nuage citron'

  async function furnish(parts: ServerParts, at: Instant): Promise<void> {
    await createSite(parts, { siteId: 'brest', name: 'Brest', closesAt: '18:00', capacity: 5000 })
    await createAccount(parts, {
      siteId: 'brest',
      role: 'host',
      login: 'maelle',
      name: 'Maëlle',
      secret: SECRET,
      siteRole: 'lead',
    })
    await parts.store.transaction((tx) =>
      keepRecord(
        tx,
        'challengeSessions',
        sampleSession('s1', {
          capacity: CAPACITY,
          at,
          startsAt: at + DAY,
          endsAt: at + DAY + HOUR,
          publishedAt: at,
        }),
      ),
    )
    for (let index = 0; index < EMPLOYERS; index += 1) {
      const employerId = `employer${index}`
      await createEmployer(
        parts,
        'brest',
        { name: `Fournil ${index}`, contactEmail: `${employerId}@fournil.example` },
        employerId,
      )
      const head = { siteId: 'brest', rev: '1', at, by: 'desk', employerId, mark: 'x' }
      const events = [
        { id: 'e1', type: 'submitted' as const, at: at - MINUTE, receivedAt: at - MINUTE, by: 'desk' },
      ]
      const application = sampleRecord('applications', { ...head, id: `a${index}` })
      await parts.store.transaction(async (tx) => {
        await keepRecord(tx, 'jobOffers', sampleRecord('jobOffers', { ...head, id: `o${index}` }))
        await keepRecord(tx, 'applications', { ...application, jobOfferId: `o${index}`, events })
      })
    }
  }

  async function device(role: 'kiosk' | 'host'): Promise<TestDevice> {
    const { code } = await createEnrolmentCode(parts, { siteId: 'brest', role, name: `${role}` })
    const enrolled = await enrolDevice(parts, { code })
    if (!enrolled.ok) throw new Error(enrolled.reason)
    if (role === 'host') await parts.store.transaction((tx) => noteSignIn(tx, enrolled.value.deviceId, now()))
    return new TestDevice('', { ...enrolled.value, epoch: parts.store.epoch, now: now() })
  }

  async function push(kiosk: TestDevice, row: PushRow): Promise<string> {
    const answer = await servers.insist(kiosk, 'POST', 'sync/push', {
      epoch: kiosk.enrolled!.epoch,
      rows: [row],
    })
    const [result] = (answer.body as Extract<PushReply, { results: unknown }>).results
    return result!.outcome
  }

  /** People come in and book, each time through any of the servers; what was acknowledged is told once more at times. */
  async function arrive(
    kiosk: TestDevice,
    prefix: string,
    told: { visits: Set<string>; bookings: Set<string> },
    goesOn: () => boolean,
  ): Promise<void> {
    const soldOf = new Map<string, number>()
    for (let number = 0; goesOn(); number += 1) {
      const id = `${prefix}-${number}`
      const arrival = visit(kiosk, id)
      expect(await push(kiosk, arrival)).toBe('accepted')
      told.visits.add(id)
      if (random.chance(0.2)) expect(await push(kiosk, arrival)).toBe('accepted')
      if (number % 2 === 0) {
        const booking = await booked(kiosk, `${id}-visitor`, soldOf)
        if ((await push(kiosk, booking)) === 'accepted') told.bookings.add(booking.id)
      }
      await pause(random.int(20, 120))
    }
  }

  function visit(kiosk: TestDevice, id: string): PushRow {
    const at = now()
    const stay = { kind: 'stay', day: parisDay(at), arrivedAt: at, arrivedBy: 'walk-in', reasons: [] }
    const document = { ...kiosk.stamp(id, at), ...stay }
    return { collection: 'visits', id, document, assumedRev: null }
  }

  /** A seat of its own, as long as the kiosk has one; a request otherwise. */
  async function booked(kiosk: TestDevice, visitorId: string, soldOf: Map<string, number>): Promise<PushRow> {
    const asks = { collections: { seatLeases: { checkpoint: null, limit: 500 } } }
    const { body } = await servers.insist(kiosk, 'POST', 'sync/pull', asks)
    const { documents } = (body as { collections: { seatLeases: { documents: SeatLease[] } } }).collections
      .seatLeases
    const lease = documents.find((one) => one.state === 'active' && (soldOf.get(one.id) ?? 0) < one.seats)
    const { deviceId } = kiosk.scope
    const document = lease
      ? soldSlot(lease, soldOf.get(lease.id) ?? 0, visitorId, now())
      : asked(deviceId, 's1', visitorId, now())
    if (lease) soldOf.set(lease.id, (soldOf.get(lease.id) ?? 0) + 1)
    const rev = nextRevision(undefined, now(), deviceId)
    return { collection: 'bookings', id: document.id, document: { ...document, rev }, assumedRev: null }
  }

  /** Each asked for under an id of its own, until somebody answered. */
  async function makeEmployers(host: TestDevice, made: Set<string>, goesOn: () => boolean): Promise<void> {
    for (let number = 0; goesOn(); number += 1) {
      const called = `Atelier ${number}`
      const requestId = `request-${seed}-${number}`.padEnd(16, '-')
      const { status } = await servers.insist(host, 'POST', 'host/employers', { name: called, requestId })
      expect(status).toBe(201)
      made.add(called)
      await pause(random.int(100, 300))
    }
  }

  /** A desk that listens to one server, and to another when that one ends: it pulls once, and is told from then on. */
  async function listen(host: TestDevice, seen: Set<string>, goesOn: () => boolean): Promise<void> {
    while (goesOn()) {
      try {
        const asked = servers.anywhere(host)
        const stream = await asked.listen()
        await stream.next('hello')
        for (const { id } of await asked.records('visits')) seen.add(id)
        while (goesOn()) await within(stream, seen)
        stream.close()
      } catch {
        await pause(50)
      }
    }
  }

  async function within(stream: TestStream, seen: Set<string>): Promise<void> {
    await pause(20)
    if (stream.ended) throw new Error('cut')
    if (stream.events.some(({ event }) => event === 'resync')) throw new Error('told to pull')
    for (const { event, data } of stream.events.splice(0)) if (event === 'documents') take(data, seen)
  }

  function take(data: Record<string, unknown>, seen: Set<string>): void {
    if (data['collection'] !== 'visits') return
    for (const { id } of data['documents'] as { id: string }[]) seen.add(id)
  }

  /** Once all is quiet, what is written through each server is told by each. */
  async function heardFromAll(kiosk: TestDevice, hosts: TestDevice[]): Promise<void> {
    const streams = await Promise.all(servers.urls.map((url, index) => greeted(url, hosts[index]!)))
    for (const [index, url] of servers.urls.entries()) {
      const id = `last-${index}`
      const one = new TestDevice(url, kiosk.enrolled)
      const row = visit(one, id)
      await expect
        .poll(() => one.push(row).catch(() => null), { timeout: 5000 })
        .toMatchObject([{ outcome: 'accepted' }])
      for (const stream of streams) {
        const heard = new Set<string>()
        await expect
          .poll(
            () => {
              for (const { event, data } of stream.events.splice(0))
                if (event === 'documents') take(data, heard)
              return heard.has(id)
            },
            { timeout: 5000, interval: 20 },
          )
          .toBe(true)
      }
    }
    for (const stream of streams) stream.close()
  }

  /** A stream of this server: a connection that was cut a moment ago may fail whoever asks first. */
  async function greeted(url: string, host: TestDevice): Promise<TestStream> {
    for (;;) {
      const stream = await new TestDevice(url, host.enrolled).listen()
      const isGreeted = await stream.next('hello').then(
        () => true,
        () => false,
      )
      if (isGreeted) return stream
      await pause(50)
    }
  }

  /** Kills servers, and cuts connections: some of all, or the one by which a server leads. */
  async function harm(goesOn: () => boolean): Promise<void> {
    while (goesOn()) {
      await pause(random.int(500, 2500))
      const kind = random.weighted({ kill: 4, cut: 3, lead: 3 })
      if (kind === 'kill') servers.killOne()
      else
        await all.say(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = '${name}' AND application_name = 'pepiniere' AND ` +
            (kind === 'cut'
              ? `random() < ${random.next()}`
              : `pid IN (SELECT pid FROM pg_locks WHERE (classid::bigint << 32 | objid::bigint) = ${LEADING})`),
        )
    }
  }

  /** How many terms there were, and for how long nobody led. */
  async function watchLead(goesOn: () => boolean): Promise<{ terms: number; longestWithout: number }> {
    const terms = new Set<unknown>()
    let [withoutSince, longestWithout]: [number | null, number] = [null, 0]
    while (goesOn()) {
      const [row] = await all.say(
        `SELECT (SELECT value FROM settings WHERE name = 'follow-ups-term') AS term,
           (SELECT count(*) FROM pg_locks JOIN pg_database d ON d.oid = database WHERE datname = current_database()
            AND locktype = 'advisory' AND granted AND (classid::bigint << 32 | objid::bigint) = ${LEADING}) AS leaders`,
        name,
      )
      terms.add(row!['term'])
      withoutSince = Number(row!['leaders']) > 0 ? null : (withoutSince ?? Date.now())
      if (withoutSince !== null) longestWithout = Math.max(longestWithout, Date.now() - withoutSince)
      await pause(100)
    }
    return { terms: terms.size, longestWithout }
  }

  /** Nothing waits to be done. */
  async function settled(): Promise<void> {
    const waiting = async () => {
      const [row] = await all.say(
        `SELECT count(*)::int AS waiting FROM "followUps" WHERE "dueAt" <= ${now()}`,
        name,
      )
      return row!['waiting']
    }
    await expect.poll(waiting, { timeout: 20_000, interval: 200 }).toBe(0)
  }

  async function checkKept(
    store: Store,
    told: { visits: Set<string>; bookings: Set<string>; employers: Set<string> },
  ): Promise<void> {
    const ids = async (collection: string) => {
      const rows = await all.say(
        `SELECT id FROM documents WHERE collection = '${collection}' AND deleted = 0`,
        name,
      )
      return new Set(rows.map((row) => row['id']))
    }
    expect(missing(told.visits, await ids('visits'))).toEqual([])
    expect(missing(told.bookings, await ids('bookings'))).toEqual([])
    const employers = await store.read((view) => view.records('employers'))
    const named = employers.map((employer) => employer.name).filter((one) => one.startsWith('Atelier'))
    expect(named.length).toBe(new Set(named).size)
    expect(missing(told.employers, new Set(named))).toEqual([])
    const [numbers] = await all.say(
      `SELECT count(*)::int AS rows, count(DISTINCT seq)::int AS numbers FROM documents WHERE partition = 'brest'`,
      name,
    )
    expect(numbers!['rows']).toBe(numbers!['numbers'])
  }

  async function checkSeats(store: Store): Promise<void> {
    const facts = (await store.read((view) => seatFactsOf(view, 'brest', 's1')))!
    expect(seatLedger(facts).pool).toBeGreaterThanOrEqual(0)
    const confirmed = facts.bookings.filter(isConfirmed)
    expect(confirmed.length).toBeGreaterThan(0)
    expect(confirmed.length).toBeLessThanOrEqual(CAPACITY)
    expect(new Set(confirmed.map(({ visitorId }) => visitorId)).size).toBe(confirmed.length)
  }

  async function checkMails(store: Store): Promise<void> {
    const readers = mails.taken.map(({ parsed }) => [parsed.to].flat().map((to) => to?.text ?? '')[0]!)
    const twice = readers.filter((reader, index) => readers.indexOf(reader) !== index)
    expect(twice).toEqual([])
    const rows = await store.read((view) => view.all(view.tables.selectFrom('reminders').selectAll()))
    const statesOf = Map.groupBy(rows, ({ state }) => state)
    const taken = new Set(readers.map((reader) => reader.split('@')[0]!.replace(/.*</, '')))
    const noted = (state: 'sent' | 'unsure') =>
      new Set((statesOf.get(state) ?? []).map((row) => row.employerId))
    // What is said to have left did; what left is not waiting to leave once more.
    expect(missing(noted('sent'), taken)).toEqual([])
    expect(missing(taken, new Set([...noted('sent'), ...noted('unsure')]))).toEqual([])
    expect(taken.size).toBeGreaterThan(0)
  }
})

/** What is in one and not in the other. */
function missing(one: ReadonlySet<string>, other: ReadonlySet<unknown>): string[] {
  return [...one].filter((name) => !other.has(name))
}
