import type { ChallengeSession, SessionMoment } from '../../../domain/sessions/challenge-session.ts'
import { evaluationId, type Evaluation, type EvaluationKind } from '../../../domain/observation/evaluation.ts'
import type { Booking } from '../../../domain/seats/booking.ts'
import type { WireRecord } from '../../../domain/sync/messages.ts'
import { DAY, HOUR } from '../../../domain/time.ts'
import { passIdFrom } from '../../../domain/visits/pass-code.ts'
import type { Site } from '../../data/testing/device.ts'
import { dayHere } from '../../words/site-zone.ts'
import { aReport } from '../figures/testing/a-report.ts'
import type { DeskScene } from '../../desk/testing/walk-desk.ts'
import { aChallenge } from '../../data/testing/kit.ts'
import {
  aBooking,
  aLease,
  anApplication,
  anEmployer,
  anOffer,
  aPosting,
  anEvent,
  aSession,
  aVisit,
} from '../../data/testing/records.ts'

const seat = { id: 'c', type: 'confirmed' as const, at: 1, by: 'server' }
const passId = passIdFrom(new Uint8Array(8).fill(7))
const startsAt = Date.now() + HOUR / 2
/** The same each time the site is made anew: a button is named by it, to the minute. */
const arrivedAt = startsAt - HOUR - HOUR / 2
const times = { startsAt, endsAt: startsAt + 2 * HOUR }
const observers = [{ id: 'o1', name: 'Claire', side: 'host' as const }]

function told(...types: SessionMoment[]): ChallengeSession['moments'] {
  return types.map((type, index) => ({
    id: `m${index}`,
    type,
    at: 1 + index,
    by: 'host',
    ...(type === 'observer-arrived' ? { observerId: 'o1' } : {}),
  }))
}
function voice(
  booking: Booking,
  kind: EvaluationKind,
  authorId: string,
  fields: Partial<Evaluation>,
): Evaluation {
  const { siteId, rev, at, by, sessionId, visitorId } = booking
  const head = { siteId, rev, at, by, sessionId, visitorId, kind, authorId, bookingId: booking.id }
  const id = evaluationId(booking.id, kind, authorId)
  return { id, ...head, observations: [], criteria: [], says: [], ...fields }
}
const own = (id: string, fields: object) => {
  const { publishedAt: _, ...challenge } = aChallenge('A05')
  return { ...challenge, id, cardId: id.split('.')[0]!, forkedAtSite: 'mende', ...fields }
}

