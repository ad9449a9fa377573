import { exportJWK, generateKeyPair } from 'jose'
import type { Posting } from '../../../domain/postings/posting.ts'
import type { Booking } from '../../../domain/seats/booking.ts'
import {
  type ChallengeSession,
  type SessionOfChallenge,
  type SessionOfEvent,
} from '../../../domain/sessions/challenge-session.ts'
import { leaseId, type SeatLease } from '../../../domain/seats/seat-lease.ts'
import type { Application } from '../../../domain/hiring/application.ts'
import type { Employer } from '../../../domain/hiring/employer.ts'
import type { JobOffer } from '../../../domain/hiring/job-offer.ts'
import type { ListedOffer } from '../../../domain/hiring/listed-offer.ts'
import type { Site } from '../../../domain/sites/site.ts'
import { DAY, HOUR, parisDay, parisInstant } from '../../../domain/time.ts'
import { passClaim, writePassToken } from '../../../domain/visits/pass-token.ts'
import type { Visit } from '../../../domain/visits/visit.ts'

const written = { siteId: 'mende', rev: '000000001.000.server', at: 1, by: 'server' }

export function aVisit(id: string, fields: Partial<Visit> = {}): Visit {
  return {
    ...written,
    id,
    kind: 'stay',
    day: parisDay(Date.now()),
    arrivedAt: 1,
    arrivedBy: 'host',
    reasons: [],
    ...fields,
  }
}

export function anEmployer(fields: Partial<Employer> = {}): Employer {
  return {
    ...written,
    siteId: '*',
    id: 'boulangerie',
    name: 'Boulangerie Pagès',
    siteIds: [written.siteId],
    mandates: [{ siteId: written.siteId, scope: 'all', givenAt: 1, accountId: 'a1', givenBy: 'Anne' }],
    ...fields,
  }
}

/** A card that stands on the board of Mende, by a person. */
export function aPosting(fields: Partial<Posting> = {}): Posting {
  const published = { id: 'p', type: 'published', at: 2, by: 'h1', turn: 1, name: 'Léa' } as const
  return {
    ...written,
    ...{
      id: 'card',
      stamps: {},
      kind: 'help',
      topic: 'can-do',
      title: 'Je relis une lettre',
      authorId: 'P1',
    },
    endsOn: '2099-01-01',
    publishedAt: 2,
    events: [{ id: 's', type: 'submitted', at: 1, by: 'k1' }, published],
    ...fields,
  }
}

export function anOffer(fields: Partial<JobOffer> = {}): JobOffer {
  return {
    ...written,
    id: 'vente',
    stamps: {},
    employerId: 'boulangerie',
    title: 'Vendeuse ou vendeur',
    contract: 'permanent',
    town: 'Mende',
    hours: '35 h, du mardi au samedi',
    pay: 'Au SMIC, avec un treizième mois',
    romeCode: 'D1106',
    seats: 1,
    criteria: [{ id: 'c1', kind: 'competence', label: 'Accueillir' }],
    publishedAt: 1,
    ...fields,
  }
}

export function aListedOffer(fields: Partial<ListedOffer> = {}): ListedOffer {
  return {
    ...written,
    id: 'ft.48A1',
    source: 'france-travail',
    number: '48A1',
    title: 'Aide à domicile',
    criteria: [],
    url: 'https://candidat.francetravail.fr/offres/recherche/detail/48A1',
    listedAt: 1,
    ...fields,
  }
}

export function anApplication(fields: Partial<Application> = {}): Application {
  return {
    ...written,
    id: 'candidature',
    employerId: 'boulangerie',
    jobOfferId: 'vente',
    visitorId: 'K7QF3M2X9',
    sent: { name: 'Nadia' },
    events: [{ id: 'e1', type: 'submitted', at: 1, by: 'kiosk', receivedAt: 1, receipt: 'r' }],
    ...fields,
  }
}

export function aSession(fields?: Partial<SessionOfChallenge>): SessionOfChallenge
export function aSession(fields: Partial<ChallengeSession>): ChallengeSession
export function aSession(fields: Partial<ChallengeSession> = {}): ChallengeSession {
  const startsAt = Date.now() + DAY
  return {
    ...written,
    id: 's1',
    planRev: 1,
    track: 'adventurer',
    challengeIds: ['A01.1'],
    title: 'Vingt clients',
    offersPresented: [],
    place: 'site',
    startsAt,
    endsAt: startsAt + 2 * HOUR,
    capacity: 8,
    deskReserve: 0,
    overcommits: [],
    minimumAge: 16,
    access: [],
    observers: [],
    moments: [],
    publishedAt: 1,
    ...fields,
  } as ChallengeSession
}

/** An event of the place, tomorrow, for twelve people. */
export function anEvent(fields: Partial<SessionOfEvent> = {}): SessionOfEvent {
  const { track: _track, challengeIds: _cards, event: _none, ...planned } = aSession()
  return {
    ...planned,
    id: 'cafe',
    title: 'Café du mardi',
    event: { kind: 'coffee', text: 'On boit un café et on fait connaissance.' },
    capacity: 12,
    minimumAge: 10,
    ...fields,
  }
}

/** One of today, which the week and the month that a calendar opens with hold on any day. */
export function aSessionToday(fields: Partial<ChallengeSession> = {}): ChallengeSession {
  const startsAt = parisInstant(parisDay(Date.now()), 12)
  return aSession({ startsAt, endsAt: startsAt + 2 * HOUR, ...fields })
}

/** Two seats of a session, lent to the device `kiosk`. */
export function aLease(fields: Partial<SeatLease> = {}): SeatLease {
  return {
    ...written,
    id: leaseId(fields.sessionId ?? 's1', 'kiosk', fields.gen ?? 1),
    sessionId: 's1',
    deviceId: 'kiosk',
    gen: 1,
    seats: 2,
    state: 'active',
    grantedAt: 1,
    expiresAt: Date.now() + DAY,
    ...fields,
  }
}

export function aBooking(fields: Partial<Booking> = {}): Booking {
  return { ...written, id: 'b1', sessionId: 's1', visitorId: 'V1', askedAt: 1, events: [], ...fields }
}

/** A site with keys of its own, and the private halves that only its server would have. */
export async function aSite(fields: Partial<Site> = {}): Promise<{
  site: Site
  opens: CryptoKey
  signs: CryptoKey
}> {
  const sealing = await generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true })
  const signing = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair
  const { kty, crv, x, y } = await exportJWK(sealing.publicKey)
  const { x: publicKey } = await exportJWK(signing.publicKey)
  const site: Site = {
    ...written,
    id: 'mende',
    name: 'La Pépinière de Mende',
    closesAt: '18:00',
    capacity: 80,
    passKeys: [{ keyId: 1, publicKey: publicKey! }],
    sealingKey: { kty: kty!, crv: crv!, x: x!, y: y! },
    revokedPasses: [],
    ...fields,
  }
  return { site, opens: sealing.privateKey as CryptoKey, signs: signing.privateKey }
}

/** The text of a card as the site with that key signs it. */
export async function signedPass(
  signs: CryptoKey,
  pass: { passId: string; visitorId: string },
  { siteId = written.siteId, keyId = 1 } = {},
): Promise<string> {
  const signature = await crypto.subtle.sign('Ed25519', signs, passClaim(siteId, pass))
  return writePassToken({ ...pass, keyId, signature: new Uint8Array(signature) })
}
