import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Application } from '../hiring/application.ts'
import type { Evaluation } from '../observation/evaluation.ts'
import type { Posting } from '../postings/posting.ts'
import { onBoardSince } from '../postings/posting-state.ts'
import type { AnyRecord } from '../record/record.ts'
import type { CollectionName } from '../sync/collections.ts'
import { nextRevision } from '../sync/revision.ts'
import { addDays, DAY, HOUR, siteDay, siteInstant, type Instant } from '../time.ts'
import { isMoreThanNeeded } from '../visits/minority.ts'
import type { MinorityWord, Visitor } from '../visits/visitor.ts'
import { dueFrom } from './due-from.ts'
import { applicationContentEnds, kept, observationNotesEnd } from './keeping.ts'

const AT = Date.UTC(2026, 0, 5, 9)
const DAY_OF_IT = '2026-01-05'
const MIDNIGHT = Date.UTC(2026, 0, 5)
const head = { id: 'r', siteId: 'brest', rev: nextRevision(undefined, AT, 'kiosk'), at: AT, by: 'kiosk' }
const posting: Posting = {
  ...head,
  ...{ stamps: {}, kind: 'help', topic: 'can-do', title: 'Je relis', endsOn: DAY_OF_IT, publishedAt: AT },
  events: [{ id: 'p', type: 'published', at: AT, by: 'server', turn: 1 }],
}
const application: Application = {
  ...head,
  ...{ employerId: 'e', jobOfferId: 'o', visitorId: 'v', sent: { name: 'Lucie' } },
  events: [{ id: 's', type: 'submitted', at: AT, by: 'kiosk', receivedAt: AT + HOUR }],
}
const visitor: Visitor = { ...head, stamps: {}, firstSeenOn: DAY_OF_IT, lastSeenOn: DAY_OF_IT }
const voice = (kind: Evaluation['kind'], at: Instant) => ({ ...head, at, kind }) as Evaluation

/** Of a record that tells the least that its rule reads. */
const due = (collection: CollectionName, record: object) => dueFrom(collection, record as AnyRecord)

// Who changes what is expected here changes a rule, and raises `RULES`.
describe('time may take', () => {
  it('nothing of what no rule speaks of, nor of what tells no moment', () => {
    expect(due('sites', head)).toBeNull()
    expect(due('bookings', head)).toBeNull()
    expect(due('contactRequests', { ...head, postingId: 'p' })).toBeNull()
    expect(due('profiles', { ...head, visitorId: 'v', competences: [] })).toBeNull()
    expect(due('evaluations', voice('answer', AT))).toBeNull()
    expect(due('visitors', { ...visitor, lastSeenOn: 'one day' })).toBeNull()
  })

  it('a visit, and a person, so long after their day', () => {
    expect(due('visits', { ...head, day: DAY_OF_IT })).toBe(MIDNIGHT + DAY + kept.visits)
    expect(due('visitors', visitor)).toBe(MIDNIGHT + DAY + kept.accounts)
  })

  it('a card from the board after its last day, and what was taken off a year later', () => {
    expect(due('postings', posting)).toBe(MIDNIGHT + DAY - 14 * HOUR)
    const { publishedAt: _off, ...off } = posting
    expect(due('postings', off)).toBe(MIDNIGHT + 2 * DAY + kept.postings)
    const { endsOn: _never, ...endless } = posting
    expect(due('postings', endless)).toBe(AT + kept.postings)
  })

  it('a wish about no card, a reservation and leave to be searched as they end', () => {
    const wish = { ...head, visitorId: 'v', topic: 'coffee', events: [] }
    expect(due('contactRequests', wish)).toBe(AT + kept.postings)
    const reservation = { ...head, endsAt: AT + DAY, events: [] }
    expect(due('reservations', reservation)).toBe(AT + DAY + kept.reservations)
    const consents = [{ id: 'c', purpose: 'search', type: 'given', turn: 1, at: AT, by: 'k', textId: 't' }]
    const page = { ...head, visitorId: 'v', competences: [], consents }
    expect(due('profiles', page)).toBe(AT + kept.searchConsent)
  })

  it('the words of an application before what stays of it', () => {
    expect(due('applications', application)).toBe(AT + kept.applicationContent)
    expect(due('applications', { ...application, sent: {} })).toBe(AT + HOUR + kept.applicationsOfNobody)
  })
})

/** The rules that decide in the end read other records; none of them says so before. */
describe('nothing goes before', () => {
  const day = fc.integer({ min: -800, max: 800 }).map((days) => addDays(DAY_OF_IT, days))

  it('a card whose last day is over, anywhere on earth', () => {
    const zone = fc.constantFrom('Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Paris', 'Indian/Reunion')
    fc.assert(
      fc.property(day, zone, fc.integer({ min: -30, max: 30 }), (endsOn, zone, hours) => {
        const now = siteInstant(addDays(endsOn, 1), 0, 0, zone) + hours * HOUR
        const isOff = onBoardSince({ ...posting, endsOn }, siteDay(now, zone)) === undefined
        if (isOff) expect(due('postings', { ...posting, endsOn })!).toBeLessThanOrEqual(now)
      }),
    )
  })

  it('the content of an application, whenever its offer was closed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (days) => {
        const ends = applicationContentEnds(application, { closedAt: AT + days * DAY })!
        expect(due('applications', application)!).toBeLessThanOrEqual(ends)
      }),
    )
  })

  it('notes of a session that were written within a month of its end', () => {
    fc.assert(
      fc.property(fc.constantFrom('grid', 'self'), fc.integer({ min: -9, max: 31 }), (kind, late) => {
        const note = voice(kind, AT + late * DAY)
        const ends = observationNotesEnd(note, { endsAt: AT, track: 'scout' } as never, [note], AT)!
        expect(due('evaluations', note)!).toBeLessThanOrEqual(ends)
      }),
    )
  })

  it('words on a minor, with and without the other entries of their person', () => {
    const age = fc.record({ band: fc.constantFrom('under-16', '16-17', 'adult'), on: day })
    const agreed = fc.record({ on: day, until: day })
    const word = fc.oneof(
      age.map((said) => ({ type: 'age', ...said })),
      agreed.map((said) => ({ type: 'agreed', guardian: 'G', acts: ['board'], host: 'H', ...said })),
      fc.constantFrom('a0', 'a1', 'b0').map((ofId) => ({ type: 'withdrawn', ofId })),
    )
    const entry = (id: string) =>
      fc.array(word, { maxLength: 4 }).map((words): Visitor => {
        const minority = words.map((one, at) => ({ ...one, id: `${id}${at}`, at, by: 'k' }) as MinorityWord)
        return { ...visitor, id, minority }
      })
    fc.assert(
      fc.property(entry('a'), entry('b'), day, (one, other, today) => {
        const isNeedless = isMoreThanNeeded(one, today) || isMoreThanNeeded(one, today, [one, other])
        if (isNeedless) expect(due('visitors', one)!).toBeLessThanOrEqual(Date.parse(`${today}T00:00:00Z`))
      }),
      { numRuns: 500 },
    )
  })
})