/** Everything that the scenes stand on. */
export function fillSite({ server }: Site): void {
  const rooms = [
    { id: 'r1', name: 'Serre', capacity: 12, stepFree: true },
    { id: 'r2', name: 'Verrière', capacity: 20, stepFree: false },
  ]
  const hours = { opensAt: '09:00', closesAt: '17:00', slotMinutes: 60, longestDays: 7, count: 2 }
  const drill = { id: 'drill', kind: 'tool', way: 'loan', name: 'Perceuse', picture: 'hammer', ...hours }
  server.write('sites', { ...server.read('sites', 'mende')!, rooms, things: [drill] } as WireRecord)
  const granted = { id: 'g', type: 'granted', at: arrivedAt, by: 'server' }
  for (const [id, events] of [
    ['asked', [granted]],
    ['out', [granted, { ...granted, id: 'o', type: 'handed-out', by: 'host' }]],
    ['back', [granted, { ...granted, id: 'o', type: 'withdrawn', by: 'host', withdrawn: 'other' }]],
  ] as const)
    server.write('reservations', {
      ...{ id, siteId: 'mende', rev: '1', at: 1, by: 'server', thingId: 'drill', visitorId: 'V1' },
      ...{ startsAt: arrivedAt, endsAt: startsAt + DAY, askedAt: arrivedAt, events },
    } as WireRecord)
  const replyAsked = { words: 'Nous répondons en deux semaines.', askedAt: Date.now() }
  const reply = { words: 'Nous avons recruté une assistante.', publishedAt: 1 }
  const siren = '732829320'
  server.write('employers', anEmployer({ reply, replyAsked, siren, sirenToConfirm: 1 }))
  const sirenWord = { type: 'seen', document: 'kbis', at: 1 } as const
  const sirenWordBy = { accountId: 'h1', name: 'Claire' }
  server.write(
    'employers',
    anEmployer({ id: 'menuiserie', name: 'Menuiserie', mandates: [], siren, sirenWord, sirenWordBy }),
  )
  server.write('jobOffers', anOffer())
  server.write('jobOffers', anOffer({ id: 'brouillon', title: 'Brouillon', publishedAt: undefined as never }))
  server.write('jobOffers', anOffer({ id: 'finie', title: 'Offre finie', closedAt: 2 }))
  server.write('applications', anApplication())
  const submitted = { id: 's', type: 'submitted' as const, at: Date.now() - HOUR, by: 'k1' }
  const waitingCard = {
    publishedAt: undefined as never,
    title: 'Une friperie',
    topic: 'partner' as const,
    kind: 'project' as const,
  }
  server.write('postings', aPosting({ id: 'new', ...waitingCard, text: 'Appelez-moi', events: [submitted] }))
  server.write('postings', aPosting())
  const refusedCard = {
    id: 'r',
    type: 'rejected' as const,
    at: 3,
    by: 'h1',
    turn: 1,
    reason: 'money' as const,
  }
  server.write(
    'postings',
    aPosting({ id: 'no', ...waitingCard, title: 'Un prêt', events: [submitted, refusedCard] }),
  )
  const ofTeam = {
    id: 'f1',
    type: 'told' as const,
    at: 4,
    by: 'k1',
    ofId: 'P7',
    text: 'Trois bacs sont prêts',
  }
  const ofHost = { id: 'f2', type: 'told' as const, at: 5, by: 'h1', text: 'La terre arrive' }
  const facts = [ofTeam, ofHost, { id: 'f3', type: 'share' as const, at: 6, by: 'k1', ofId: 'P7' }]
  const garden = { kind: 'project' as const, topic: 'shared-project' as const, title: 'Un potager' }
  server.write('postings', aPosting({ id: 'going', ...garden, steps: [{ text: 'Bêcher' }], facts }))
  const endedCard = { id: 'e', type: 'ended' as const, at: 3, by: 'k1', turn: 2 }
  server.write('postings', aPosting({ id: 'old', title: 'Fini', events: [...aPosting().events!, endedCard] }))
  const both = { authorName: 'Nadia', interestedName: 'Yann', interestedId: 'P2', acceptedAt: 1 }
  const apart = (device: string, text: string) => ({ device, at: arrivedAt, text, isEmpty: false })
  server.answers.set('host/conflicts', {
    conflicts: [
      {
        ...{ conflictId: 'c1', collection: 'visitors', recordId: 'V1', field: 'name', at: arrivedAt },
        ...{ kept: apart('k1', 'Nadia Le Goff'), other: apart('server', 'Nadja Le Goff') },
      },
    ],
  })
  server.answers.set('front/calls', {
    now: arrivedAt,
    calls: [{ callId: 'call', kiosk: 'Borne de l’entrée', calledAt: arrivedAt }],
  })
  server.answers.set('host/calls/call/answer', {})
  // Nadia is here by then; of six, five are shown.
  const names = ['Nadia', 'Ali', 'Bérénice', 'Côme', 'Doriane', 'Émile', 'Fatou']
  const today = dayHere(Date.now())
  server.answers.set('host/expected', {
    expected: names.map((name) => ({ expectedId: name, name, day: today, host: 'Paul Ker', at: 1 })),
  })
  for (const name of names) server.answers.set(`host/expected/${encodeURIComponent(name)}`, {})
  server.answers.set('host/elsewhere-codes', { code: 'ABCD2345', expiresAt: startsAt })
  server.answers.set('host/introductions', {
    introductions: [{ id: 'i1', postingId: 'card', title: 'Je relis une lettre', ...both }],
  })
  const thanked = { id: 't1', authorName: 'Yann', name: 'Nadia', line: 'Merci pour le CV', at: 1 }
  server.answers.set('host/thanks', { thanks: [{ ...thanked, doubts: [] }] })
  server.answers.set('host/thanks/t1', {})
  const wanted = { id: 'w1', topic: 'budget', startsAt: Date.now() + 3_600_000, at: 1, doubts: [] }
  server.answers.set('host/table-proposals', { proposals: [wanted] })
  server.answers.set('host/table-proposals/w1/decline', {})
  server.answers.set('host/introductions/i1', {})
  server.write('visits', aVisit('v1', { name: 'Nadia', visitorId: passId, arrivedAt }))
  server.write('visits', aVisit('group', { name: 'La MFR', people: 7, prescriber: 'school', arrivedAt }))
  // On the day that is typed in every field of a day.
  server.write('visits', aVisit('nameless', { visitorId: 'V9', day: '2027-01-04', arrivedAt }))
  const known = (id: string, name: string, fields = {}) =>
    server.write('visitors', {
      ...{ id, siteId: 'mende', rev: '000000001.000.server', at: 1, by: 'server', stamps: {}, name },
      ...{ firstSeenOn: '2026-11-02', lastSeenOn: '2026-11-20', ...fields },
    } as WireRecord)
  known('V1', 'Nadia Le Goff')
  known('V2', 'Nadya Legof', {
    firstSeenOn: '2026-11-20',
    minority: [
      { id: '1', type: 'age', band: '16-17', on: dayHere(Date.now()), at: 1, by: 'k' },
      {
        ...{ id: '2', type: 'agreed', guardian: 'Mme Legof', acts: ['search'], at: 2, by: 'd', host: 'Nora' },
        ...{ on: dayHere(Date.now()), until: dayHere(Date.now()) },
      },
    ],
  })
  const alone = { id: 'p', type: 'apart', withId: 'V1', at: arrivedAt, by: 'host', host: 'Claire' }
  known('V3', 'Karim Haddad', { pairings: [alone] })
  known('V4', 'Karim', { mergedInto: 'V3' })
  for (const id of ['V1', 'V2', 'V3']) {
    server.answers.set(`host/visitors/${id}/file`, {
      attestations: [],
      cards: [{ issuedAt: 1 }],
      hasPictures: true,
      elsewhere: [{ linkId: 'l1', site: 'Florac', since: arrivedAt, proof: 'pictures' }],
    })
    server.answers.set(`host/visitors/${id}/visits`, { visits: [] })
  }
  for (const cardId of ['A01', 'E02']) server.write('challenges', aChallenge(cardId))
  server.write('challenges', own('A05-a.1', {}))
  server.write('challenges', own('A05-b.1', { submittedAt: 2 }))
  server.write('challenges', own('A05-c.1', { publishedAt: 2 }))

  const soon = { ...times, observers, challengeIds: ['A01.1'] }
  server.write('challengeSessions', aSession(soon))
  server.write('challengeSessions', anEvent(times))
  server.write('bookings', aBooking({ id: 'awa', visitorId: 'P1', name: 'Awa', events: [seat] }))
  const absent = { id: 'x', type: 'absent' as const, at: 2, by: 'host' }
  server.write('bookings', aBooking({ id: 'paul', visitorId: 'P3', name: 'Paul', events: [seat, absent] }))
  const line = [{ ...seat, type: 'waitlisted' as const }]
  server.write('bookings', aBooking({ id: 'mina', visitorId: 'P2', name: 'Mina', events: line }))
  server.write('seatLeases', aLease())
  const over = [{ id: 'o', seats: 1, reason: 'other' as const, decidedBy: 'Claire', at: 1 }]
  const scout = { ...soon, id: 'scout', track: 'scout' as const, planRev: 2, overcommits: over }
  const { startsAt: start, endsAt } = times
  const { challengeIds, place, minimumAge } = aSession(soon)
  const former = { planRev: 1, at: 2, challengeIds, place, minimumAge }
  const formerPlans = [{ ...former, startsAt: start - DAY, endsAt: endsAt - DAY }]
  server.write('challengeSessions', aSession({ ...scout, title: 'Une équipe', formerPlans }))
  const minor = { sessionId: 'scout', visitorId: 'P4', ageBand: '16-17' as const, events: [seat] }
  server.write('bookings', aBooking({ id: 'leo', name: 'Léo', planRev: 2, ...minor }))
  server.write('bookings', aBooking({ id: 'zoe', name: 'Zoé', planRev: 1, ...minor, visitorId: 'P5' }))

  const during = { id: 'running', title: 'En cours', moments: told('observer-arrived', 'started') }
  server.write('challengeSessions', aSession({ ...soon, ...during }))
  const here = { id: 'h', type: 'attended' as const, at: 3, by: 'host' }
  const inn = aBooking({ id: 'ines', sessionId: 'running', name: 'Inès', events: [seat, here] })
  server.write('bookings', inn)
  const moments = told('observer-arrived', 'started', 'ended')
  server.write('challengeSessions', aSession({ ...soon, id: 'after', title: 'Après', moments }))
  const sam = aBooking({ id: 'sam', sessionId: 'after', name: 'Sam', events: [seat, here] })
  const tom = aBooking({ id: 'tom', sessionId: 'after', visitorId: 'P6', name: 'Tom', events: [seat, here] })
  for (const booking of [sam, tom]) server.write('bookings', booking)
  const noted = { observations: [{ ability: 'organise', level: 3, notedAt: '1' }] }
  server.write('evaluations', voice(sam, 'grid', 'o1', noted))
  const debrief = { ...noted, strength: 'Calme', fact: 'A rangé', nextStep: 'Un autre', sharedAt: 5 }
  server.write('evaluations', voice(sam, 'debrief', 'host', debrief))
  server.write('evaluations', voice(tom, 'debrief', 'host', debrief))
  const says = [{ id: 'w', at: 6, word: 'contest' as const, text: 'Non.' }]
  server.write('evaluations', voice(sam, 'answer', 'self', { says }))
  const later = {
    startsAt: startsAt + 5 * DAY,
    endsAt: startsAt + 5 * DAY + 3 * HOUR,
    challengeIds: ['A01.1'],
  }
  const { publishedAt: _, ...draft } = aSession({ id: 'draft', title: 'Brouillon', ...later })
  server.write('challengeSessions', draft)
  const proposed = { ...draft, id: 'proposed', title: 'Proposée', proposedAt: 1, employerId: 'boulangerie' }
  server.write('challengeSessions', proposed)

  const device = { enrolledAt: 0, waiting: 0, lastContactAt: Date.now() }
  server.answers.set('host/devices', {
    devices: [
      { ...device, deviceId: 'k1', name: 'Borne', role: 'kiosk', owesSince: Date.now() - HOUR },
      { ...device, deviceId: 'k2', name: 'Ancienne', role: 'kiosk', revokedAt: 1 },
      { ...device, deviceId: 'e1', name: 'Poste', role: 'employer', employerId: 'boulangerie' },
    ],
  })
  server.answers.set('host/tools', {
    tools: [
      { toolId: 't1', name: 'Écran du hall', rights: ['programme'], madeAt: 0, madeBy: 'Claire Dumont' },
    ],
    hooks: [
      {
        ...{
          hookId: 'h1',
          url: 'https://lieu.example/hook',
          topics: ['session'],
          madeAt: 0,
          madeBy: 'Claire Dumont',
        },
        deliveries: [{ event: 'session.published', at: 1, tries: 2, nextTryAt: 2, answer: '503' }],
      },
    ],
  })
  server.answers.set('host/listing', {
    ...{ linked: true, department: '48', shown: 12, total: 340 },
    ...{ doneAt: Date.now() - HOUR, triedAt: Date.now(), fault: 'unreachable' },
  })
  server.answers.set('host/listing/towns', { towns: [{ code: '48095', name: 'Mende', postcode: '48000' }] })
  const account = { role: 'host', siteRole: 'host', createdAt: 1 }
  server.answers.set('host/site', {})
  server.answers.set('host/sites', {
    sites: [
      { siteId: 'mende', name: 'Mende' },
      { siteId: 'langogne', name: 'Langogne' },
    ],
  })
  server.answers.set('host/sites/langogne/desk-code', { code: 'ABCDE-FGHJK', expiresAt: 1 })
  server.answers.set('host/accounts', {
    accounts: [
      { ...account, accountId: 'h1', login: 'claire', name: 'Claire Dumont' },
      { ...account, accountId: 'h2', login: 'paul', name: 'Paul Ker' },
    ],
  })
  const row = { at: Date.now(), deviceId: 'k1', collection: 'visits', recordId: 'v1' }
  const name = 'N'.repeat(41)
  server.answers.set('host/refused-rows', {
    rows: [{ ...row, id: 'r1', reason: 'invalid', field: 'name', body: { name, reasons: ['x'] } }],
    count: 60,
    next: '1.1',
  })
  const holder = { holder: 'Nadia', signed: 'Nad', visitorId: 'V1' }
  server.answers.set('host/unproven-applications', { applications: [{ id: 'a2', receivedAt: 1, ...holder }] })
  server.answers.set('host/pass-alerts', { alerts: [{ passId, at: 1 }] })
  const message = { key: 'e/waiting/a1', to: 'Boulangerie Pagès', dueAt: 1, subject: 'Une personne attend' }
  server.answers.set('host/messages', { messages: [{ ...message, state: 'waiting', words: 'Bonjour,' }] })
  server.answers.set('host/messages/told', {})
  const stop = { employerId: 'boulangerie', name: 'Boulangerie Pagès', address: 'a@b.fr', at: 1 }
  const lift = { ...stop, address: 'c@d.fr', by: 'Claire Dumont' }
  server.answers.set('host/mail-stops', {
    stops: [{ ...stop, because: 'bounced' }],
    lifts: [{ ...lift, because: 'unsubscribed' }],
  })
  server.answers.set('host/mail-stops/lift', {})
  const silent = { employerId: 'boulangerie', name: 'Boulangerie Pagès', waiting: 3, because: ['no-label'] }
  const contest = {
    ...{ applicationId: 'a1', about: 'e1', kind: 'not-received', stage: 'contest', at: 1, dueAt: Date.now() },
    ...{ candidate: 'Nadia', employer: 'Boulangerie Pagès', offer: 'Vente' },
    events: [{ id: 'e1', type: 'refused', at: 1 }],
    words: ['Le poste a été pourvu.'],
  }
  const appealed = {
    ...contest,
    about: 'e2',
    stage: 'appeal',
    candidate: 'Awa',
    appeal: 'Voici le courriel.',
  }
  server.answers.set('host/contests', { contests: [contest, appealed] })
  for (const about of ['e1', 'e2']) server.answers.set(`host/contests/a1/${about}`, {})
  const figures = { employerId: 'boulangerie', employer: 'Boulangerie Pagès', files: 6, of: 10, people: 6 }
  const raised = { raisedAt: 1, until: 1, before: [] }
  const seen = { at: 1, host: 'Léa', verdict: 'to-follow', reason: 'see-again', note: 'Voir en mai' }
  server.answers.set('host/score-alerts', {
    alerts: [
      { ...figures, ...raised, kind: 'same-day', subject: '2026-03-02', day: '2026-03-02' },
      { ...figures, ...raised, kind: 'instant-answers', subject: '', median: 2000, followed: seen },
    ],
  })
  server.answers.set('host/score-alerts/decisions', {})
  server.answers.set('host/employers/boulangerie/label-reply', {})
  server.answers.set('host/employers/boulangerie/siren-seen', {})
  server.answers.set('host/employers/menuiserie/siren-doubted', {})
  for (const id of ['boulangerie', 'menuiserie'])
    server.answers.set(`host/employers/${id}/referrals`, {
      figures: { people: 10, saidYes: 6, seen: 4, answered: 1, hired: 0 },
    })
  server.answers.set('host/practices', { sheets: [{ sheet: 'one-minute', yes: 15, no: 5 }] })
  server.answers.set('host/account-figures', {
    agreed: 15,
    abilities: [{ ability: 'organise', people: { declared: 15, observed: 5 } }],
  })
  server.answers.set('host/report', aReport())
  server.answers.set('host/silence', {
    blocked: [{ employerId: 'fournil', name: 'Fournil', at: 1, forms: ['answer'], grounds: ['age'] }],
    employers: [
      { ...silent, silentSince: 1, phone: '06 12 34 56 78', next: { kind: 'call' } },
      {
        ...{ ...silent, employerId: 'garage', name: 'Garage', because: [] },
        ...{ motives: { at: 1, codes: ['no-time'] }, lastMessage: { kind: 'label-lost', at: 1 } },
        next: { kind: 'advice', at: startsAt + DAY },
      },
    ],
    slots: [{ slotId: 'a', startsAt: startsAt + DAY, host: 'Claire', mine: true, employer: 'Garage' }],
  })
  for (const call of ['silence/called', 'advice/slots', 'advice/slots/a'])
    server.answers.set(`host/${call}`, {})
  const attestation = {
    ...{ serial: 'AAAA', siteId: 'mende', siteName: 'Mende', kind: 'participation', name: 'Tom' },
    ...{ track: 'adventurer', title: 'Après', challenges: [], observedOn: '2026-11-26' },
    ...{ issuedOn: '2026-11-26', abilities: [], observers: [] },
  }
  const page = {
    serial: 'AAAA',
    bookingId: 'tom',
    sessionId: 'after',
    issuedAt: 1,
    page: { token: 't', attestation },
  }
  const shared = { attestations: [page], issued: [page], refused: [] }
  server.answers.set('host/attestations', shared)
  server.answers.set('host/attestations/AAAA/credential', { credential: 'a.b.c' })
  const said = { competenceId: 'bread', by: 'host', authorId: 'h1', at: 1 }
  const titled = { title: 'PSC1', issuer: 'Croix-Rouge', competenceIds: [], seenBy: 'h1', at: 1 }
  server.answers.set(`host/pages/${passId}`, {
    profile: {
      ...{ id: passId, visitorId: passId, siteId: 'mende', rev: '1', at: 1, by: 'k' },
      competences: ['bread', 'wood'].map((id) => ({
        id,
        label: `Je fais ${id}`,
        origin: 'personal',
        addedAt: '1',
      })),
      recommendations: [{ ...said, id: 'r1' }],
      certificates: [
        { ...titled, id: 'c1', issuedOn: '2020-01-02', expiresOn: '2022-01-02' },
        { ...titled, id: 'c2', title: 'CACES', expiresOn: '2099-01-02' },
      ],
    },
    isHere: true,
  })
  for (const call of ['recommendations', 'certificates', 'take-back'])
    server.answers.set(`host/pages/${passId}/${call}`, {})
  const { serial: _serial, ...written } = attestation
  const ready = { ok: true, attestation: written, digest: 'd', employerAlone: false }
  server.answers.set('host/attestations/drafts', {
    drafts: [
      { bookingId: 'tom', said: [{ kind: 'debrief' }], ...ready },
      { bookingId: 'sam', said: [], ok: false, reason: 'contested' },
    ],
  })
}

