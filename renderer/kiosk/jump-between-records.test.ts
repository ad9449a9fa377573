import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import type { MyDebrief } from '../../domain/attestations/my-attestations.ts'
import type { IssuedAttestation } from '../../domain/attestations/attestation.ts'
import type { Site } from '../../domain/sites/site.ts'
import { DAY, HOUR } from '../../domain/time.ts'
import { until } from '../data/testing/device.ts'
import { aChallenge } from '../data/testing/kit.ts'
import {
  aBooking,
  aListedOffer,
  anApplication,
  anEmployer,
  anEvent,
  anOffer,
  aSite,
  aSession,
} from '../data/testing/records.ts'
import { createKioskRouter, type ScreenName } from './router.ts'
import { aPosting } from './test-support/a-posting.ts'
import { useKiosk } from './test-support/mount-kiosk.ts'
import { holdReference } from '../data/testing/hold-reference.ts'

// Nothing can be touched before it was seen: that has a test of its own.
vi.mock('./touch/seen-first.ts', () => ({ actOnlyOnWhatWasSeen: () => () => undefined }))

const [first, second] = [aChallenge('A01'), aChallenge('E02')]

/** For each screen of a record: two of them, and words that only the screen of each has, where it names its record. */
const screens: Partial<
  Record<ScreenName, { param: string; two: [string, string]; words?: [string, string] }>
> = {
  offer: { param: 'offerId', two: ['o1', 'o2'], words: ['Boulanger un', 'Boulanger deux'] },
  apply: { param: 'offerId', two: ['o1', 'o2'] },
  'listed-offer': { param: 'number', two: ['l1', 'l2'], words: ['Relevée un', 'Relevée deux'] },
  application: { param: 'applicationId', two: ['a1', 'a2'], words: ['Boulanger un', 'Boulanger deux'] },
  challenges: {
    param: 'track',
    two: ['adventurer', 'explorer'],
    words: [first.card.title.fr, second.card.title.fr],
  },
  challenge: {
    param: 'sessionId',
    two: ['s1', 's2'],
    words: ['Lieu un', 'Lieu deux'],
  },
  event: { param: 'sessionId', two: ['e1', 'e2'], words: ['Café un', 'Café deux'] },
  table: { param: 'sessionId', two: ['r1', 'r2'], words: ['Table un', 'Table deux'] },
  assess: {
    param: 'bookingId',
    two: ['b1', 'b2'],
    words: [first.card.criteria[0]!.plain.fr, second.card.criteria[0]!.plain.fr],
  },
  debrief: { param: 'bookingId', two: ['b1', 'b2'], words: ['Retour un', 'Retour deux'] },
  attestation: { param: 'serial', two: ['S1', 'S2'], words: ['Attesté un', 'Attesté deux'] },
  sentences: {
    param: 'sceneId',
    two: ['baking', 'big-meals'],
    words: ['Faire du pain et des gâteaux', 'Cuisiner pour beaucoup de monde'],
  },
  invitation: { param: 'invitationId', two: ['i1', 'i2'], words: ['Fournil un', 'Fournil deux'] },
  postings: {
    param: 'door',
    two: ['project', 'resource'],
    words: ['Projet un', 'Ressource deux'],
  },
  minor: {
    param: 'act',
    two: ['board', 'account'],
    words: ['Tout le monde lit le tableau', 'Garder une page de vos compétences'],
  },
  meet: {
    param: 'topic',
    two: ['budget', 'company'],
    words: ['Faire un budget', 'Un café, de tout et de rien'],
  },
  posting: { param: 'postingId', two: ['p1', 'p2'], words: ['Projet un', 'Ressource deux'] },
  'my-project': { param: 'postingId', two: ['p1', 'p3'], words: ['Projet un', 'Projet trois'] },
  'my-posting': { param: 'postingId', two: ['m1', 'm2'], words: ['Annonce un', 'Annonce deux'] },
  practice: {
    param: 'sheetId',
    two: ['read-offer', 'ask-for-help'],
  },
  thing: { param: 'thingId', two: ['t1', 't2'], words: ['Salle un', 'Salle deux'] },
  position: { param: 'sessionId', two: ['s1', 's2'], words: ['Boulanger un', 'Boulanger deux'] },
}

const kiosk = useKiosk({ isFramed: true })

function debrief(number: number, word: string): MyDebrief {
  return {
    ...{ bookingId: `b${number}`, visitorId: 'V1', sessionId: `past${number}`, title: `Retour ${word}` },
    ...{ track: 'adventurer', startsAt: 1, status: 'shared', sharedAt: 1, strength: `Calme ${word}` },
    ...{ fact: 'Fait', nextStep: 'Suite', observations: [], says: [], name: 'Nadia' },
  }
}
function attested(number: number, word: string): IssuedAttestation {
  const attestation = {
    ...{ serial: `S${number}`, siteId: 'mende', siteName: 'Mende', kind: 'participation', name: 'Nadia' },
    ...{ track: 'adventurer', title: `Attesté ${word}`, challenges: [], observedOn: '2026-11-01' },
    ...{ issuedOn: '2026-11-01', abilities: [], observers: [] },
  }
  const page = { token: 'PEA1TOKEN', attestation }
  return { serial: `S${number}`, bookingId: 'b0', sessionId: 's0', issuedAt: 1, page } as IssuedAttestation
}

