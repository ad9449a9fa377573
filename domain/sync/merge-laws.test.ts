import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { mergeBookings, type Booking } from '../seats/booking.ts'
import { mergeSessions, type ChallengeSession } from '../sessions/challenge-session.ts'
import { mergeEvaluations, type Evaluation } from '../observation/evaluation.ts'
import { foldWords } from '../observation/fold-words.ts'
import { mergeDossiers, type Dossier } from '../competences/dossier.ts'
import { mergeProfiles, type CompetenceProfile } from '../competences/profile.ts'
import { mergeApplications, type Application } from '../hiring/application.ts'
import { mergePostings, type Posting } from '../postings/posting.ts'
import { mergeContactRequests, type ContactRequest } from '../postings/contact-request.ts'
import type { AnyRecord } from '../record/record.ts'
import { closed, mergeVisits, type Visit } from '../visits/visit.ts'
import { changeFields, mergeFields } from './field-stamps.ts'
import { laterRevision, nextRevision } from './revision.ts'

/**
 * What every merge must obey for replicas to agree, whatever the order in which copies meet: the order of
 * the two copies does not matter, a copy met again changes nothing, and no fact of either copy is lost.
 */
const times = fc.integer({ min: 1, max: 40 })
const head = (id: string) => ({ id, siteId: 'brest', at: 1, by: 'kiosk-1' })
/** Two copies never share a revision: a revision names one writing by one device. */
function twoRevisions<T extends AnyRecord>(copy: fc.Arbitrary<Omit<T, 'rev'>>): fc.Arbitrary<[T, T]> {
  return fc
    .tuple(copy, copy, times, times)
    .map(([a, b, x, y]) => [
      { ...a, rev: nextRevision(undefined, x, 'kiosk-1') } as T,
      { ...b, rev: nextRevision(undefined, y, 'kiosk-2') } as T,
    ])
}
const optional = <V>(name: string, value: fc.Arbitrary<V>) =>
  fc.option(value, { nil: undefined }).map((v) => (v === undefined ? {} : { [name]: v }))
const together = (...parts: fc.Arbitrary<object>[]) =>
  fc.tuple(...parts).map((objects) => Object.assign({}, ...objects) as object)

const toldAtItsRevision = (visit: Visit): Visit => ({
  ...visit,
  ...(visit.audienceRev ? { audienceRev: visit.rev } : {}),
  ...(visit.prescriberRev ? { prescriberRev: visit.rev } : {}),
  // What somebody likes to talk of is told with its revision, for as long as the visit is open.
  ...(visit.openToRev && !visit.closing ? { openToRev: visit.rev } : {}),
})
const visits = twoRevisions<Visit>(
  together(
    fc.record({
      kind: fc.constant('stay'),
      day: fc.constant('2026-11-23'),
      arrivedAt: times,
      arrivedBy: fc.constantFrom('walk-in', 'pass', 'code'),
      reasons: fc.subarray(['job-search', 'rest', 'help'], { maxLength: 2 }),
    }),
    fc.oneof(
      fc.constant({}),
      fc.constant({ closing: 'unknown' }),
      times.map((leftAt) => ({ closing: 'left', leftAt })),
    ),
    optional('name', fc.constantFrom('Aïcha', 'Léo')),
    optional('audience', fc.constantFrom('curious', 'employee')),
    // Absent: written by a device that tells no revision of it, or never told.
    optional('audienceRev', fc.constant('told')),
    optional('prescriber', fc.constantFrom('myself', 'school')),
    optional('prescriberRev', fc.constant('told')),
    optional('openTo', fc.constantFrom(['budget'], ['budget', 'company'])),
    optional('openToRev', fc.constant('told')),
  ).map((body) => {
    const visit = { ...head('v1'), ...body } as Visit
    return (visit.closing ? closed(visit, {}) : visit) as Omit<Visit, 'rev'>
  }),
).map(([a, b]) => [toldAtItsRevision(a), toldAtItsRevision(b)] as [Visit, Visit])
const departures = visits.map(
  (pair) => pair.map((visit) => ({ ...visit, kind: 'unnamed-departure' })) as [Visit, Visit],
)
const eventsOf = (types: string[]) =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 6 })
    .map((numbers) =>
      numbers.sort().map((n) => ({ id: `e${n}`, type: types[n % types.length], at: n * 7, by: 'desk-1' })),
    )
