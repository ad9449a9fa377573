import { assistedActs } from '../../../domain/assistance/assistance.ts'
import { consentTextIds, withConsent } from '../../../domain/competences/consents.ts'
import { skillDeclared, tradeDeclared, withDeclared } from '../../../domain/competences/declare.ts'
import { blankProfile, keepAnswers } from '../../../domain/competences/life-answers.ts'
import type { Recommendation } from '../../../domain/competences/profile.ts'
import { withPride } from '../../../domain/competences/pride.ts'
import { passIdFrom, showPassCode } from '../../../domain/visits/pass-code.ts'
import { writePassToken } from '../../../domain/visits/pass-token.ts'
import { kept as keptFor } from '../../../domain/retention/keeping.ts'
import { DAY, HOUR } from '../../../domain/time.ts'
import { lifeScenes } from '../competences/life-scenes.ts'
import { until } from '../../data/testing/device.ts'
import { anOffer } from '../../data/testing/records.ts'
import type { OpenedKiosk } from './mount-kiosk.ts'
import { fourPictures, knownCard, place, type Scene } from './scene.ts'

/** Three sentences kept, and something one is proud of. */
async function told(kiosk: OpenedKiosk): Promise<void> {
  await place(kiosk)
  knownCard(kiosk)
  const author = kiosk.data.writer()
  const kept = keepAnswers(
    blankProfile('V1', author),
    lifeScenes.get('big-meals')!,
    new Map([
      ['big-meals-01', 'alone'],
      ['big-meals-06', 'helps-others'],
      ['big-meals-07', 'with-help'],
    ]),
    author,
  )
  if (!kept.ok) throw new Error(kept.reason)
  kiosk.session.profile = withPride(kept.value, 'Un mariage de 120 personnes.', author)
}

async function withoutCard(kiosk: OpenedKiosk): Promise<void> {
  await told(kiosk)
  kiosk.session.pass = null
}

/** Employers may search, hosts no more, and the rest was never asked. */
async function allowed(kiosk: OpenedKiosk): Promise<void> {
  await told(kiosk)
  const { session, data } = kiosk
  session.isPageRead = true
  const say = (id: string, purpose: 'hosts' | 'search', allowed: boolean) => {
    const words = { id, purpose, allowed, textId: consentTextIds[purpose], language: 'fr' } as const
    session.profile = withConsent(session.profile!, words, data.writer())
  }
  say('a', 'search', true)
  say('b', 'hosts', true)
  say('c', 'hosts', false)
}

const titled = { title: 'CACES R489', issuer: 'Afpa', competenceIds: [], seenBy: 'h', at: 1 }
const said = (id: string, competenceId: string, by: 'host' | 'visitor') => ({
  ...{ id, competenceId, by, authorId: 'x', at: Date.parse('2026-11-02T10:00:00Z') },
})

const toldBesides: Recommendation = {
  ...said('r2', 'big-meals-06', 'visitor'),
  ...{ role: 'work', fact: 'Il a montré à deux nouveaux comment dresser.' },
}

/** A page that was opened, with something on every rung. */
async function opened(kiosk: OpenedKiosk): Promise<void> {
  await told(kiosk)
  const { session } = kiosk
  session.access = { session: 'a', expiresAt: 8e15 }
  session.isPageRead = true
  session.profile = {
    ...session.profile!,
    recommendations: [said('r1', 'big-meals-01', 'host'), toldBesides],
    workTerms: { times: ['evening', 'weekend'], licences: ['b'], within: 20, saidAt: '1' },
    workScope: { startsBy: '2020-05-02', permits: ['forklift'], departments: ['07', '48'], saidAt: '1' },
    certificates: [
      { ...titled, id: 'c1', expiresOn: '2020-05-02' },
      { ...titled, id: 'c2', title: 'PSC1', expiresOn: '2099-05-02' },
    ],
  }
}

