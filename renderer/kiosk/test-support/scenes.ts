import type { AttestedFacts } from '../../../domain/attestations/attestation-token.ts'
import type { Booking, BookingEvent } from '../../../domain/seats/booking.ts'
import type { MyDebrief } from '../../../domain/attestations/my-attestations.ts'
import type { ApplicationEvent } from '../../../domain/hiring/application.ts'
import { DAY, HOUR, MINUTE, siteDay } from '../../../domain/time.ts'
import { aChallenge } from '../../data/testing/kit.ts'
import { until } from '../../data/testing/device.ts'
import {
  aBooking,
  aLease,
  anApplication,
  anEmployer,
  anOffer,
  aSession,
  aSite,
  aVisit,
} from '../../data/testing/records.ts'
import { usePreferences } from '../../stores/preferences.ts'
import type { ScreenName } from '../router.ts'
import type { OpenedKiosk } from './mount-kiosk.ts'

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
const noNews = {
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

const site = aSite()
const challenges = ['A01', 'A02', 'E02', 'C09'].map((cardId) => aChallenge(cardId))
const offers = [
  anOffer({ town: 'Mende', criteria: [aCriterion] }),
  anOffer({ id: 'pain', title: 'Boulangère ou boulanger', town: 'Florac' }),
  anOffer({ id: 'cuisine', title: 'Cuisinière ou cuisinier', town: 'Mende' }),
  anOffer({ id: 'soin', title: 'Aide à domicile', town: 'Langogne' }),
]

/** Sessions of every kind and four offers: what a kiosk of a living place holds. */
async function place({ data }: OpenedKiosk, booking?: Partial<Booking>): Promise<void> {
  const soon = (days: number) => ({
    startsAt: Date.now() + days * DAY,
    endsAt: Date.now() + days * DAY + HOUR,
  })
  const sold = { id: 'other', sessionId: 'full', visitorId: 'P9', events: told({ type: 'confirmed' }) }
  await data.records('sites').insert((await site).site)
  await data.records('visits').insert(aVisit('visit', { visitorId: 'V1' }))
  await data.records('employers').insert(anEmployer())
  await data.records('jobOffers').bulkInsert(offers)
  await data.records('challenges').bulkInsert(challenges)
  await data
    .records('challengeSessions')
    .bulkInsert([
      aSession({ ...soon(1), offersPresented: ['vente'] }),
      aSession({ id: 'full', capacity: 1, ...soon(2) }),
      aSession({ id: 'seed', track: 'explorer', challengeIds: ['E02.1'], minimumAge: 0, ...soon(3) }),
      aSession({ id: 'adults', track: 'scout', challengeIds: ['C09.1'], minimumAge: 18, ...soon(4) }),
      aSession({ id: 'later', challengeIds: ['A02.1'], ...soon(5) }),
    ])
  const lent = ['s1', 'seed', 'adults', 'later'].map((sessionId) => aLease({ sessionId }))
  await data.records('seatLeases').bulkInsert(lent)
  const bookings = [aBooking(sold), ...(booking ? [aBooking(booking)] : [])]
  await data.records('bookings').bulkInsert(bookings)
}

/** Events an hour apart, the last an hour ago. */
function told(...events: (Partial<BookingEvent> & Pick<BookingEvent, 'type'>)[]): Booking['events'] {
  return events.map((event, index) => ({
    id: `e${index}`,
    at: Date.now() - (events.length - index) * HOUR,
    by: 'server',
    ...event,
  }))
}

const newCard = ({ session }: OpenedKiosk) => {
  session.isNewCard = true
  session.name = 'Nadia'
  session.pass = { passId: 'P1', visitorId: 'V1', token, checked: 'signature' }
}
const knownCard = ({ session }: OpenedKiosk) => {
  session.pass = { passId: 'P1', visitorId: 'V1', token, checked: 'server' }
}
const typed =
  (code: string) =>
  ({ session }: OpenedKiosk) => {
    session.$reset()
    session.typedCode = code
  }

function application(...events: Partial<ApplicationEvent>[]) {
  return ({ session }: OpenedKiosk) => {
    knownCard({ session } as OpenedKiosk)
    const sent = [{ type: 'submitted', at: 1 }, ...events] as Partial<ApplicationEvent>[]
    session.myApplications = [
      {
        application: anApplication({
          visitorId: 'V1',
          events: sent.map((event, index) => {
            const at = Date.now() - (sent.length - index) * DAY
            return { id: `e${index}`, by: 'desk', receivedAt: at, ...event, at } as ApplicationEvent
          }),
        }),
        isNew: true,
        offer: { title: 'Vendeuse ou vendeur', town: 'Mende', romeCode: 'D1106' },
        employer: { name: 'Boulangerie Pagès' },
      },
    ]
  }
}

const attested: AttestedFacts = {
  siteId: 'mende',
  keyId: 1,
  serial: '7K2M9QX4',
  observedOn: '2026-03-12',
  challengeIds: ['A01.1'],
  name: 'Nadia',
  abilities: [{ code: 'work-in-team', level: 3 }],
  digest: new Uint8Array(16),
}
const page = {
  serial: attested.serial,
  siteId: 'mende',
  siteName: 'La Pépinière de Mende',
  kind: 'observation' as const,
  name: 'Nadia',
  track: 'adventurer' as const,
  title: 'Vingt clients',
  challenges: [{ id: 'A01.1', title: 'Vingt clients' }],
  observedOn: attested.observedOn,
  issuedOn: attested.observedOn,
  abilities: [{ code: 'work-in-team' as const, level: 3 as const }],
  observers: [{ side: 'host' as const }],
}

function debriefed(fields: Partial<MyDebrief> = {}) {
  return async (kiosk: OpenedKiosk) => {
    knownCard(kiosk)
    kiosk.session.secret = [1, 2, 3, 4]
    const past = { startsAt: Date.now() - DAY, endsAt: Date.now() - DAY + HOUR }
    await place(kiosk)
    await kiosk.data
      .records('challengeSessions')
      .insert(aSession({ id: 'past', offersPresented: ['vente'], ...past }))
    await kiosk.data
      .records('bookings')
      .insert(aBooking({ sessionId: 'past', events: told({ type: 'attended' }) }))
    kiosk.session.attestations = {
      debriefs: [
        {
          bookingId: 'b1',
          visitorId: 'V1',
          sessionId: 'past',
          title: 'Vingt clients',
          track: 'adventurer',
          startsAt: past.startsAt,
          status: 'shared',
          sharedAt: past.endsAt,
          strength: 'Vous regardez les gens.',
          fact: 'La file était longue.',
          nextStep: 'Garder le billet en vue.',
          observations: [
            { ability: 'act-in-service', level: 3, fact: 'A salué chacun.' },
            { ability: 'work-under-pressure', level: 2 },
          ],
          says: [],
          name: 'Nadia',
          ...fields,
        },
      ],
      attestations: [
        {
          serial: page.serial,
          bookingId: 'b0',
          sessionId: 's0',
          issuedAt: 1,
          page: { attestation: page, token: 'PEA1TOKEN' },
        },
      ],
      assessed: [],
    }
  }
}
const checked =
  (read: object) =>
  ({ session }: OpenedKiosk) => {
    session.$reset()
    session.checked = { knownAsOf: Date.now() - HOUR, ...read } as typeof session.checked
  }

const fourPictures = ['kiosk.picture.sun', 'kiosk.picture.moon', 'kiosk.picture.tree', 'kiosk.picture.key']

/** Every screen of the kiosk, in each state that has controls of its own. */
export const scenes: readonly Scene[] = [
  { name: 'the first screen', screen: 'attract', given: place },
  { name: 'the header', screen: 'arrive', isFramed: true },
  {
    name: 'the display, large and strong',
    screen: 'arrive',
    isFramed: true,
    given: () => void Object.assign(usePreferences(), { largeText: true, strongContrast: true }),
    reach: (tap) => tap('kiosk.header.display'),
  },
  { name: 'the display', screen: 'arrive', isFramed: true, reach: (tap) => tap('kiosk.header.display') },
  { name: 'help', screen: 'arrive', isFramed: true, reach: (tap) => tap('kiosk.header.help') },
  { name: 'arrived?', screen: 'arrive' },
  { name: 'a name', screen: 'name', given: typed('') },
  { name: 'why today, on the way in', screen: 'reason', given: typed('') },
  { name: 'a card, typed', screen: 'pass', given: typed('K7QF3M2X8') },
  { name: 'a lost card', screen: 'recover', given: typed('ABCDEFGH') },
  {
    name: 'a lost card, its pictures',
    screen: 'recover',
    isOnline: true,
    given(kiosk) {
      typed('ABCDEFGH')(kiosk)
      const pictures = { kind: 'pictures', token: null, alsoKnownAs: [] }
      kiosk.place.server.answers.set('passes/recover', pictures)
    },
    async reach(tap) {
      await tap('kiosk.next')
      for (const picture of fourPictures) await tap(picture)
    },
  },
  {
    name: 'is it yours?',
    screen: 'confirm',
    given({ session }) {
      session.$reset()
      session.shownPass = {
        passId: 'K7QF3M2X9',
        visitorId: 'V2',
        token: null,
        checked: 'later',
        arrivedBy: 'code',
      }
    },
  },
  { name: 'the welcome', screen: 'welcome', given: (kiosk) => place(kiosk, {}) },
  {
    name: 'the welcome with news',
    screen: 'welcome',
    isOnline: true,
    async given(kiosk) {
      knownCard(kiosk)
      kiosk.session.name = 'Nadia'
      const news = { ...noNews, meetings: 1, questions: 1, answers: 2, attached: 1, toCheck: 1 }
      kiosk.place.server.answers.set('visitor/news', news)
      await place(kiosk, { events: told({ type: 'waitlisted' }, { type: 'confirmed' }) })
    },
    reach: (_, kiosk) => until(() => kiosk.text().includes(kiosk.say('jobs.news.title'))),
  },
  { name: 'a new card', screen: 'card', given: newCard },
  { name: 'one’s card again', screen: 'card', given: knownCard },
  { name: 'no card in the house', screen: 'card', given: ({ session }) => void (session.pass = null) },
  { name: 'who one is', screen: 'about', given: place },
  { name: 'finished, with a new card', screen: 'done', given: newCard },
  { name: 'finished', screen: 'done', given: place },
  { name: 'offers', screen: 'offers', given: place },
  {
    name: 'no offer that fits',
    screen: 'offers',
    async given(kiosk) {
      await place(kiosk)
      kiosk.session.offersView.filter.town = 'Nulle part'
    },
  },
  {
    name: 'the second page of the offers',
    screen: 'offers',
    async given(kiosk) {
      await place(kiosk)
      kiosk.session.offersView.page = 1
    },
  },
  { name: 'an offer', screen: 'offer', params: { offerId: 'vente' }, given: place },
  { name: 'an offer that is gone', screen: 'offer', params: { offerId: 'none' }, given: place },
  {
    name: 'an offer applied to here',
    screen: 'offer',
    params: { offerId: 'vente' },
    async given(kiosk) {
      await place(kiosk)
      application()(kiosk)
    },
  },
  ...(
    [
      ['what to send', []],
      ['a word to send', ['message']],
      ['a telephone to send', ['phone']],
      ['an address to send', ['email']],
      ['abilities to send', ['abilities']],
    ] as const
  ).map(([name, fields]): Scene => ({
    name,
    screen: 'apply',
    params: { offerId: 'vente' },
    async given(kiosk) {
      newCard(kiosk)
      Object.assign(
        kiosk.session.draft,
        fields.length > 0 ? {} : { phone: '06 12 34 56 78', message: 'Je suis libre lundi.' },
      )
      await place(kiosk)
    },
    async reach(_tap, kiosk) {
      for (const field of fields)
        await kiosk.tap(`${kiosk.say('kiosk.apply.add')} : ${kiosk.say(`kiosk.apply.field.${field}`)}`)
    },
  })),
  {
    name: 'what leaves',
    screen: 'apply',
    params: { offerId: 'vente' },
    async given(kiosk) {
      newCard(kiosk)
      await place(kiosk)
    },
    reach: (tap) => tap('kiosk.next'),
  },
  {
    name: 'the pictures of an application',
    screen: 'apply',
    params: { offerId: 'vente' },
    async given(kiosk) {
      newCard(kiosk)
      await place(kiosk)
    },
    async reach(tap, kiosk) {
      await tap('kiosk.next')
      await until(() => kiosk.text().includes(kiosk.say('kiosk.review.title')))
      await tap('kiosk.next')
      for (const picture of fourPictures.slice(1)) await tap(picture)
    },
  },
  {
    name: 'a name to sign with',
    screen: 'apply',
    params: { offerId: 'vente' },
    async given(kiosk) {
      knownCard(kiosk)
      await place(kiosk)
    },
  },
  {
    name: 'a card without pictures applies',
    screen: 'apply',
    params: { offerId: 'vente' },
    async given(kiosk) {
      knownCard(kiosk)
      kiosk.session.news = { ...noNews, hasPictures: false }
      await place(kiosk)
    },
  },
  {
    name: 'applied to already',
    screen: 'apply',
    params: { offerId: 'vente' },
    async given(kiosk) {
      await place(kiosk)
      application()(kiosk)
    },
  },
  {
    name: 'the receipt',
    screen: 'receipt',
    async given(kiosk) {
      newCard(kiosk)
      await place(kiosk)
      kiosk.session.made = {
        applicationId: 'a1',
        jobOfferId: 'vente',
        title: 'Vendeuse ou vendeur',
        employer: 'Boulangerie Pagès',
        score: null,
        madeAt: Date.now(),
      }
    },
  },
  { name: 'unlock applications', screen: 'unlock', isOnline: true, given: knownCard },
  { name: 'unlock applications without network', screen: 'unlock', given: knownCard },
  {
    name: 'nothing to unlock',
    screen: 'unlock',
    isOnline: true,
    given(kiosk) {
      knownCard(kiosk)
      kiosk.session.news = { ...noNews, hasPictures: false }
    },
  },
  { name: 'no applications', screen: 'applications', given: knownCard },
  { name: 'applications', screen: 'applications', given: application() },
  ...(
    [
      ['an application', []],
      [
        'an application with a meeting',
        [
          {
            type: 'pursued',
            message: 'Venez nous voir.',
            nextStep: {
              what: 'Entretien',
              kind: 'meeting',
              on: siteDay(Date.now() + 4 * DAY, 'Europe/Paris'),
              time: '10:00',
              where: '3 rue du Pont',
              contact: 'Anne',
            },
          },
        ],
      ],
      [
        'an application refused',
        [
          {
            type: 'refused',
            reasons: [{ code: 'position_filled' }],
            message: 'Quelqu’un a déjà commencé.',
            stepForward: { kind: 'challenge', itemId: 'A01' },
          },
        ],
      ],
      ['a question of the employer', [{ type: 'info-requested', message: 'Êtes-vous libre le samedi ?' }]],
    ] as [string, Partial<ApplicationEvent>[]][]
  ).map(([name, events]): Scene => ({
    name,
    screen: 'application',
    params: { applicationId: 'candidature' },
    async given(kiosk) {
      await place(kiosk)
      application(...events)(kiosk)
    },
  })),
  ...(
    [
      ['to move a meeting', 'jobs.meeting.move'],
      ['to take an application back', 'jobs.withdraw.button'],
      ['an answer to a question', 'jobs.reply.title'],
    ] as const
  ).map(([name, key]): Scene => ({
    name,
    screen: 'application',
    params: { applicationId: 'candidature' },
    given: application(
      key === 'jobs.reply.title'
        ? { type: 'info-requested', message: 'Êtes-vous libre le samedi ?' }
        : key === 'jobs.meeting.move'
          ? {
              type: 'pursued',
              nextStep: {
                what: 'Entretien',
                on: siteDay(Date.now() + 4 * DAY, 'Europe/Paris'),
                time: '10:00',
              },
            }
          : {},
    ),
    reach: (tap) => tap(key),
  })),
  { name: 'challenges', screen: 'challenges', given: place },
  {
    name: 'no challenge that fits',
    screen: 'challenges',
    async given(kiosk) {
      await place(kiosk)
      Object.assign(kiosk.session.finding.filter, { track: 'scout', when: 'today' })
    },
  },
  {
    name: 'the second page of the challenges',
    screen: 'challenges',
    async given(kiosk) {
      await place(kiosk)
      kiosk.session.finding.page = 1
    },
  },
  { name: 'a challenge', screen: 'challenge', params: { sessionId: 's1' }, given: place },
  { name: 'a challenge that is gone', screen: 'challenge', params: { sessionId: 'none' }, given: place },
  { name: 'a full challenge', screen: 'challenge', params: { sessionId: 'full' }, given: place },
  {
    name: 'a challenge of one’s own',
    screen: 'challenge',
    params: { sessionId: 's1' },
    given: (kiosk) => place(kiosk, { events: told({ type: 'confirmed' }) }),
  },
  {
    name: 'how old',
    screen: 'challenge',
    params: { sessionId: 'adults' },
    given: place,
    reach: (tap) => tap('challenges.card.book'),
  },
  {
    name: 'an age was said',
    screen: 'challenge',
    params: { sessionId: 'adults' },
    async given(kiosk) {
      await place(kiosk)
      kiosk.session.age = { band: 'adult', on: siteDay(Date.now(), 'Europe/Paris') }
    },
  },
  {
    name: 'too young',
    screen: 'challenge',
    params: { sessionId: 'adults' },
    async given(kiosk) {
      await place(kiosk)
      kiosk.session.age = { band: '16-17', on: siteDay(Date.now() + 4 * DAY, 'Europe/Paris') }
    },
  },
  {
    name: 'a slip',
    screen: 'slip',
    async given(kiosk) {
      await place(kiosk, { leaseId: aLease().id, slot: 0 })
      kiosk.session.booked = { id: 'b1', sessionId: 's1' }
    },
  },
  {
    name: 'a slip again',
    screen: 'slip',
    async given(kiosk) {
      await place(kiosk, { leaseId: aLease().id, slot: 0 })
      kiosk.session.booked = { id: 'b1', sessionId: 's1', again: true }
    },
  },
  { name: 'no challenge of one’s own', screen: 'my-challenges', given: place },
  {
    name: 'challenges of one’s own',
    screen: 'my-challenges',
    given: (kiosk) => place(kiosk, { leaseId: aLease().id, slot: 0 }),
  },
  {
    name: 'to give a seat back',
    screen: 'my-challenges',
    given: (kiosk) => place(kiosk, { leaseId: aLease().id, slot: 0 }),
    reach: (tap) => tap('challenges.mine.cancel'),
  },
  {
    name: 'a seat is offered',
    screen: 'my-challenges',
    given: (kiosk) =>
      place(kiosk, { events: told({ type: 'offered', id: 'o', until: Date.now() + 50 * MINUTE }) }),
  },
  {
    name: 'a seat was taken back',
    screen: 'my-challenges',
    given: (kiosk) =>
      place(kiosk, { events: told({ type: 'confirmed' }, { type: 'cancelled', takenBack: 'mistake' }) }),
  },
  {
    name: 'a promise changed',
    screen: 'my-challenges',
    async given(kiosk) {
      await place(kiosk, { leaseId: aLease().id, slot: 0, planRev: 1 })
      const { planRev, ...promised } = aSession({ startsAt: Date.now() + 9 * DAY })
      const session = await kiosk.data.records('challengeSessions').findOne('s1').exec(true)
      const { challengeIds, startsAt, endsAt, minimumAge } = promised
      const before = {
        planRev,
        at: Date.now(),
        challengeIds,
        startsAt,
        endsAt,
        place: promised.place,
        minimumAge,
      }
      await session.incrementalPatch({ planRev: 2, formerPlans: [before] })
    },
  },
  {
    name: 'attestations, locked',
    screen: 'attestations',
    given: (kiosk) => debriefed()(kiosk).then(() => (kiosk.session.attestations = null)),
  },
  { name: 'attestations', screen: 'attestations', given: debriefed() },
  { name: 'unlock attestations', screen: 'attestations-unlock', isOnline: true, given: knownCard },
  {
    name: 'attestations of a card without pictures',
    screen: 'attestations-unlock',
    isOnline: true,
    given(kiosk) {
      knownCard(kiosk)
      kiosk.session.news = { ...noNews, hasPictures: false }
    },
  },
  { name: 'unlock attestations without network', screen: 'attestations-unlock', given: knownCard },
  { name: 'how it went', screen: 'assess', params: { bookingId: 'b1' }, given: debriefed() },
  {
    name: 'the pictures of how it went',
    screen: 'assess',
    params: { bookingId: 'b1' },
    given: (kiosk) => debriefed()(kiosk).then(() => (kiosk.session.secret = null)),
    reach: answerAll,
  },
  {
    name: 'how it went is kept',
    screen: 'assess',
    params: { bookingId: 'b1' },
    given: debriefed(),
    async reach(tap, kiosk) {
      await answerAll(tap, kiosk)
      await titled(kiosk, 'attestations.question.done')
    },
  },
  { name: 'a debrief', screen: 'debrief', params: { bookingId: 'b1' }, given: debriefed() },
  {
    name: 'a debrief one agreed with',
    screen: 'debrief',
    params: { bookingId: 'b1' },
    given: debriefed({ status: 'agreed', says: [{ id: 'w', word: 'agree', at: 1 }] }),
  },
  ...(
    [
      ['a word on a debrief', 'attestations.debrief.howSay', []],
      ['a comment on a debrief', 'attestations.debrief.write.comment', ['attestations.debrief.comment']],
      ['a debrief contested', 'attestations.debrief.write.contest', ['attestations.debrief.contest']],
      ['what the attestation says', 'attestations.choice.title', ['attestations.debrief.agree']],
      [
        'a name for the attestation',
        'attestations.choice.nameTitle',
        ['attestations.debrief.agree', 'attestations.choice.name'],
      ],
      [
        'the attestation is chosen',
        'attestations.chosen.title',
        ['attestations.debrief.agree', 'attestations.choice.save'],
      ],
    ] as const
  ).map(([name, title, keys]): Scene => ({
    name,
    screen: 'debrief',
    params: { bookingId: 'b1' },
    given: debriefed({ says: [{ id: 'w', word: 'comment', text: 'Bien.', at: 1 }] }),
    async reach(tap, kiosk) {
      for (const key of ['attestations.debrief.goOn', ...keys]) await tap(key)
      await titled(kiosk, title)
    },
  })),
  { name: 'an attestation', screen: 'attestation', params: { serial: page.serial }, given: debriefed() },
  { name: 'posts of a session', screen: 'position', params: { sessionId: 's1' }, given: debriefed() },
  {
    name: 'a name for a post',
    screen: 'position',
    params: { sessionId: 's1' },
    given: debriefed(),
    reach: (_, kiosk) => kiosk.tap('Vendeuse ou vendeur'),
  },
  {
    name: 'the pictures for a post',
    screen: 'position',
    params: { sessionId: 's1' },
    async given(kiosk) {
      await debriefed()(kiosk)
      kiosk.session.secret = null
      kiosk.session.name = 'Nadia'
    },
    reach: (_, kiosk) => kiosk.tap('Vendeuse ou vendeur'),
  },
  { name: 'check an attestation', screen: 'check', given: typed('') },
  {
    name: 'a genuine attestation',
    screen: 'verify',
    given: checked({ kind: 'genuine', facts: attested, siteName: 'Mende' }),
  },
  { name: 'a damaged attestation', screen: 'verify', given: checked({ kind: 'damaged' }) },
  { name: 'an attestation of elsewhere', screen: 'verify', given: checked({ kind: 'elsewhere' }) },
  {
    name: 'an attestation taken back',
    screen: 'verify',
    given: checked({ kind: 'revoked', reason: 'error' }),
  },
  { name: 'to leave', screen: 'leave', given: typed('K7QF3M2X8') },
  { name: 'goodbye', screen: 'goodbye', given: typed('') },
  { name: 'counted', screen: 'counted', given: typed('') },
]

async function answerAll(tap: (key: string) => Promise<void>, kiosk: OpenedKiosk): Promise<void> {
  const total = challenges[0]!.card.criteria.length
  for (let question = 1; question <= total; question++) {
    await until(() =>
      kiosk.text().includes(kiosk.say('attestations.question.of', { number: question, total })),
    )
    await tap('attestations.question.seen')
  }
}

const titled = (kiosk: OpenedKiosk, key: string) =>
  until(() => document.querySelector('h1')?.textContent.replace(/\s+/gu, ' ').trim() === kiosk.say(key))