const applications = twoRevisions<Application>(
  eventsOf(['submitted', 'viewed', 'refused', 'pursued']).map(
    (events) =>
      ({
        ...head('a1'),
        employerId: 'e1',
        jobOfferId: 'j1',
        visitorId: 'p1',
        sent: { name: 'Aïcha' },
        events,
      }) as Omit<Application, 'rev'>,
  ),
)
const contactRequests = twoRevisions<ContactRequest>(
  eventsOf(['asked', 'accepted']).map(
    (events) => ({ ...head('c1'), visitorId: 'p1', events }) as Omit<ContactRequest, 'rev'>,
  ),
)
const bookings = twoRevisions<Booking>(
  together(
    fc.record({ askedAt: times, visitorId: fc.constantFrom('p1', 'p2') }),
    eventsOf(['confirmed', 'cancelled', 'attended', 'absent']).map((events) => ({ events })),
    optional('name', fc.constantFrom('Aïcha', 'Léo')),
  ).map((body) => ({ ...head('b1'), sessionId: 's1', ...body }) as Omit<Booking, 'rev'>),
)
const sessions = twoRevisions<ChallengeSession>(
  together(
    // Of one count of the plan the server made one plan only.
    times.map((planRev) => ({ planRev, title: `plan ${planRev}`, capacity: planRev })),
    eventsOf(['locked', 'started', 'ended', 'closed']).map((moments) => ({ moments })),
  ).map((body) => ({ ...head('s1'), ...body }) as Omit<ChallengeSession, 'rev'>),
)
const notes = <Key extends string>(name: Key, keys: readonly string[], values: fc.Arbitrary<object>) =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...keys), times.map(String), values), { selector: ([key]) => key })
    .map((lines) => lines.map(([key, notedAt, value]) => ({ [name]: key, notedAt, ...value })))
    .map((lines) =>
      lines.sort((x, y) => (String(Object.values(x)[0]) < String(Object.values(y)[0]) ? -1 : 1)),
    )
/** Each word has its side; a copy that the server has not seen does not name it. */
const wordsOfAll = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 39 }), fc.boolean()), {
    minLength: 10,
    maxLength: 40,
    size: 'max',
    selector: ([n]) => n,
  })
  .map((told) =>
    told
      .sort(([a], [b]) => a - b)
      .map(([n, isSeen]) => ({
        id: `w${n}`,
        at: 100 + n,
        word: (['comment', 'agree', 'contest'] as const)[(n * 7) % 3]!,
        ...(isSeen ? { pen: { role: (['kiosk', 'host'] as const)[(n * 5) % 2]!, deviceId: 'd' } } : {}),
      })),
  )
const evaluations = twoRevisions<Evaluation>(
  together(
    notes('ability', ['organise', 'negotiate'], fc.record({ level: fc.integer({ min: 0, max: 4 }) })).map(
      (observations) => ({ observations }),
    ),
    notes('id', ['E01-1', 'E01-2'], fc.record({ seen: fc.constantFrom('seen', 'not-seen') })).map(
      (criteria) => ({ criteria }),
    ),
    wordsOfAll.map((says) => ({ says: foldWords(says) })),
    optional('strength', fc.constantFrom('calme', 'précis')),
  ).map((body) => ({ ...head('b1.g.o1'), kind: 'grid', ...body }) as Omit<Evaluation, 'rev'>),
)
const profiles = twoRevisions<CompetenceProfile>(
  fc
    .record({
      consents: fc
        .uniqueArray(
          fc.record({
            id: fc.constantFrom('c1', 'c2'),
            purpose: fc.constantFrom('hosts', 'search'),
            type: fc.constantFrom('given', 'withdrawn'),
            turn: fc.integer({ min: 1, max: 3 }),
            at: fc.integer({ min: 1, max: 3 }),
            by: fc.constant('k'),
          }),
          { selector: ({ id }) => id },
        )
        .map((told) => told.sort((x, y) => x.at - y.at || (x.id < y.id ? -1 : 1))),
      pride: fc.record({ saidAt: times.map(String) }),
      competences: fc
        .uniqueArray(
          fc.record({
            id: fc.constantFrom('cook', 'drive', 'care'),
            label: fc.constant('x'),
            origin: fc.constant('personal'),
            addedAt: times.map(String),
          }),
          { selector: (item) => item.id },
        )
        .map((items) => items.sort((x, y) => (x.id < y.id ? -1 : 1))),
      evidence: fc
        .uniqueArray(
          fc
            .tuple(fc.constantFrom('A.organise', 'B.organise'), optional('removedAt', times))
            .map(([id, removed]) => ({ id, level: 3, ...removed })),
          { selector: (item) => item.id },
        )
        .map((items) => items.sort((x, y) => (x.id < y.id ? -1 : 1))),
    })
    .map(
      (body) => ({ ...head('p1'), visitorId: 'p1', ...body }) as unknown as Omit<CompetenceProfile, 'rev'>,
    ),
)
const dossiers = twoRevisions<Dossier>(
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), optional('sealed', fc.constantFrom('a', 'b')))
    .map(([edition, sealed]) => ({ ...head('d1'), edition, ...sealed })),
)
const postings = twoRevisions<Posting>(
  together(
    optional(
      'events',
      eventsOf(['submitted', 'published', 'rejected', 'hidden']).map((events) => events),
    ),
    optional('title', fc.constantFrom('a', 'b')),
    fc
      .uniqueArray(fc.tuple(fc.constantFrom('title', 'endsOn'), times.map(String)), {
        selector: ([name]) => name,
      })
      .map((stamps) => ({ stamps: Object.fromEntries(stamps) })),
  ).map((body) => ({ ...head('p1'), kind: 'ask', topic: 'looking-for', ...body }) as Omit<Posting, 'rev'>),
)
interface Card extends AnyRecord {
  stamps: Record<string, string>
  title?: string
  town?: string
}
const card: Card = { ...head('j1'), rev: nextRevision(undefined, 0, 'desk-0'), stamps: {}, title: 'start' }
const cards = fc
  .tuple(
    ...['desk-1', 'desk-2'].map((deviceId) =>
      fc
        .record({
          title: fc.constantFrom('a', 'b', undefined),
          town: fc.constantFrom('Brest', undefined),
          now: times,
        })
        .map(({ now, ...changes }) => changeFields(card, changes, { now, deviceId })),
    ),
  )
  .map((pair) => pair as [Card, Card])