/** Two offers of the trades in which what one keeps serves. */
async function withOffers(kiosk: OpenedKiosk): Promise<void> {
  await told(kiosk)
  const { rome, esco } = lifeScenes.get('big-meals')!.sentences[0]!
  const [romeCode] = rome
  const criterion = (
    id: string,
    kind: 'competence' | 'title' | 'schedule',
    label: string,
    skill?: string,
  ) => ({
    ...{ id, kind, label, ...(skill === undefined ? {} : { skill }) },
  })
  // One that is there, one that is close to it, one that is missing, and one for people to say.
  const criteria = [
    criterion('c1', 'competence', 'Cuisiner pour trente personnes', `esco:${esco}`),
    criterion('c2', 'title', 'CAP cuisine', `esco:${esco}`),
    criterion('c3', 'competence', 'Tenir une caisse'),
    criterion('c4', 'schedule', 'Travailler le samedi'),
  ]
  const offer = { romeCode: romeCode!, town: 'Mende' }
  await kiosk.data
    .records('jobOffers')
    .bulkInsert([
      anOffer({ ...offer, id: 'traiteur', title: 'Commis chez un traiteur', criteria }),
      anOffer({ ...offer, id: 'cantine', title: 'Cuisine de cantine' }),
    ])
}

/** The server knows the card of whoever saw it, and what the person said of others. */
async function withWitness(kiosk: OpenedKiosk): Promise<void> {
  await opened(kiosk)
  const { answers } = kiosk.place.server
  await until(() => kiosk.data.sync.connected)
  answers.set('passes/resolve', { token: tokenOf('V2') })
  answers.set('visitor/session', { session: 'b', expiresAt: 8e15 })
  answers.set('visitor/profile', { profile: kiosk.session.profile })
  answers.set('visitor/recommendations', {
    said: [
      {
        ...{ id: 's1', competenceId: 'cleaning-01', label: 'Je nettoie.', at: 1 },
        ...{ role: 'work', fact: 'Il a lavé vingt vitres.' },
      },
    ],
    readByHosts: [1],
  })
}
const tokenOf = (visitorId: string) =>
  writePassToken({ keyId: 1, passId: witnessPass, visitorId, signature: new Uint8Array(64) })
const witnessPass = passIdFrom(new Uint8Array([8, 7, 6, 5, 4, 3, 2, 1]))

