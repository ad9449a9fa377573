import type { AttestedFacts } from '../../../domain/attestations/attestation-token.ts'
import type { MyDebrief } from '../../../domain/attestations/my-attestations.ts'
import { DAY, HOUR } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { aBooking, aSession } from '../../data/testing/records.ts'
import type { OpenedKiosk } from './mount-kiosk.ts'
import { challenges, knownCard, noNews, place, told, typed, type Scene } from './scene.ts'

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

/** Saying how it went, debriefs, attestations, and checking one. */
export const attestationScenes: readonly Scene[] = [
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