const cockpit = (id: string) => `/agenda/seance/${id}`

/** Where the pages about sessions are made: they are walked by themselves. */
export const foldersOfSessions = [
  ...['agenda', 'attestations', 'cockpit', 'events', 'tablet'].map((name) => `renderer/host/${name}`),
  ...['observation', 'sessions'].map((name) => `renderer/desk/${name}`),
]

/** The pages about sessions, in the states in which they have other controls. */
export const sessionScenes: DeskScene[] = [
  { name: 'the week', at: '/agenda' },
  { name: 'the month', at: '/agenda', then: ['Mois'] },
  { name: 'the list of sessions', at: '/agenda', then: ['Liste'] },
  { name: 'a new event', at: '/agenda', then: ['Ajouter un évènement'] },
  { name: 'an event', at: cockpit('cafe') },
  { name: 'an event that is changed', at: cockpit('cafe'), then: ['Modifier'] },
  { name: 'an event that is called off', at: cockpit('cafe'), then: ['Annuler l’évènement'] },
  { name: 'a new plan', at: '/agenda/nouvelle' },
  { name: 'a draft', at: '/agenda/draft' },
  { name: 'a proposal', at: '/agenda/proposed' },
  { name: 'a published plan', at: '/agenda/s1' },
  { name: 'a promise that changes', at: '/agenda/s1', then: ['Salle', 'Enregistrer'] },
  { name: 'roll call', at: cockpit('s1') },
  { name: 'roll call of minors, after a change', at: cockpit('scout') },
  { name: 'seats', at: cockpit('s1'), then: ['Places'] },
  { name: 'material', at: cockpit('s1'), then: ['Matériel'] },
  { name: 'a running session', at: cockpit('running') },
  { name: 'observation', at: cockpit('running'), then: ['Observation'] },
  { name: 'after the session', at: cockpit('after') },
  { name: 'debriefs', at: cockpit('after'), then: ['Retours'] },
  {
    name: 'a contested debrief that was talked about',
    at: cockpit('after'),
    then: ['Retours', 'Ce qui a été décidé, et pourquoi'],
  },
  {
    name: 'a tablet in the hands of a participant',
    at: cockpit('after'),
    then: ['Retours', 'Passer la tablette'],
    within: 'body',
  },
  { name: 'who is here', at: '/evacuation' },
]

