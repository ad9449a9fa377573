import type { SentToEmployer } from '../../../domain/hiring/application.ts'
import type { ReciprokScore } from '../../../domain/hiring/employer.ts'
import type { JobOffer } from '../../../domain/hiring/job-offer.ts'
import type { InvitationSent } from '../../data/invitations-api.ts'
import type { ReferralReceived } from '../../data/referrals-api.ts'
import type { FoundPeople, SavedSearch } from '../../data/search-api.ts'
import type { WireRecord } from '../../../domain/sync/messages.ts'
import { DAY, parisDay, HOUR } from '../../../domain/time.ts'
import type { Site } from '../../data/testing/device.ts'
import { aChallenge } from '../../data/testing/kit.ts'
import { aBooking, anApplication, anEmployer, anOffer, aSession } from '../../data/testing/records.ts'
import type { DeskScene } from '../../desk/testing/walk-desk.ts'

/** Too few applications are counted here for it to fall on Monday. */
const publishedScore: ReciprokScore = {
  ...{ points: 5500, score: 55, grade: 'C' as const, counted: 8, answered: 8, people: 8 },
  ...{ asOf: Date.now() - 7 * DAY, formula: 1 },
}
const startsAt = Date.now() + HOUR
const times = { startsAt, endsAt: startsAt + 2 * HOUR }

/** An application that was received so many days ago, and what followed. */
function received(id: string, daysAgo: number, sent: SentToEmployer, told: object[] = [], offer = 'vente') {
  const at = Date.now() - daysAgo * DAY
  const submitted = {
    id: `${id}.0`,
    type: 'submitted' as const,
    at,
    by: 'kiosk',
    receivedAt: at,
    receipt: 'r',
  }
  const events = told.map((event, index) => ({
    ...{ id: `${id}.${index + 1}`, at: at + HOUR, by: 'desk', receivedAt: at + HOUR },
    ...event,
  }))
  return anApplication({ id, jobOfferId: offer, sent, events: [submitted, ...(events as never[])] })
}

/** Five people of whom each has something of what the desk asks for. */
const [till, greet] = [
  'esco:3982571a-e9ce-442a-a4a0-fdfc97727091',
  'esco:279101c1-e325-4349-bf58-401b6c8ff208',
] as const
const peopleFound: FoundPeople['people'] = Array.from({ length: 5 }, (_, index) => ({
  cardId: `card-${index}`,
  lines: [
    { key: till, found: 'present', rung: index === 0 ? 'certified' : 'declared' },
    index % 2 === 0
      ? { key: greet, found: 'close', by: till, rung: 'declared' }
      : { key: greet, found: 'missing' },
  ],
}))
const invitationsMade: InvitationSent[] = (['accepted', 'waiting', 'silent'] as const).map((status) => ({
  ...{ invitationId: status, searchId: 's1', cardId: status, kind: 'talk', message: 'Bonjour', status },
  ...{ invitedAt: Date.now() - DAY, answerBy: Date.now() + 13 * DAY },
  sought: [{ key: till, fr: 'tenir une caisse', en: 'operate till' }],
  ...(status === 'accepted' ? { person: { name: 'Nadia', channel: 'here' } } : {}),
}))
const peopleRecommended: ReferralReceived[] = (['Nadia', 'Tom'] as const).map((name, index) => ({
  ...{ referralId: name, from: 'Garage du Pont', offer: 'Mécanicien', acceptedAt: Date.now() - DAY },
  ...(index === 0 ? { words: 'Une personne sérieuse.' } : { invited: 'waiting' as const }),
  person: { name, phone: '06 00 00 00 00' },
}))
const searchesKept: SavedSearch[] = [
  { savedId: 'r1', name: 'Caisse du samedi', news: [till] },
  { savedId: 'r2', name: 'Accueil', news: [] },
].map((kept, index) => ({
  ...kept,
  lookedAt: Date.now() - 3 * DAY,
  wanted: [{ key: index === 0 ? till : greet, atLeast: 'declared' }],
  sought: [
    { key: till, fr: 'tenir une caisse', en: 'operate till' },
    { key: greet, fr: 'accueillir des clients', en: 'greet guests' },
  ],
}))
/** What is pressed until people were found. */
const searched = ['Partir de l’offre Pâtissier', 'Chercher']

