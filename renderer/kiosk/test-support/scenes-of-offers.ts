import { ratingEnds } from '../../../domain/hiring/answer-rating.ts'
import type { ApplicationEvent } from '../../../domain/hiring/application.ts'
import { answerToContest } from '../../../domain/hiring/contest-answer.ts'
import { DAY, HOUR, siteDay } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { anApplication, anEmployer, anOffer } from '../../data/testing/records.ts'
import type { OpenedKiosk } from './mount-kiosk.ts'
import { fourPictures, knownCard, newCard, noNews, place, type Scene } from './scene.ts'

function application(...events: Partial<ApplicationEvent>[]) {
  return ({ session }: OpenedKiosk) => {
    knownCard({ session } as OpenedKiosk)
    const sent = [{ type: 'submitted', at: 1 }, ...events] as Partial<ApplicationEvent>[]
    const mine = anApplication({
      visitorId: 'V1',
      events: sent.map((event, index) => {
        const at = Date.now() - (sent.length - index) * DAY
        return { id: `e${index}`, by: 'desk', receivedAt: at, ...event, at } as ApplicationEvent
      }),
    })
    const ends = ratingEnds(mine, Date.now())
    const contest = answerToContest(mine, Date.now())
    session.myApplications = [
      {
        application: mine,
        isNew: true,
        ...(ends.ok ? { ratableUntil: ends.value } : {}),
        ...(contest ? { contestable: { about: contest.answer.id, until: contest.until } } : {}),
        offer: { title: 'Vendeuse ou vendeur', town: 'Mende', romeCode: 'D1106' },
        employer: { name: 'Boulangerie Pagès' },
      },
    ]
  }
}

/** One that was opened with the pictures, and has a link already; the server makes another. */
function followed(kiosk: OpenedKiosk) {
  application()(kiosk)
  const at = Date.now()
  kiosk.session.access = { session: 'open', expiresAt: at + HOUR }
  kiosk.session.myApplications[0]!.followedAt = at - DAY
  const address = `https://pepiniere.example/suivi/${'A'.repeat(43)}`
  kiosk.place.server.answers.set('visitor/applications/candidature/link', { address, madeAt: at })
}

/** Offers, applying, and what becomes of an application. */
export const offerScenes: readonly Scene[] = [
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
  { name: 'the offers of France Travail', screen: 'listed-offers', given: place },
  {
    name: 'no offer of France Travail that fits',
    screen: 'listed-offers',
    async given(kiosk) {
      await place(kiosk)
      kiosk.session.listedView.filter.town = 'Nulle part'
    },
  },
  {
    name: 'the second page of the offers of France Travail',
    screen: 'listed-offers',
    async given(kiosk) {
      await place(kiosk)
      kiosk.session.listedView.page = 1
    },
  },
  {
    name: 'an offer of France Travail',
    screen: 'listed-offer',
    params: { number: '48A1' },
    given: place,
  },
  {
    name: 'an offer of France Travail that is gone',
    screen: 'listed-offer',
    params: { number: 'none' },
    given: place,
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
  {
    name: 'the receipt of an employer that is away',
    screen: 'receipt',
    async given(kiosk) {
      await place(kiosk)
      const made = { applicationId: 'a1', jobOfferId: 'vente', title: 'Vendeuse ou vendeur', score: null }
      kiosk.session.made = {
        ...{ ...made, employer: 'Boulangerie Pagès', madeAt: Date.now() },
        awayUntil: '2026-08-23',
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
      [
        'a letter of the employer',
        [
          {
            type: 'refused',
            tone: 'warm',
            reasons: [{ code: 'other', note: 'Le poste part à Mende.' }],
            message: 'Merci d’être venue.',
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
      ['asked about another employer', [], []],
      ['a no to another employer', [], ['jobs.referral.no']],
      ['seen by another employer', [{ type: 'referral-accepted', about: 'ask' }], []],
    ] as [string, Partial<ApplicationEvent>[], string[]][]
  ).map(([name, said, then]): Scene => ({
    name,
    screen: 'application',
    params: { applicationId: 'candidature' },
    async given(kiosk) {
      await place(kiosk)
      await kiosk.data.records('employers').insert(anEmployer({ id: 'garage', name: 'Garage du Pont' }))
      const stepForward = { kind: 'employer', itemId: 'garage', words: 'Une personne sérieuse.' } as const
      application({ id: 'ask', type: 'refused', stepForward }, ...said)(kiosk)
    },
    async reach(tap) {
      for (const key of then) await tap(key)
    },
  })),
  ...(
    [
      ['asked whether the employer called', []],
      ['a no to whether the employer called', ['jobs.telling.no']],
    ] as [string, string[]][]
  ).map(([name, then]): Scene => ({
    name,
    screen: 'application',
    params: { applicationId: 'candidature' },
    async given(kiosk) {
      await place(kiosk)
      const told = { channel: 'telephone', on: siteDay(Date.now() - DAY) } as const
      application({ id: 'call', type: 'refused', told, reasons: [{ code: 'position_filled' }] })(kiosk)
    },
    async reach(tap) {
      for (const key of then) await tap(key)
    },
  })),
  {
    name: 'an application that nobody answered',
    screen: 'application',
    params: { applicationId: 'candidature' },
    async given(kiosk) {
      await place(kiosk)
      const counted = { counted: 12, answered: 12, people: 9, asOf: Date.now(), formula: 1 }
      const reciprok = { points: 9000, score: 90, grade: 'A' as const, ...counted }
      await kiosk.data.records('employers').insert(anEmployer({ id: 'other', name: 'Mende', reciprok }))
      await kiosk.data
        .records('jobOffers')
        .insert(anOffer({ id: 'other', title: 'Vendeuse ou vendeur', town: 'Mende', employerId: 'other' }))
      application({ type: 'viewed' })(kiosk)
      for (const event of kiosk.session.myApplications[0]!.application.events) event.receivedAt! -= 40 * DAY
    },
  },
  ...(
    [
      ['to follow an application', true, []],
      ['to follow an application, with the code', true, ['jobs.follow.make']],
      ['to follow an application, with the link ended', true, ['jobs.follow.stop']],
      ['to follow an application, without network', false, ['jobs.follow.make']],
    ] as const
  ).map(([name, isOnline, then]): Scene => ({
    name,
    screen: 'application',
    params: { applicationId: 'candidature' },
    ...(isOnline ? { isOnline } : {}),
    given: followed,
    async reach(tap) {
      await tap('jobs.follow.button')
      for (const key of then) await tap(key)
      if (isOnline && then[0] === 'jobs.follow.make') await until(() => document.querySelector('.qr'))
    },
  })),
  ...(
    [
      ['to move a meeting', 'jobs.meeting.move'],
      ['to take an application back', 'jobs.withdraw.button'],
      ['an answer to a question', 'jobs.reply.title'],
      ['to rate an answer', 'jobs.rate.button'],
      ['to contest an answer', 'jobs.contest.button'],
    ] as const
  ).map(([name, key]): Scene => ({
    name,
    screen: 'application',
    params: { applicationId: 'candidature' },
    given: application(
      key === 'jobs.reply.title'
        ? { type: 'info-requested', message: 'Êtes-vous libre le samedi ?' }
        : key === 'jobs.rate.button' || key === 'jobs.contest.button'
          ? { type: 'refused', reasons: [{ code: 'position_filled' }] }
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
]