async function fill() {
  const { data, session } = kiosk
  session.pass = { passId: 'P1', visitorId: 'V1', token: 'PEP1TOKEN', checked: 'server' }
  session.isNewCard = true
  session.name = 'Nadia'
  await holdReference(data, 'challenges', first, second)
  for (const [index, word] of ['un', 'deux'].entries()) {
    const number = index + 1
    const event = anEvent({ id: `e${number}`, title: `Café ${word}` })
    await data.records('challengeSessions').insert(event)
    const soon = { startsAt: Date.now() + HOUR, endsAt: Date.now() + 2 * HOUR }
    const table = { event: { kind: 'table' as const, text: 'On en parle.' }, ...soon }
    await data
      .records('challengeSessions')
      .insert(anEvent({ id: `r${number}`, title: `Table ${word}`, ...table }))
    const employerId = `e${number}`
    await data.records('employers').insert(anEmployer({ id: employerId, name: `Fournil ${word}` }))
    const offer = anOffer({ id: `o${number}`, employerId, title: `Boulanger ${word}` })
    await data.records('jobOffers').insert(offer)
    await data
      .records('listedOffers')
      .insert(aListedOffer({ id: `l${number}`, number: `l${number}`, title: `Relevée ${word}` }))
    const { id: challengeId, track } = [first, second][index]!
    const plan = {
      challengeIds: [challengeId],
      track,
      offersPresented: [offer.id],
      minimumAge: 10,
      where: `Lieu ${word}`,
    }
    const past = { startsAt: Date.now() - DAY, endsAt: Date.now() - DAY + HOUR }
    await data.records('challengeSessions').insert(aSession({ ...plan, id: `s${number}` }))
    await data.records('challengeSessions').insert(aSession({ ...plan, ...past, id: `past${number}` }))
    const events = [{ id: 'a', type: 'attended' as const, at: past.startsAt, by: 'host' }]
    await data.records('bookings').insert(aBooking({ id: `b${number}`, sessionId: `past${number}`, events }))
    session.invitations.push({
      ...{ invitationId: `i${number}`, invitedAt: 1, answerBy: 2, kind: 'talk', message: '', sought: [] },
      ...{ status: 'waiting', employer: { name: `Fournil ${word}` } },
    })
    session.myApplications.push({
      application: anApplication({ id: `a${number}`, visitorId: 'V1', jobOfferId: offer.id }),
      isNew: false,
      offer: { title: offer.title, town: 'Mende', romeCode: 'D1106' },
      employer: { name: `Fournil ${word}` },
    })
  }
  const things = ['un', 'deux'].map((word, index) => ({
    ...({ kind: 'room', way: 'slot', picture: 'house', count: 1, slotMinutes: 60 } as const),
    ...{ id: `t${index + 1}`, name: `Salle ${word}`, opensAt: '09:00', closesAt: '17:00', longestDays: 1 },
  })) as unknown as NonNullable<Site['things']>
  await data.records('sites').upsert((await aSite({ things })).site)
  await data
    .records('postings')
    .bulkInsert([
      aPosting({ id: 'p1', kind: 'project', topic: 'business', title: 'Projet un' }),
      aPosting({ id: 'p3', kind: 'project', topic: 'business', title: 'Projet trois' }),
      aPosting({ id: 'p2', kind: 'resource', topic: 'gift', title: 'Ressource deux' }),
    ])
  const own = { kind: 'ask', topic: 'looking-for', state: 'pending', since: 1, submittedAt: 1 } as const
  session.myBoard = {
    asked: [],
    postings: [
      ...['un', 'deux'].map((word, index) => ({
        ...{ ...own, id: `m${index + 1}`, title: `Annonce ${word}`, interests: [] },
      })),
      ...['p1', 'p3'].map((id) => ({ ...own, id, kind: 'project' as const, title: id, interests: [] })),
    ],
    interests: [],
  }
  session.attestations = {
    debriefs: [debrief(1, 'un'), debrief(2, 'deux')],
    attestations: [attested(1, 'un'), attested(2, 'deux')],
    assessed: [],
  }
}

test('every screen of a record is looked at here', () => {
  const withRecord = createKioskRouter()
    .getRoutes()
    .filter(({ path, name }) => path.includes(':') && name !== undefined)
    .map(({ name }) => name)
  expect(withRecord.sort()).toEqual(Object.keys(screens).sort())
})

const plain = (words: string) => words.replace(/\s+/gu, ' ')

test.each(Object.entries(screens))(
  'the screen "%s": another record leaves nothing of the first',
  async (name, { param, two, words }) => {
    await fill()
    const [one, other] = (words ?? []).map(plain)
    await kiosk.open(name as ScreenName, { [param]: two[0] })
    if (one) await until(() => kiosk.text().includes(one))
    const before = document.querySelector('h1')!
    if (other) expect(kiosk.text()).not.toContain(other)
    await kiosk.open(name as ScreenName, { [param]: two[1] })
    await until(() => !before.isConnected && (!other || kiosk.text().includes(other)))
    if (one) expect(kiosk.text()).not.toContain(one)
  },
)