const merges: [string, fc.Arbitrary<[AnyRecord, AnyRecord]>, (a: never, b: never) => AnyRecord][] = [
  ['visits', visits, mergeVisits],
  ['departures without a card', departures, mergeVisits],
  ['applications', applications, mergeApplications],
  ['contact requests', contactRequests, mergeContactRequests],
  ['postings', postings, mergePostings],
  ['bookings', bookings, mergeBookings],
  ['challenge sessions', sessions, mergeSessions],
  ['evaluations', evaluations, mergeEvaluations],
  ['profiles', profiles, mergeProfiles],
  ['dossiers', dossiers, mergeDossiers],
  ['records merged field by field', cards, mergeFields],
]

describe.each(merges)('two copies of %s', (_name, pairs, anyMerge) => {
  const merge = anyMerge as (a: AnyRecord, b: AnyRecord) => AnyRecord

  test('make the same one in either order', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        expect(merge(a, b)).toEqual(merge(b, a))
      }),
    )
  })

  test('make the same one again when one of them comes back', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const once = { ...merge(a, b), rev: nextRevision(laterRevision(a.rev, b.rev), 0, 'server') }
        expect(merge(once, a)).toEqual(once)
        expect(merge(once, b)).toEqual(once)
      }),
    )
  })

  test('are that copy when they are equal', () => {
    fc.assert(
      fc.property(pairs, ([a]) => {
        expect(merge(a, structuredClone(a))).toEqual(a)
      }),
    )
  })
})

test('no event of either application is lost', () => {
  fc.assert(
    fc.property(applications, ([a, b]) => {
      const ids = new Set(mergeApplications(a, b).events.map((event) => event.id))
      expect(ids).toEqual(new Set([...a.events, ...b.events].map((event) => event.id)))
    }),
  )
})

test('a closing is never undone and a told departure beats unknown', () => {
  fc.assert(
    fc.property(visits, ([a, b]) => {
      const closings = [a.closing, b.closing]
      const expected = closings.includes('left')
        ? 'left'
        : closings.includes('unknown')
          ? 'unknown'
          : undefined
      expect(mergeVisits(a, b).closing).toBe(expected)
    }),
  )
})

test('a departure without a card that was taken back stays so', () => {
  fc.assert(
    fc.property(departures, ([a, b]) => {
      const closings = [a.closing, b.closing]
      const expected = ['unknown', 'left'].find((closing) => closings.includes(closing as Visit['closing']))
      expect(mergeVisits(a, b).closing).toBe(expected)
      expect('leftAt' in mergeVisits(a, b)).toBe(expected === 'left')
    }),
  )
})

describe.each([
  ['who one is today', 'audience', 'company'],
  ['who told one of the place', 'prescriber', 'company'],
] as const)('%s', (_what, choice, another) => {
  const rev = `${choice}Rev` as const

  it('is never lost by a copy that never heard of it', () => {
    fc.assert(
      fc.property(visits, ([a, b]) => {
        const { [choice]: _choice, [rev]: _rev, ...unheard } = b
        expect(mergeVisits(a, unheard as Visit)[choice]).toBe(a[choice])
      }),
    )
  })

  it('can be taken back, and chosen again', () => {
    fc.assert(
      fc.property(visits, ([a, b]) => {
        const next = nextRevision(laterRevision(a.rev, b.rev), 0, 'kiosk-1')
        const { [choice]: _choice, ...unsaid } = { ...a, rev: next, [rev]: next }
        expect(mergeVisits(unsaid as Visit, b)[choice]).toBeUndefined()
        const again = nextRevision(next, 0, 'kiosk-1')
        const chosen = { ...unsaid, rev: again, [choice]: another, [rev]: again } as Visit
        expect(mergeVisits(unsaid as Visit, chosen)[choice]).toBe(another)
      }),
    )
  })
})
