import type { Booking, BookingEvent } from '../../../domain/seats/booking.ts'
import { DAY, HOUR } from '../../../domain/time.ts'
import { aChallenge } from '../../data/testing/kit.ts'
import {
  aBooking,
  aLease,
  aListedOffer,
  anEmployer,
  anOffer,
  anEvent,
  aSession,
  aSite,
  aVisit,
} from '../../data/testing/records.ts'
import type { ScreenName } from '../router.ts'
import type { OpenedKiosk } from './mount-kiosk.ts'
import { holdReference } from '../../data/testing/hold-reference.ts'

/** One state of one screen, made anew as often as wanted, in any language. */
export interface Scene {
  name: string
  screen: ScreenName
  params?: Record<string, string>
  /** Its server answers. */
  isOnline?: true
  /** With the header around the screen. */
  isFramed?: true
  /** What the kiosk holds and who stands there, before the screen opens. */
  given?: (kiosk: OpenedKiosk) => Promise<unknown> | void
  /** From the opened screen to the state, by the keys of the words on its buttons. */
  reach?: (tap: (key: string) => Promise<void>, kiosk: OpenedKiosk) => Promise<void>
}

const token = 'PEP1TOKEN'
export const noNews = {
  meetings: 0,
  questions: 0,
  answers: 0,
  toCheck: 0,
  attached: 0,
  hasPictures: true,
  mayChoosePictures: false,
  alsoKnownAs: [],
  challengesReadUntil: 0,
}

const aCriterion = { id: 'c1', kind: 'competence' as const, label: 'Tenir une caisse' }

export const site = aSite()
export const challenges = ['A01', 'A02', 'E02', 'C09'].map((cardId) => aChallenge(cardId))
export const offers = [
  anOffer({
    town: 'Mende',
    criteria: [aCriterion],
    hours: 'du mardi au samedi',
    pay: '1 850 € brut et les pourboires',
  }),
  anOffer({ id: 'pain', title: 'Boulangère ou boulanger', town: 'Florac' }),
  anOffer({ id: 'cuisine', title: 'Cuisinière ou cuisinier', town: 'Mende' }),
  anOffer({
    id: 'soin',
    title: 'Aide à domicile',
    town: 'Langogne',
    hours: '24 h par semaine',
    pay: '12 € de l’heure',
  }),
]

/** Offers of France Travail: with all that one says, of a partner, and more than a page of them. */
const listed = [
  aListedOffer({
    ...{ company: 'Boulangerie Pagès', town: 'Mende', contract: 'permanent', romeCode: 'K1304' },
    ...{ hours: '24 h, le matin', pay: '12,02 € de l’heure', description: 'Aider.' },
    criteria: [{ kind: 'title', label: 'B - Véhicule léger' }],
    listedAt: 9,
  }),
  aListedOffer({ id: 'ft.48A2', number: '48A2', town: 'Langogne', romeCode: 'G1803', partner: 'Partenaire' }),
  aListedOffer({ id: 'ft.48A3', number: '48A3', title: 'Serveur / Serveuse' }),
  aListedOffer({ id: 'ft.48A4', number: '48A4', title: 'Maçon / Maçonne', company: 'Boulangerie Pagès' }),
]

/** Sessions of every kind and four offers: what a kiosk of a living place holds. */
export async function place({ data }: OpenedKiosk, booking?: Partial<Booking>): Promise<void> {
  const soon = (days: number) => ({
    startsAt: Date.now() + days * DAY,
    endsAt: Date.now() + days * DAY + HOUR,
  })
  const sold = { id: 'other', sessionId: 'full', visitorId: 'P9', events: told({ type: 'confirmed' }) }
  await data.records('sites').insert((await site).site)
  // A server that heard of it before may have told it by now.
  await data.records('visits').incrementalUpsert(aVisit('visit', { visitorId: 'V1' }))
  const reply = { words: 'Nous répondons en deux semaines.', publishedAt: 1 }
  await data.records('employers').insert(anEmployer({ reply }))
  await data.records('jobOffers').bulkInsert(offers)
  await data.records('listedOffers').bulkInsert(listed)
  await holdReference(data, 'challenges', ...challenges)
  await data
    .records('challengeSessions')
    .bulkInsert([
      aSession({ ...soon(1), offersPresented: ['vente'] }),
      aSession({ id: 'full', capacity: 1, ...soon(2) }),
      aSession({ id: 'seed', track: 'explorer', challengeIds: ['E02.1'], minimumAge: 0, ...soon(3) }),
      aSession({ id: 'adults', track: 'scout', challengeIds: ['C09.1'], minimumAge: 18, ...soon(4) }),
      aSession({ id: 'later', challengeIds: ['A02.1'], ...soon(5) }),
      anEvent(),
      ...[2, 3, 4, 5, 6].map((rank) => anEvent({ id: `cafe-${rank}`, capacity: 1, ...soon(rank) })),
    ])
  const lent = ['s1', 'cafe', 'seed', 'adults', 'later'].map((sessionId) => aLease({ sessionId }))
  await data.records('seatLeases').bulkInsert(lent)
  const bookings = [aBooking(sold), ...(booking ? [aBooking(booking)] : [])]
  await data.records('bookings').bulkInsert(bookings)
}

/** Events an hour apart, the last an hour ago. */
export function told(...events: (Partial<BookingEvent> & Pick<BookingEvent, 'type'>)[]): Booking['events'] {
  return events.map((event, index) => ({
    id: `e${index}`,
    at: Date.now() - (events.length - index) * HOUR,
    by: 'server',
    ...event,
  }))
}

export const newCard = ({ session }: OpenedKiosk) => {
  session.isNewCard = true
  session.name = 'Nadia'
  session.pass = { passId: 'P1', visitorId: 'V1', token, checked: 'signature' }
}
export const knownCard = ({ session }: OpenedKiosk) => {
  session.pass = { passId: 'P1', visitorId: 'V1', token, checked: 'server' }
}
export const typed =
  (code: string) =>
  ({ session }: OpenedKiosk) => {
    session.$reset()
    session.typedCode = code
  }

export const fourPictures = [
  'kiosk.picture.sun',
  'kiosk.picture.moon',
  'kiosk.picture.tree',
  'kiosk.picture.key',
]