/** The other pages, the frame around all of them, and what is in reach while nobody is signed in. */
export const otherScenes: DeskScene[] = [
  { name: 'today', at: '/aujourdhui' },
  { name: 'offers', at: '/offres' },
  { name: 'a new offer', at: '/offres/nouvelle' },
  { name: 'a draft of an offer', at: '/offres/brouillon' },
  { name: 'an open offer', at: '/offres/vente' },
  { name: 'offers from a file', at: '/offres/importer' },
  { name: 'offers of France Travail', at: '/offres/france-travail' },
  {
    name: 'offers around a town',
    at: '/offres/france-travail',
    then: ['Près d’ici : une ville et ses environs'],
  },
  { name: 'people of another list', at: '/visiteurs/importer' },
  { name: 'programs of the place’s own', at: '/postes/outils' },
  { name: 'applications', at: '/offres/vente/candidatures' },
  { name: 'the kit', at: '/kit' },
  { name: 'a card of the kit', at: '/kit/A01.1' },
  { name: 'a draft of a card', at: '/kit/A05-a.1' },
  { name: 'a card that is read', at: '/kit/A05-b.1' },
  { name: 'a card of the site', at: '/kit/A05-c.1' },
  { name: 'sheets of good practice', at: '/pratiques' },
  { name: 'a sheet for hosts', at: '/pratiques/accueil/debrief' },
  { name: 'a sheet of the kiosk', at: '/pratiques/visiteurs/one-minute' },
  { name: 'no such sheet', at: '/pratiques/visiteurs/debrief' },
  { name: 'employers', at: '/employeurs' },
  { name: 'messages that wait', at: '/employeurs', then: ['Messages en attente (1)'] },
  { name: 'half hours of advice', at: '/employeurs', then: ['Demi-heures de conseil (1)'] },
  { name: 'a contested answer', at: '/employeurs', then: ['Ouvrir ce que dit Nadia'] },
  { name: 'an appeal', at: '/employeurs', then: ['Ouvrir ce que dit Awa'] },
  { name: 'a reply to the label', at: '/employeurs', then: ['Relire la réponse de Boulangerie Pagès'] },
  { name: 'a new employer', at: '/employeurs/nouveau' },
  { name: 'an employer', at: '/employeurs/boulangerie' },
  { name: 'a number seen on a paper', at: '/employeurs/boulangerie', then: ['Extrait Kbis'] },
  { name: 'a doubt about a number', at: '/employeurs/menuiserie', then: ['Ce numéro n’est pas sûr'] },
  { name: 'rooms and loans', at: '/salles-et-prets' },
  {
    name: 'what can be booked',
    at: '/salles-et-prets',
    then: ['Ce qu’on peut réserver'],
    within: 'body',
  },
  { name: 'the board', at: '/annonces' },
  {
    name: 'cards that stand and are over',
    at: '/annonces',
    then: ['Au tableau (1)', 'Terminées, refusées ou retirées (2)'],
  },
  { name: 'why a card is refused', at: '/annonces', then: ['Refuser « Une friperie »'] },
  {
    name: 'what was just done, and may be taken back',
    at: '/annonces',
    then: ['Publier « Une friperie »'],
    within: '.notice',
  },
  { name: 'a card for somebody', at: '/annonces', then: ['Écrire pour quelqu’un'] },
  { name: 'devices', at: '/postes' },
  { name: 'the place', at: '/lieu' },
  { name: 'the place, closed for a while', at: '/lieu', then: ['Ajouter une fermeture'] },
  { name: 'another site', at: '/lieu', then: ['Ouvrir un autre site'] },
  { name: 'what is to be mended', at: '/a-corriger' },
  { name: 'cards', at: '/cartes' },
  { name: 'cards of nobody', at: '/cartes', then: ['Carte sans nom : un jour où elle est venue'] },
  { name: 'figures', at: '/chiffres' },
  { name: 'figures of a period', at: '/chiffres', then: ['D’un mois à un autre'] },
  { name: 'visitors', at: '/visiteurs' },
  {
    name: 'two people compared',
    at: '/visiteurs',
    then: ['Comparer Nadia Le Goff et Nadya Legof'],
    within: 'body',
  },
  { name: 'a person’s file', at: '/visiteurs/V1' },
  { name: 'a person of two entries', at: '/visiteurs/V3' },
  { name: 'a minor', at: '/visiteurs/V2' },
  { name: 'what a parent agrees to', at: '/visiteurs/V2', then: ['Noter un accord'], within: 'body' },
  { name: 'a page to open', at: '/competences' },
  { name: 'somebody’s page', at: `/competences/${passId}` },
  { name: 'who is here', at: '/evacuation' },
  { name: 'the frame', at: '/evacuation', within: 'body' },
  {
    name: 'calls that are not heard',
    at: '/evacuation',
    then: ['Couper le son des appels'],
    within: 'body',
  },
  { name: 'locked', at: '/evacuation', then: ['Verrouiller'], within: 'body' },
  {
    name: 'who is here, while locked',
    at: '/postes',
    then: ['Verrouiller', 'Liste d’évacuation'],
    within: 'body',
  },
]
