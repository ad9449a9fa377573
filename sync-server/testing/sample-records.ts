import { readFileSync } from 'node:fs'
import { evaluationId } from '../../domain/observation/evaluation.ts'
import type { KitCard } from '../../domain/kit/kit-card.ts'
import type { CollectionName, RecordTypes } from '../../domain/sync/collections.ts'
import { parisDay, type Instant } from '../../domain/time.ts'

/** What a sample is about: the rest of it is the least that its collection asks for. */
export interface Sample {
  id: string
  siteId: string
  rev: string
  at: Instant
  by: string
  employerId?: string
  /** Found again in whatever text field the collection has. */
  mark: string
}

/** The session of every sample booking: a test that pushes some creates it first. */
export const SAMPLE_SESSION = 'session-1'

/** A valid record of any collection. */
export function sampleRecord<C extends CollectionName>(collection: C, sample: Sample): RecordTypes[C] {
  const { employerId, mark, ...head } = sample
  const owner = employerId === undefined ? {} : { employerId }
  return Object.assign({}, head, fieldsOf(collection, sample, owner, mark), idOf(collection, sample)) as never
}

/** The id of a voice says what it is and of what it speaks. */
function idOf(collection: CollectionName, { id }: Sample): { id?: string } {
  return collection === 'evaluations' ? { id: evaluationId(id, 'self', 'self') } : {}
}

/** A real card of the kit with the mark in its title. */
function sampleCard(mark: string): KitCard {
  const file = new URL('../../resources/kit/E01.json', import.meta.url)
  const card = JSON.parse(readFileSync(file, 'utf8')) as KitCard
  return { ...card, title: { ...card.title, fr: mark } }
}

function fieldsOf(
  collection: CollectionName,
  { id, at, by, employerId = 'nobody' }: Sample,
  owner: { employerId?: string },
  mark: string,
): object {
  switch (collection) {
    case 'sites':
      return {
        name: mark,
        closesAt: '18:00',
        capacity: 50,
        passKeys: [],
        sealingKey: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
        revokedPasses: [],
      }
    case 'challenges':
      return { cardId: mark.slice(0, 16), edition: 1, track: 'explorer', card: sampleCard(mark) }
    case 'challengeSessions':
      return {
        ...owner,
        planRev: 1,
        track: 'scout',
        challengeIds: ['C01.1'],
        title: mark,
        offersPresented: [],
        place: 'site',
        startsAt: at,
        endsAt: at + 1,
        capacity: 8,
        deskReserve: 1,
        overcommits: [],
        minimumAge: 16,
        access: [],
        observers: [],
        moments: [],
        publishedAt: at,
      }
    case 'seatLeases':
      return {
        sessionId: mark,
        deviceId: by,
        gen: 1,
        seats: 2,
        state: 'active',
        grantedAt: at,
        expiresAt: at + 1,
      }
    case 'bookings':
      return { ...owner, sessionId: SAMPLE_SESSION, visitorId: mark, askedAt: at, events: [] }
    case 'visits':
      return {
        kind: 'stay',
        day: parisDay(at),
        arrivedAt: at,
        arrivedBy: 'walk-in',
        reasons: [],
        visitorId: mark,
      }
    case 'visitors':
      return { stamps: {}, name: mark, firstSeenOn: parisDay(at), lastSeenOn: parisDay(at) }
    case 'postings':
      return {
        ...{
          stamps: {},
          kind: 'ask',
          topic: 'looking-for',
          title: mark,
          publishedAt: at,
          authorId: `of-${id}`.slice(0, 40),
        },
        events: [{ id: `${id}.p`.slice(0, 64), type: 'published', at, by: 'server', turn: 1 }],
      }
    case 'contactRequests':
      return { ...owner, visitorId: mark, events: [] }
    case 'reservations':
      return { thingId: 'drill', visitorId: mark, startsAt: at, endsAt: at + 1, askedAt: at, events: [] }
    case 'profiles':
      return { visitorId: mark, competences: [] }
    case 'dossiers':
      return { edition: 1, sealed: 'c2VhbGVk', sealedPass: mark }
    case 'employers':
      return { name: mark, siteIds: ['brest'] }
    case 'jobOffers':
      return {
        stamps: {},
        employerId,
        title: mark,
        contract: 'permanent',
        seats: 1,
        criteria: [],
        publishedAt: at,
      }
    case 'listedOffers':
      return {
        source: 'france-travail',
        number: '201ABCD',
        title: mark,
        criteria: [],
        url: 'https://candidat.francetravail.fr/offres/recherche/detail/201ABCD',
        listedAt: at,
      }
    case 'applications':
      return {
        employerId,
        jobOfferId: 'offer',
        visitorId: `of-${id}`.slice(0, 40),
        sent: { name: mark },
        events: [{ id: `${mark}.s`, type: 'submitted', at, by }],
      }
    case 'evaluations':
      return {
        ...owner,
        kind: 'self',
        sessionId: 's',
        bookingId: id,
        visitorId: mark,
        authorId: 'self',
        observations: [],
        criteria: [],
        says: [],
      }
  }
}