/** Everything that the scenes stand on. */
export function fillDesk({ server }: Site): void {
  const adviceDay = { startsAt: Date.now() + 2 * DAY, host: 'Claire' }
  server.answers.set('employer/advice', {
    ...{ asked: 'no-label', overdue: 3, offered: true, slots: [{ slotId: 'a', ...adviceDay }] },
    ...{ motives: { at: 1, codes: ['no-time'] }, takenBack: adviceDay },
  })
  for (const call of ['motives', 'declined', 'bookings']) server.answers.set(`employer/advice/${call}`, {})
  server.answers.set('employer/invitations', { invitations: invitationsMade })
  server.answers.set('employer/referrals', { referrals: peopleRecommended })
  for (const call of ['pause', 'invitations']) server.answers.set(`employer/referrals/${call}`, {})
  server.answers.set('employer/bookable-challenges', {
    challenges: [{ cardId: 'E02', title: 'Visite du fournil', startsAt: Date.now() + DAY }],
  })
  server.write('employers', anEmployer({ id: 'garage', name: 'Garage du Pont', activity: 'Mécanique' }))
  server.answers.set('employer/saved-searches', { searches: searchesKept })
  server.answers.set('employer/label-history', {
    mondays: [60, 55].map((score, index) => ({
      ...{ monday: publishedScore.asOf - 7 * (1 - index) * DAY, score, grade: 'C' },
    })),
  })
  const people = [
    { accountId: 'a1', name: 'Anne Pagès', login: 'anne', companyRole: 'manager' },
    { accountId: 'a2', name: 'Paul', login: 'paul', companyRole: 'recruiter' },
  ].map((person) => ({ ...person, createdAt: 1 }))
  const secret = { login: 'paul', secret: 'mmmmm-nnnnn' }
  server.answers.set('employer/people', { people, ...secret })
  for (const call of ['role', 'end']) server.answers.set(`employer/people/a2/${call}`, {})
  server.answers.set('employer/people/a2/new-secret', secret)
  server.answers.set('employer/searches', { searchId: 's1', people: peopleFound })
  const reply = { words: 'Nous répondons en deux semaines.', publishedAt: 1 }
  const replyAsked = { words: 'Nous répondons en une semaine.', askedAt: Date.now() }
  const [from, to] = [parisDay(Date.now() + 4 * DAY), parisDay(Date.now() + 20 * DAY)]
  const absence = { from, to, askedAt: 1 }
  server.write('employers', anEmployer({ reciprok: publishedScore, reply, replyAsked, absence }))
  server.answers.set('employer/absence', {})
  for (const call of ['label-reply', 'label-reply/taken-back']) server.answers.set(`employer/${call}`, {})
  const rooms = [{ id: 'r1', name: 'Serre', capacity: 12, stepFree: true }]
  server.write('sites', { ...server.read('sites', 'mende')!, rooms } as WireRecord)
  const criteria: JobOffer['criteria'] = [
    { id: 'c1', kind: 'competence', label: 'Accueillir' },
    { id: 'c2', kind: 'competence', label: 'Rendre la monnaie' },
    { id: 'c3', kind: 'experience', label: 'Un an de vente' },
    { id: 'c4', kind: 'title', label: 'Permis B' },
  ]
  server.write('jobOffers', anOffer({ criteria, publishedAt: Date.now() - 40 * DAY }))
  const {
    publishedAt: _,
    romeCode: _none,
    ...draft
  } = anOffer({ id: 'brouillon', title: 'Boulanger de nuit' })
  server.write('jobOffers', draft)
  server.write('jobOffers', anOffer({ id: 'finie', title: 'Offre finie', closedAt: 2 }))
  server.write('jobOffers', anOffer({ id: 'autre', title: 'Pâtissier' }))
  for (const [index, name] of ['Nadia', 'Awa', 'Tom'].entries())
    server.write('applications', received(`nouvelle-${index}`, 3 + index, { name, message: 'Bonjour.' }))
  const able = { name: 'Malo', abilities: ['Rendre la monnaie'] }
  server.write('applications', received('decrite', 6, able))
  const asked = [{ type: 'pursued', nextStep: { what: 'Un entretien', kind: 'meeting' } }]
  server.write('applications', received('suivie', 9, { name: 'Inès' }, asked))
  const refused = [
    { type: 'refused', reasons: [{ code: 'position_filled' }], message: 'Le poste est pourvu.' },
  ]
  for (const [id, days] of [
    ['refusee', 12],
    ['ancienne', 45],
  ] as const)
    server.write('applications', received(id, days, { name: 'Paul' }, refused))

  // From this desk, a moment ago: it may be taken back.
  const justNow = { ...refused[0]!, at: Date.now(), by: 'employer', receivedAt: Date.now() }
  server.write('applications', received('repondue', 7, { name: 'Zoé' }, [justNow]))
  const stepForward = { kind: 'employer', itemId: 'garage' }
  server.write(
    'applications',
    received('recommandee', 10, { name: 'Lise' }, [{ ...refused[0]!, stepForward }]),
  )
  const found = { type: 'contest-upheld', about: 'contestee.1' }
  const contested = received('contestee', 20, { name: 'Lou' }, [...refused, found])
  server.write('applications', contested)
  server.answers.set('employer/contests/contestee/contestee.1/appeal', {})

  for (const cardId of ['A01', 'E02']) server.write('challenges', aChallenge(cardId))
  const own = { employerId: 'boulangerie', challengeIds: ['A01.1'] }
  const observers = [{ id: 'o1', name: 'Anne', side: 'employer' as const }]
  server.write('challengeSessions', aSession({ ...times, ...own, observers }))
  const asks = { id: 'proposed', title: 'Proposée', proposedAt: 1 }
  const { publishedAt: _at, ...proposed } = aSession({ ...times, ...own, ...asks })
  server.write('challengeSessions', proposed)
  const seen = [
    { id: 'c', type: 'confirmed' as const, at: 1, by: 'server' },
    { id: 'h', type: 'attended' as const, at: 3, by: 'host' },
  ]
  server.write('bookings', aBooking({ id: 'ines', name: 'Inès', events: seen }))
}