type Tap = Parameters<NonNullable<Scene['reach']>>[0]
/** Somebody chose two sentences, and whoever saw them types the number of their card. */
async function toTheCard(tap: Tap): Promise<void> {
  for (const { text } of lifeScenes.get('big-meals')!.sentences.slice(0, 1)) await tapWords(text.fr)
  await tap('recommend.choose.next')
}
async function toThePictures(tap: Tap): Promise<void> {
  await toTheCard(tap)
  await until(() => document.querySelector('input'))
  type(showPassCode(witnessPass))
  await tap('kiosk.next')
  await until(() => document.querySelector('.picture'))
}
async function toTheAnswer(tap: Tap): Promise<void> {
  await toThePictures(tap)
  for (const picture of fourPictures) await tap(picture)
  await tap('kiosk.next')
  await until(() => document.querySelector('.pill'))
}
async function say(words: string): Promise<void> {
  type(words)
  await until(() => document.querySelector('[role="status"]')?.textContent !== '')
}
function type(words: string): void {
  const field = document.querySelector('input')!
  field.value = words
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
async function tapWords(words: string): Promise<void> {
  const named = () => [...document.querySelectorAll('button')].find((one) => one.textContent.includes(words))
  await until(named)
  named()!.click()
}

/** A little of everything that a site keeps. */
async function kept(kiosk: OpenedKiosk): Promise<void> {
  await allowed(kiosk)
  const { session } = kiosk
  const at = Date.now()
  session.access = { session: 'open', expiresAt: at + HOUR }
  const address = `https://pepiniere.example/mes-donnees/${'A'.repeat(43)}`
  kiosk.place.server.answers.set('visitor/data/link', { address, expiresAt: 8e15 })
  const title = 'Le fournil'
  session.myData = {
    toldAt: at,
    directory: [
      { name: 'Nadia', note: 'Vient le mardi', firstSeenOn: '2026-01-06', lastSeenOn: '2026-01-13' },
    ],
    elsewhere: [{ linkId: 'l1', site: 'Pépinière de Mende', since: at, proof: 'pictures' }],
    visits: [13, 12, 9, 6].map((day) => ({
      day: `2026-01-${String(day).padStart(2, '0')}`,
      arrivedAt: at,
      reasons: [],
    })),
    bookings: [{ title, askedAt: at }],
    observations: [
      { title, at, kind: 'grid' },
      { title, at, kind: 'self' },
    ],
    attestations: [{ serial: 'S1', title, issuedAt: at }],
    applications: [
      {
        ...{ offer: 'Vente', employer: 'Fournil', at, followedAt: at },
        referrals: [{ employer: 'Garage', at, status: 'asked' }],
      },
    ],
    introductions: [{ at }],
    postings: [{ title: 'Je donne des livres', at, state: 'published', answers: 1 }],
    saidOnBoard: [
      { said: 'interested', at, title: 'Je donne des livres' },
      { said: 'reported', at },
      { said: 'interested', at, topic: 'company' },
    ],
    talks: [{ topic: 'budget', at }],
    thanks: [
      { at, said: true, ready: 'helped', state: 'told' },
      { at, said: false, line: 'Je dors mieux', competence: { id: 'budget-10', label: 'x' }, state: 'kept' },
    ],
    invitations: [
      { invitedAt: at, employer: 'Fournil', status: 'waiting' },
      {
        ...{ invitedAt: at, employer: 'Fournil', status: 'accepted', answeredAt: at },
        told: { name: 'Nadia', channel: 'here' },
      },
    ],
    profile: { ...session.profile!, recommendations: [toldBesides, said('r1', 'big-meals-01', 'host')] },
    reads: [{ at, by: 'Maëlle' }],
    assistances: [
      { by: 'Maëlle', beganAt: at, endedAt: at, acts: assistedActs.map((act) => ({ act, times: 2, at })) },
      { by: 'Maëlle', beganAt: at, acts: [] },
    ],
    said: [{ competenceId: 'x', label: 'Je fais du pain.', at: DAY, role: 'work', fact: 'Il était bon.' }],
    searches: [
      { at, employer: 'Fournil', wanted: ['ability:organise'] },
      { at, employer: 'Garage', wanted: ['esco:0'] },
    ],
    links: [{ madeAt: at }, { madeAt: at, takenAt: at }],
  }
}

/** Scenes of life, their sentences, what one is proud of, one's page. */
export const competenceScenes: readonly Scene[] = [
  { name: 'scenes of life', screen: 'scenes', given: place },
  {
    name: 'scenes of life, some kept',
    screen: 'scenes',
    async given(kiosk) {
      await told(kiosk)
      kiosk.session.lifeArea = 'kitchen'
    },
  },
  { name: 'sentences', screen: 'sentences', params: { sceneId: 'big-meals' }, given: told },
  { name: 'in one’s own words', screen: 'say', given: told },
  {
    name: 'in one’s own words: proposals',
    screen: 'say',
    given: told,
    reach: () => say('j’ai gardé mes neveux'),
  },
  {
    name: 'in one’s own words: a trade, kept',
    screen: 'say',
    given: told,
    async reach(tap, kiosk) {
      await say('conducteur d’engins')
      await tapWords('Conducteur / Conductrice')
      await tap('myPage.how.alone')
      await until(() => kiosk.session.profile?.competences.some(({ id }) => id.startsWith('rome:')))
    },
  },
  {
    name: 'in one’s own words: what is found again',
    screen: 'say',
    async given(kiosk) {
      await told(kiosk)
      const what = [skillDeclared('1', 'tresser'), tradeDeclared('D1202', 'Coiffeur')]
      const said = what.map((one) => ({ what: one, how: 'alone' as const }))
      const kept = withDeclared(kiosk.session.profile!, said, kiosk.data.writer())
      if (kept.ok) kiosk.session.profile = kept.value
    },
  },
  {
    name: 'in one’s own words: nothing known',
    screen: 'say',
    given: told,
    reach: () => say('пекарь'),
  },
  { name: 'proud of', screen: 'proud', given: told },
  { name: 'when and how far one works', screen: 'work-terms', given: told },
  { name: 'when and how far one works, as it was said', screen: 'work-terms', given: opened },
  { name: 'where one would work', screen: 'work-departments', given: told },
  { name: 'where one would work, as it was said', screen: 'work-departments', given: opened },
  { name: 'a page', screen: 'my-page', given: told },
  { name: 'one’s page from another day', screen: 'my-page-unlock', isOnline: true, given: told },
  { name: 'one’s page from another day, without network', screen: 'my-page-unlock', given: told },
  { name: 'who may see a page', screen: 'consents', given: allowed },
  {
    name: 'a yes to employers that ends soon',
    screen: 'consents',
    async given(kiosk) {
      await allowed(kiosk)
      const { session, data } = kiosk
      const said = { id: 'a', purpose: 'search', type: 'given', turn: 1, by: 'k' } as const
      session.profile!.consents = [{ ...said, at: data.now() - keptFor.searchConsent + 9 * DAY }]
    },
  },
  {
    name: 'a yes to employers from before they searched by terms of work',
    screen: 'consents',
    async given(kiosk) {
      await allowed(kiosk)
      const { session, data } = kiosk
      const said = { id: 'a', purpose: 'search', type: 'given', turn: 1, by: 'k' } as const
      session.profile!.consents = [{ ...said, at: data.now(), textId: 'search-1' }]
    },
  },
  { name: 'who may see a page that was not opened', screen: 'consents', given: told },
  { name: 'who may see a page, without a card', screen: 'consents', given: (kiosk) => withoutCard(kiosk) },
  { name: 'the pictures that lock a page', screen: 'choose-pictures', isOnline: true, given: told },
  {
    name: 'a page as it was kept here',
    screen: 'my-page',
    async given(kiosk) {
      await told(kiosk)
      kiosk.session.isPageRead = true
      kiosk.session.pageKeptAt = kiosk.data.now()
    },
  },
  { name: 'by which employers one is not found', screen: 'hidden-from', given: allowed },
  { name: 'the receipt of what one allows', screen: 'consents-receipt', given: allowed },
  { name: 'a page with something on every rung', screen: 'my-page', given: opened },
  { name: 'a page that opens offers', screen: 'my-page', given: withOffers },
  {
    name: 'an offer beside one’s page',
    screen: 'offer',
    params: { offerId: 'traiteur' },
    given: withOffers,
  },
  { name: 'where trades and skills come from', screen: 'sources', given: place },
  { name: 'asking somebody: the pictures first', screen: 'ask-unlock', isOnline: true, given: told },
  { name: 'asking somebody without network', screen: 'ask-unlock', given: told },
  { name: 'asking somebody: what they saw', screen: 'ask-somebody', given: opened },
  {
    name: 'asking somebody: their card',
    screen: 'ask-somebody',
    given: opened,
    reach: (tap) => toTheCard(tap),
  },
  {
    name: 'asking somebody: their pictures',
    screen: 'ask-somebody',
    isOnline: true,
    given: withWitness,
    reach: (tap) => toThePictures(tap),
  },
  {
    name: 'asking somebody: did they see it',
    screen: 'ask-somebody',
    isOnline: true,
    given: withWitness,
    reach: (tap) => toTheAnswer(tap),
  },
  {
    name: 'asking somebody: how they know the person',
    screen: 'ask-somebody',
    isOnline: true,
    given: withWitness,
    async reach(tap) {
      await toTheAnswer(tap)
      await tap('recommend.says.yes')
      await tap('recommend.says.next')
    },
  },
  {
    name: 'asking somebody: thanks',
    screen: 'ask-somebody',
    isOnline: true,
    given: withWitness,
    async reach(tap) {
      await toTheAnswer(tap)
      await tap('recommend.says.no')
      await tap('recommend.says.next')
      await until(() => document.querySelector('h1')?.textContent.includes('Merci'))
    },
  },
  { name: 'what others say', screen: 'around-my-page', isOnline: true, given: withWitness },
  {
    name: 'taking back what others say',
    screen: 'around-my-page',
    isOnline: true,
    given: withWitness,
    reach: (tap) => tap('recommend.around.takeBack'),
  },
  { name: 'what others say, without network', screen: 'around-my-page', given: opened },
  { name: 'who may see a page, pictures asked', screen: 'consents-unlock', isOnline: true, given: told },
  { name: 'my data, pictures asked', screen: 'my-data-unlock', isOnline: true, given: told },
  { name: 'my data, without network', screen: 'my-data-unlock', given: told },
  { name: 'my data', screen: 'my-data', isOnline: true, given: kept },
  { name: 'take my data along', screen: 'take-my-data', isOnline: true, given: kept },
  {
    name: 'take my data along, with the code',
    screen: 'take-my-data',
    isOnline: true,
    given: kept,
    reach: async (tap) => {
      await tap('myData.taking.make')
      await until(() => document.querySelector('.qr'))
    },
  },
  {
    name: 'take my data along, without network',
    screen: 'take-my-data',
    given: kept,
    reach: (tap) => tap('myData.taking.make'),
  },
  { name: 'erase my data', screen: 'erase-my-data', isOnline: true, given: kept },
  {
    name: 'erase my data, pictures asked',
    screen: 'erase-my-data',
    isOnline: true,
    given: kept,
    reach: (tap) => tap('myData.erasing.next'),
  },
  { name: 'erased', screen: 'erased' },
  {
    name: 'a page without a card',
    screen: 'my-page',
    given: (kiosk) => withoutCard(kiosk),
  },
]
