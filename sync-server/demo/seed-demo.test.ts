import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applicationEventTypes, type Application } from '../../domain/hiring/application.ts'
import { applicationStatus } from '../../domain/hiring/application-status.ts'
import { contestStates, contestState, type Contest } from '../../domain/hiring/contest.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import { missingForCandidates } from '../../domain/hiring/publication.ts'
import { jobOfferStatus, type JobOffer } from '../../domain/hiring/job-offer.ts'
import { hasLabel } from '../../domain/hiring/reciprok-label.ts'
import { isSiren } from '../../domain/hiring/siren.ts'
import { blockingWords } from '../../domain/wording/wording-guard.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import { collectionNames, type CollectionName } from '../../domain/sync/collections.ts'
import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import { interestStatus } from '../../domain/postings/interest.ts'
import { lintPosting } from '../../domain/postings/lint-posting.ts'
import { endsSoon, postingState } from '../../domain/postings/posting-state.ts'
import type { Posting } from '../../domain/postings/posting.ts'
import { sharing, waitingLines } from '../../domain/postings/project.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import { chairsTaken, tableStanding } from '../../domain/seats/table-standing.ts'
import type { ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import { tablesToCome } from '../../domain/sessions/find-sessions.ts'
import { minorityOf } from '../../domain/visits/minority.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import { proposalsAt, tablesOfVisitor } from '../tables/tables.ts'
import { metBy } from '../thanks/met.ts'
import { thanksToRead } from '../thanks/thanks-for-hosts.ts'
import { postingKinds } from '../../domain/postings/topics.ts'
import { DAY, HOUR, parisDay } from '../../domain/time.ts'
import { checkCredentials } from '../accounts/accounts.ts'
import { contestIn } from '../reciprok/contest-rows.ts'
import { openServerParts, type ServerParts } from '../server-parts.ts'
import { misshapenField } from '../store/validate-record.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { START, TestServer } from '../testing/test-server.ts'
import { seedDemo, type Demo } from './seed-demo.ts'

/** The hour of a start: what happened before that day is the same at any of them. */
const LATER = START + 5 * HOUR
const SECRET = 'the same for every seeding, so that its seals are'

let server: TestServer
let demo: Demo

/** A folder that was never used, and whose server seals as any other here does. */
async function seeded(at: number, length?: 'day'): Promise<{ parts: ServerParts; demo: Demo }> {
  const store = await openMemoryStore()
  await store.transaction((tx) =>
    tx.run(tx.tables.insertInto('settings').values({ name: 'receipt-secret', value: SECRET })),
  )
  const parts = await openServerParts(store, { now: () => at })
  return { parts, demo: await seedDemo(parts, length) }
}

const all = async <T extends AnyRecord>(collection: CollectionName, from = server.parts): Promise<T[]> =>
  (await from.store.read((view) => view.records(collection))) as AnyRecord[] as T[]

beforeAll(async () => {
  const made = await seeded(START)
  demo = made.demo
  // As a start does: what was seeded is counted, and the last Monday published.
  server = await TestServer.start({ store: made.parts.store, at: START })
  await server.running.followUps.look()
})
afterAll(() => server.stop())

describe('the demo', () => {
  it('holds only records of the form of their collection', async () => {
    for (const collection of collectionNames) {
      for (const record of await all(collection)) {
        expect([record.id, misshapenField(collection, record)]).toEqual([record.id, null])
      }
    }
  })

  it('has a living board: cards of every kind, some that wait, and two people to bring together', async () => {
    const postings = await all<Posting>('postings')
    const today = parisDay(START)
    const states = Map.groupBy(postings, (posting) => postingState(posting, today).is)
    const standing = states.get('published')!
    expect(standing.length).toBeGreaterThanOrEqual(10)
    expect(new Set(standing.map(({ kind }) => kind)).size).toBe(postingKinds.length)
    expect(standing.every(({ publishedAt }) => publishedAt !== undefined)).toBe(true)
    expect([...states.keys()].sort()).toEqual(['expired', 'hidden', 'pending', 'published', 'rejected'])
    // What stands without a host having read it would have waited.
    expect(standing.flatMap(lintPosting)).toEqual([])
    expect(standing.filter((posting) => endsSoon(posting, today))).not.toEqual([])
    const requests = await all<ContactRequest>('contactRequests')
    const interests = requests.flatMap((request) => interestStatus(request, START) ?? [])
    expect(interests.sort()).toEqual([
      ...['accepted', 'introduced', 'introduced', 'introduced'],
      ...['waiting', 'waiting', 'waiting', 'waiting'],
    ])
  })

  it('has projects that go on: steps that are done, a line that hosts read, one that waits for them, a wish to share', async () => {
    const projects = (await all<Posting>('postings')).filter(({ facts }) => facts !== undefined)
    const told = projects.map((project) => {
      const { done = [], found = [], log = [] } = project.shown ?? {}
      return [done.length, found.length, log.length, waitingLines(project).length, sharing(project)]
    })
    expect(told).toEqual([
      [1, 1, 2, 1, 'not'],
      [2, 0, 2, 0, 'wished'],
    ])
    // Whoever tells of a project wrote its card, or its author said yes to them.
    const requests = await all<ContactRequest>('contactRequests')
    for (const { id, authorId, facts = [] } of projects)
      for (const { ofId } of facts.filter((fact) => fact.ofId !== undefined && fact.ofId !== authorId))
        expect(requests.some((one) => one.postingId === id && one.visitorId === ofId && one.name)).toBe(true)
  })

  it('has small tables today and tomorrow: one that is full, one that misses somebody, and two proposals', async () => {
    const tables = tablesToCome(await all<ChallengeSession>('challengeSessions'), START)
    const bookings = await all<Booking>('bookings')
    const stands = tables.map((table) => {
      const seats = bookings.filter(({ sessionId }) => sessionId === table.id)
      return [table.id, chairsTaken(seats), table.capacity, tableStanding(table, seats, START).is]
    })
    expect(stands).toEqual([
      ['etable-entretien', 3, 4, 'gathers'],
      ['etable-langues', 3, 4, 'gathers'],
      ['etable-cuisine', 1, 6, 'waits'],
      ['etable-telephone', 3, 3, 'gathers'],
    ])
    expect((await proposalsAt(server.parts, demo.siteId)).map(({ doubts }) => doubts)).toEqual([[], []])
    // Two who sit together read by which name they call each other.
    const [{ visitorId = '' } = {}] = bookings.filter(({ sessionId }) => sessionId === 'etable-langues')
    const { tables: read } = await tablesOfVisitor(server.parts, demo.siteId, visitorId)
    expect(read.find(({ sessionId }) => sessionId === 'etable-langues')?.names).toHaveLength(2)
  })

  it('has thanks by people who met: a line that a host reads first, in which nothing is doubted, and words that were kept', async () => {
    const waiting = await thanksToRead(server.parts, demo.siteId)
    expect(waiting.map(({ doubts, line }) => [doubts, line.startsWith('Ma lettre')])).toEqual([[[], true]])
    const rows = await server.parts.store.read((view) =>
      view.all(view.tables.selectFrom('thanks').selectAll()),
    )
    expect(rows.map(({ state }) => state).sort()).toEqual(['kept', 'kept', 'told', 'waiting'])
    for (const { authorId, about } of rows) {
      const met = await server.parts.store.read((view) => metBy(view, demo.siteId, authorId, START))
      expect([about, met.some((one) => one.about === about)]).toEqual([about, true])
    }
  })

  it('has somebody of 16 or 17 among those who are here, as the directory says', async () => {
    const [young] = (await all<Visitor>('visitors')).filter(({ minority }) => minority !== undefined)
    expect(minorityOf([young!], parisDay(START))).toMatchObject({ band: '16-17', agreements: [] })
  })

  it('has 24 employers of every grade, of too few answers, and one who has just come', async () => {
    const employers = await all<Employer>('employers')
    const applications = await all<Application>('applications')
    expect(employers).toHaveLength(24)
    const grades = Map.groupBy(employers, ({ reciprok }) => reciprok!.grade)
    expect([...grades.keys()].sort()).toEqual(['A', 'B', 'C', 'D', 'E', undefined])
    for (const [grade, of] of grades) expect([grade, of.length > 1]).toEqual([grade, true])
    const unrated = grades.get(undefined)!.map(({ reciprok }) => reciprok!.counted)
    expect(unrated.filter((counted) => counted > 0).length).toBeGreaterThan(0)
    expect(unrated).toContain(0)
    expect(employers.filter(({ rating }) => rating !== undefined).length).toBeGreaterThan(8)
    expect(applications.length).toBeGreaterThan(450)
  })

  it('tells every kind of thing that can be said of an application', async () => {
    const events = (await all<Application>('applications')).flatMap((application) => application.events)
    expect([...new Set(events.map(({ type }) => type))].sort()).toEqual([...applicationEventTypes].sort())
    expect(events.some(({ byHost }) => byHost)).toBe(true)
    expect(events.some(({ groupSize = 1 }) => groupSize > 10)).toBe(true)
    expect(events.some(({ stepForward }) => stepForward?.kind === 'employer')).toBe(true)
  })

  it('has contests at every stage that hosts know', async () => {
    const rows = await server.parts.store.read((view) =>
      view.all(view.tables.selectFrom('contests').selectAll().where('siteId', '=', demo.siteId)),
    )
    const states = rows.map((row) => contestState(contestIn(row) as Contest))
    expect([...new Set(states)].sort()).toEqual([...contestStates].sort())
  })

  it('has open offers, and applications that wait for an answer at various ages', async () => {
    const offers = await all<JobOffer>('jobOffers')
    const applications = await all<Application>('applications')
    expect(offers.filter((offer) => jobOfferStatus(offer) === 'open')).toHaveLength(40)
    expect(offers.flatMap((offer) => missingForCandidates(offer))).toEqual([])
    const statuses = applications.map((application) => applicationStatus(application, START))
    const ages = statuses
      .filter(({ kind }) => kind === 'received' || kind === 'viewed')
      .map(({ receivedAt }) => Math.floor((START - receivedAt) / DAY))
    expect(ages.length).toBeGreaterThan(50)
    expect([Math.min(...ages) <= 1, Math.max(...ages) >= 20]).toEqual([true, true])
    expect(statuses.some(({ kind }) => kind === 'silent')).toBe(true)
  })

  it('published each Monday of the year: labels that were won, kept and lost', async () => {
    let won = 0
    let lost = 0
    for (const { id } of await all<Employer>('employers')) {
      const told = await mondaysOf(server.parts, id)
      expect([id, told.length]).toEqual([id, 54])
      const labels = told.map(({ grade }) => hasLabel(grade ?? undefined))
      const first = told.findIndex(({ grade }) => grade !== null)
      if (first >= 0 && !labels[first] && labels.at(-1)) won++
      if (labels.includes(true) && !labels.at(-1)) lost++
    }
    expect([won > 0, lost > 0]).toEqual([true, true])
  })

  it('keeps every fact before today and every word within the rules', async () => {
    for (const application of await all<Application>('applications')) {
      for (const event of application.events) {
        expect(event.at).toBeLessThan(START)
        expect(event.receivedAt).toBeGreaterThanOrEqual(event.at)
        const words = [event.message, event.stepForward?.words, event.nextStep?.what].join(' ')
        expect(blockingWords(words)).toEqual([])
      }
    }
  })

  it('names no real firm: the SIREN numbers begin with 000, and pass the usual check', async () => {
    const sirens = (await all<Employer>('employers')).map(({ siren }) => siren!)
    for (const siren of sirens) expect([siren.startsWith('000'), isSiren(siren)]).toEqual([true, true])
    expect(new Set(sirens).size).toBe(24)
  })

  it('has people at the site today, some of whom left', async () => {
    const visits = await all('visits')
    expect(visits.length).toBeGreaterThan(7)
    expect(visits.some((visit) => 'closing' in visit)).toBe(true)
  })

  it('opens its accounts with the secrets it told, and with no other', async () => {
    const scope = { deviceId: 'd', siteId: demo.siteId, role: 'host' } as const
    expect(await checkCredentials(server.parts, scope, demo.host.login, 'wrong-secret-here')).toBeNull()
    expect(await checkCredentials(server.parts, scope, demo.host.login, demo.host.secret)).toMatchObject({
      name: 'Maëlle',
    })
  })

  it('tells the same year at every hour of a day, byte for byte but for today and what is drawn by chance', async () => {
    const [first, second] = [await seeded(START), await seeded(LATER)]
    const told = await everythingOf(first.parts)
    expect(told.length).toBeGreaterThan(800_000)
    expect(await everythingOf(second.parts)).toBe(told)
    const next = await seeded(START + DAY)
    expect(await everythingOf(next.parts)).not.toBe(told)
  })

  it.each(['2028-02-29T23:50Z', '2026-03-29T02:10Z', '2026-01-01T00:05Z'])(
    'is as whole on a day like %s',
    async (day) => {
      const { parts } = await seeded(Date.parse(day))
      const last = new Set<string | null>()
      for (const { id } of await all<Employer>('employers', parts)) {
        last.add((await mondaysOf(parts, id)).at(-1)!.grade)
      }
      expect([...last].sort()).toEqual(['A', 'B', 'C', 'D', 'E', null])
    },
  )

  it('tells today alone when it is asked for a day', async () => {
    const { parts } = await seeded(START, 'day')
    expect(await all('applications', parts)).toEqual([])
    expect(await all('employers', parts)).toHaveLength(24)
    expect(await all('visits', parts)).toHaveLength(11)
  })
})

function mondaysOf({ store }: ServerParts, employerId: string) {
  return store.read((view) =>
    view.all(
      view.tables
        .selectFrom('publications')
        .select(['monday', 'grade'])
        .where('employerId', '=', employerId)
        .orderBy('monday'),
    ),
  )
}

/**
 * All that the demo keeps. The keys of the site, the accounts and the page that was signed with such a key are drawn by
 * chance; visits are of today, and so is the session that begins at the next full hour.
 */
async function everythingOf(parts: ServerParts): Promise<string> {
  const ofToday = new Set(['sites', 'visits', 'visitors'])
  const lines: string[] = []
  for (const collection of collectionNames.filter((name) => !ofToday.has(name))) {
    for (const record of await all(collection, parts)) {
      // What is attested has the number of a page, which is drawn by chance.
      const line = JSON.stringify({ ...record, evidence: undefined })
      if (!line.includes('"sbientot"')) lines.push(line)
    }
  }
  for (const { id } of await all<Employer>('employers', parts)) {
    lines.push(JSON.stringify(await mondaysOf(parts, id)))
    const ratings = await parts.store.read((view) =>
      view.all(view.tables.selectFrom('answerRatings').selectAll().where('employerId', '=', id)),
    )
    lines.push(JSON.stringify(ratings))
  }
  return lines.sort().join('\n')
}