/** The pages, in the states in which they have other controls. */
export const scenes: DeskScene[] = [
  { name: 'the inbox', at: '/candidatures' },
  { name: 'an application', at: '/candidatures/nouvelle-0' },
  { name: 'going on', at: '/candidatures/nouvelle-0', then: ['Poursuivre'] },
  { name: 'refusing', at: '/candidatures/nouvelle-0', first: 'Revenir', then: ['Refuser'] },
  { name: 'the letter of a refusal', at: '/candidatures/nouvelle-0', then: ['Refuser', 'Poste pourvu'] },
  {
    name: 'which criterion was not met',
    at: '/candidatures/nouvelle-0',
    then: ['Refuser', 'Compétence demandée non retrouvée'],
  },
  { name: 'asking', at: '/candidatures/nouvelle-0', then: ['Demander une précision'] },
  { name: 'an application that goes on', at: '/candidatures/suivie' },
  { name: 'an application that was refused', at: '/candidatures/refusee' },
  { name: 'an answer that was just given', at: '/candidatures/repondue' },
  {
    name: 'recommending somebody who was refused',
    at: '/candidatures/refusee',
    then: ['Recommander cette personne', 'Recommander à un employeur d’ici'],
  },
  {
    name: 'a challenge to book for somebody who was refused',
    at: '/candidatures/refusee',
    then: ['Recommander cette personne', 'Un défi à réserver ici'],
  },
  { name: 'asked about another employer', at: '/candidatures/recommandee' },
  { name: 'an answer that hosts found to be none', at: '/candidatures/contestee' },
  { name: 'several at once', at: '/candidatures', then: ['Répondre à plusieurs personnes'] },
  { name: 'offers', at: '/offres' },
  { name: 'a new offer', at: '/offres/nouvelle' },
  { name: 'a draft of an offer', at: '/offres/brouillon' },
  {
    name: 'an offer of a trade that is called otherwise',
    at: '/offres/brouillon',
    then: ['Aucun de ceux-ci'],
  },
  {
    name: 'an offer of a trade that was proposed',
    at: '/offres/brouillon',
    then: ['Boulanger / Boulangère'],
  },
  { name: 'an open offer', at: '/offres/vente' },
  { name: 'closing an offer that people wait for', at: '/offres/vente/clore' },
  {
    name: 'closing an offer, for one likely reason',
    at: '/offres/vente/clore',
    then: ['Compétence demandée non retrouvée : « Accueillir » (1)'],
  },
  {
    name: 'closing an offer, for everybody',
    at: '/offres/vente/clore',
    then: ['Tout le monde (5)'],
  },
  {
    name: 'closing an offer, nobody chosen',
    at: '/offres/vente/clore',
    then: ['Tout le monde (5)', 'Personne'],
  },
  { name: 'closing an offer', at: '/offres/autre/clore' },
  { name: 'the report of an offer', at: '/offres/finie/bilan' },
  { name: 'sessions', at: '/seances' },
  { name: 'proposing a session', at: '/seances/proposer' },
  { name: 'a proposal', at: '/seances/proposer/proposed' },
  { name: 'observing', at: '/seances/s1/observer' },
  { name: 'the search, nothing asked for yet', at: '/recherche' },
  { name: 'competences proposed', at: '/recherche', then: searched.slice(0, 1) },
  { name: 'people found', at: '/recherche', then: searched },
  { name: 'inviting somebody', at: '/recherche', then: [...searched, 'Inviter le profil 1'] },
  { name: 'a search that is kept', at: '/recherche', then: ['Relancer Caisse du samedi'] },
  {
    name: 'naming a search',
    at: '/recherche',
    then: [...searched.slice(0, 1), 'Enregistrer cette recherche'],
  },
  {
    name: 'inviting somebody to talk',
    at: '/recherche',
    then: [...searched, 'Inviter le profil 1', 'À parler d’un emploi'],
  },
  { name: 'people recommended', at: '/recommandations' },
  { name: 'inviting somebody recommended', at: '/recommandations', then: ['Inviter'] },
  { name: 'what became of invitations', at: '/recherche/invitations' },
  { name: 'one more competence', at: '/recherche', then: ['Ajouter une compétence'] },
  { name: 'the label', at: '/label' },
  { name: 'why nobody was answered', at: '/conseil' },
  { name: 'a sheet of advice', at: '/conseil/no-time' },
  { name: 'the mandate', at: '/mandat' },
  { name: 'the people', at: '/equipe' },
  { name: 'adding somebody', at: '/equipe', then: ['Ajouter une personne'] },
  { name: 'another role', at: '/equipe', then: ['Changer le rôle de Paul'] },
  { name: 'the frame', at: '/mandat', within: 'body' },
  { name: 'locked', at: '/label', then: ['Verrouiller'], within: 'body' },
]
