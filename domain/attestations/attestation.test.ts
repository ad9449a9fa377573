import { describe, expect, it } from 'vitest'
import { DAY, HOUR, parisInstant } from '../time.ts'
import {
  attestableAbilities,
  attestationText,
  isStale,
  writeAttestation,
  type AttestationFacts,
} from './attestation.ts'
import type { Booking, BookingEventType } from '../seats/booking.ts'
import type { Challenge, Track } from '../kit/challenge.ts'
import type { SessionOfChallenge } from '../sessions/challenge-session.ts'
import type { Evaluation, EvaluationKind, Observation } from '../observation/evaluation.ts'

const STARTED = parisInstant('2026-04-14', 14)
const NOW = STARTED + DAY

const head = { siteId: 'brest', rev: '1', at: STARTED, by: 'server' }
const booking = (type: BookingEventType = 'attended'): Booking => ({
  ...head,
  id: 'b1',
  sessionId: 's1',
  visitorId: 'K7QF3M2X9',
  askedAt: STARTED - DAY,
  name: 'Aïcha',
  events: [{ id: 'e1', type, at: STARTED, by: 'host' }],
})
const session = (track: Track = 'adventurer') =>
  ({
    ...head,
    id: 's1',
    track,
    title: 'Vingt clients, un comptoir',
    challengeIds: ['A01.1'],
    startsAt: STARTED,
    endsAt: STARTED + 2 * HOUR,
    where: 'Atelier',
    observers: [
      { id: 'o1', name: 'Jeanne Petit', side: 'host' },
      { id: 'o2', name: 'Hugo Payet', organisation: 'Clinique du Val Fleuri', side: 'employer' },
    ],
  }) as unknown as SessionOfChallenge
const voice = (kind: EvaluationKind, rest: Partial<Evaluation>): Evaluation => ({
  ...head,
  id: `b1.${kind}`,
  kind,
  sessionId: 's1',
  bookingId: 'b1',
  visitorId: 'K7QF3M2X9',
  authorId: 'host',
  observations: [],
  criteria: [],
  says: [],
  ...rest,
})
const saw = (ability: string, level: number, fact?: string): Observation => ({
  ability,
  level,
  notedAt: '1',
  ...(fact ? { fact } : {}),
})
const debrief = (...observations: Observation[]) =>
  voice('debrief', { sharedAt: STARTED + 3 * HOUR, observations })
const facts = (rest: Partial<AttestationFacts> = {}): AttestationFacts => ({
  session: session(),
  challenges: [{ id: 'A01.1', card: { title: { fr: 'Vingt clients' } } } as Challenge],
  booking: booking(),
  voices: [
    debrief(saw('organise', 3, 'A rangé le comptoir seule.'), saw('communicate', 1, 'N’a pas parlé.')),
  ],
  site: { id: 'brest', name: 'Pépinière de Brest' },
  employerName: 'Clinique du Val Fleuri',
  serial: 'K7QF3M2X',
  ...rest,
})
const written = (rest: Partial<AttestationFacts> = {}, now = NOW) => {
  const result = writeAttestation(facts(rest), now)
  if (!result.ok) throw new Error(result.reason)
  return result.value
}
const answer = (rest: Partial<Evaluation>) => voice('answer', { authorId: 'self', ...rest })
const said = (word: 'agree' | 'comment' | 'contest', text?: string) => ({
  says: [{ id: '1', at: STARTED + 4 * HOUR, word, ...(text ? { text } : {}) }],
})

describe('an attestation is not written', () => {
  it.each(['absent', 'excused', 'cancelled', 'confirmed'] as const)('for somebody who is %s', (type) => {
    expect(writeAttestation(facts({ booking: booking(type) }), NOW)).toEqual({
      ok: false,
      reason: 'not-attended',
    })
  })

  it('before the person could read what is said', () => {
    const voices = [voice('debrief', { observations: [saw('organise', 3)] })]
    expect(writeAttestation(facts({ voices }), NOW)).toMatchObject({ reason: 'not-shared' })
  })

  it('while the person does not agree and nobody looked again', () => {
    const voices = [debrief(saw('organise', 3)), answer(said('contest', 'Ce n’était pas moi.'))]
    expect(writeAttestation(facts({ voices }), NOW)).toMatchObject({ reason: 'contested' })
  })
})

describe('an attestation says', () => {
  it('only what was seen at level two or more, and nobody’s name but the person’s', () => {
    const noted = ['o1', 'o2'].map((authorId) =>
      voice('grid', { authorId, observations: [saw('organise', 3)] }),
    )
    const page = written({ voices: [...facts().voices, ...noted] })
    expect(page).toMatchObject({ kind: 'observation', observedOn: '2026-04-14', issuedOn: '2026-04-15' })
    expect(page.abilities).toEqual([{ code: 'organise', level: 3 }])
    expect(page.observers).toEqual([
      { side: 'host' },
      { side: 'employer', organisation: 'Clinique du Val Fleuri' },
    ])
    expect(JSON.stringify(page)).not.toMatch(/Jeanne|Hugo|N’a pas parlé/)
  })

  it('who, what, where and when, each from where it is kept', () => {
    expect(written()).toEqual({
      serial: 'K7QF3M2X',
      siteId: 'brest',
      siteName: 'Pépinière de Brest',
      kind: 'observation',
      name: 'Aïcha',
      track: 'adventurer',
      title: 'Vingt clients, un comptoir',
      challenges: [{ id: 'A01.1', title: 'Vingt clients' }],
      observedOn: '2026-04-14',
      issuedOn: '2026-04-15',
      where: 'Atelier',
      employer: 'Clinique du Val Fleuri',
      abilities: [{ code: 'organise', level: 3 }],
      observers: [{ side: 'host' }],
    })
  })

  it('nothing of what nobody said: no name, no place, no employer, no title of a card unknown here', () => {
    const { name: _name, ...nameless } = booking()
    const { where: _where, ...somewhere } = session()
    const page = written({
      booking: nameless,
      session: { ...somewhere, challengeIds: ['A01.1', 'B07.2'] },
      employerName: '',
    })
    expect(page).toMatchObject({
      name: '',
      challenges: [
        { id: 'A01.1', title: 'Vingt clients' },
        { id: 'B07.2', title: 'B07.2' },
      ],
    })
    expect('where' in page || 'employer' in page).toBe(false)
  })

  it('the days as they are read on the wall of the site', () => {
    const site = { id: 'nord', name: 'Nord', timeZone: 'Indian/Reunion' }
    const late = { ...session(), startsAt: parisInstant('2026-04-14', 23) }
    const page = written({ site, session: late }, parisInstant('2026-04-15', 23, 30))
    expect([page.observedOn, page.issuedOn]).toEqual(['2026-04-15', '2026-04-16'])
  })

  it('nobody as an observer who only took part, nor the host where others agreed', () => {
    const self = voice('self', { authorId: 'self', observations: [saw('organise', 3)] })
    expect(written({ voices: [...facts().voices, self] }).observers).toEqual([{ side: 'host' }])
    const ticked = voice('grid', {
      authorId: 'o1',
      criteria: [{ id: 'A01-1', seen: 'seen', notedAt: '1' }],
    })
    const theirs = { ...debrief(saw('organise', 3)), authorId: 'employer' }
    expect(written({ voices: [theirs, ticked] }).observers).toEqual([{ side: 'host' }])
    expect(written({ voices: [theirs] }).observers).toEqual([])
    // Somebody who watched and is no longer named in the plan is not replaced by a host who did not.
    const gone = voice('grid', { authorId: 'o9', observations: [saw('organise', 3)] })
    expect(written({ voices: [...facts().voices, gone] }).observers).toEqual([])
  })

  it('who observed: those who noted something, not those who were only planned', () => {
    const grids = [
      voice('grid', { authorId: 'o1', observations: [saw('organise', 3)] }),
      voice('grid', { authorId: 'o2' }),
    ]
    expect(written({ voices: [...facts().voices, ...grids] }).observers).toEqual([{ side: 'host' }])
    expect(written().observers).toEqual([{ side: 'host' }])
  })

  it('four abilities at most after an adventurer session, the strongest; all after a scout session', () => {
    const codes = ['negotiate', 'work-in-team', 'organise', 'lead-team', 'communicate']
    const voices = [debrief(...codes.map((code, index) => saw(code, index === 0 ? 2 : 3)))]
    expect(written({ voices }).abilities.map(({ code }) => code)).toEqual(codes.slice(1))
    expect(written({ voices, session: session('scout') }).abilities).toHaveLength(5)
  })

  it('the abilities in the order of the list, with the facts that say something, and no unknown one', () => {
    const agreed = [
      { ability: 'communicate', level: 2, fact: '  A salué dix clients. ' },
      { ability: 'organise', level: 4, fact: '  ' },
      { ability: 'lead-team', level: 5 },
      { ability: 'negotiate', level: 0 },
      { ability: 'beauty', level: 3 },
    ]
    expect(attestableAbilities('scout', agreed)).toEqual([
      { code: 'organise', level: 4 },
      { code: 'communicate', level: 2, fact: 'A salué dix clients.' },
    ])
  })

  it('after an adventurer session the strongest four, and of equals those that come first', () => {
    const noted = (...levels: number[]) =>
      ['negotiate', 'work-in-team', 'organise', 'lead-team', 'communicate']
        .slice(0, levels.length)
        .map((ability, index) => ({ ability, level: levels[index]! }))
    const shown = (...levels: number[]) =>
      attestableAbilities('adventurer', noted(...levels)).map(({ code }) => code)
    expect(shown(2, 2, 3, 4)).toEqual(['negotiate', 'work-in-team', 'organise', 'lead-team'])
    expect(shown(2, 2, 3, 4, 3)).toEqual(['negotiate', 'organise', 'lead-team', 'communicate'])
    expect(shown(3, 2, 3, 2, 4)).toEqual(['negotiate', 'work-in-team', 'organise', 'communicate'])
  })

  it('the name, the facts and the words that the person chose, and no other', () => {
    const lines = [
      saw('organise', 3, 'A rangé le comptoir seule.'),
      saw('communicate', 2, 'A salué dix clients.'),
    ]
    const choice = { name: 'Aïcha B.', facts: ['communicate'] }
    const words = said('comment', 'J’ai aimé servir.')
    const page = written({ voices: [debrief(...lines), answer({ ...words, attestation: choice })] })
    expect(page.name).toBe('Aïcha B.')
    expect(page.abilities).toEqual([
      { code: 'organise', level: 3 },
      { code: 'communicate', level: 2, fact: 'A salué dix clients.' },
    ])
    expect(page.ownWords).toBeUndefined()
    const withWords = answer({ ...words, attestation: { ...choice, words: true } })
    expect(written({ voices: [debrief(...lines), withWords] }).ownWords).toBe('J’ai aimé servir.')
  })

  it('after a second look, both voices', () => {
    const contest = {
      ...said('contest', 'J’ai fini avant la pause.'),
      attestation: { name: 'A', facts: [], words: true },
    }
    const review = voice('review', { outcome: 'upheld', decidedAt: STARTED + DAY })
    const page = written({ voices: [debrief(saw('organise', 2)), answer(contest), review] })
    expect(page).toMatchObject({ review: 'upheld', ownWords: 'J’ai fini avant la pause.' })
    // Unless the person keeps it to themselves: nobody else tells that they did not agree.
    const quiet = answer({ ...contest, attestation: { name: 'A', facts: [] } })
    const silent = written({ voices: [debrief(saw('organise', 2)), quiet, review] })
    expect([silent.review, silent.ownWords]).toEqual([undefined, undefined])
  })

  it('what changed after a second look, and no second look where there was none', () => {
    const choice = { name: 'A', facts: [], words: true }
    const contest = answer({ ...said('contest', '  J’ai fini avant la pause. '), attestation: choice })
    const review = voice('review', { outcome: 'amended', decidedAt: STARTED + DAY })
    const page = written({ voices: [debrief(saw('organise', 2)), contest, review] })
    expect(page).toMatchObject({ review: 'amended', ownWords: 'J’ai fini avant la pause.' })
    const agreed = answer({ ...said('agree', '   '), attestation: choice })
    const plain = written({ voices: [debrief(saw('organise', 2)), agreed] })
    expect('review' in plain || 'ownWords' in plain).toBe(false)
  })

  it('what was agreed, also when the person chose nothing, or words that they never wrote', () => {
    const choice = { name: 'A', facts: [], words: true }
    for (const rest of [said('agree'), { ...said('agree'), attestation: choice }, { attestation: choice }]) {
      const page = written({ voices: [debrief(saw('organise', 3)), answer(rest)] })
      expect(page.abilities).toEqual([{ code: 'organise', level: 3 }])
      expect('ownWords' in page).toBe(false)
    }
  })

  it('that an explorer, or somebody in whom nothing could be seen yet, took part', () => {
    expect(written({ session: session('explorer'), voices: [] })).toMatchObject({
      kind: 'participation',
      abilities: [],
    })
    expect(written({ session: session('explorer') })).toMatchObject({ kind: 'participation', abilities: [] })
    const notYet = [debrief(saw('organise', 1, 'A laissé les cartons.'))]
    expect(written({ voices: notYet })).toMatchObject({ kind: 'participation', abilities: [] })
  })
})

describe('an attestation', () => {
  it('is one to renew after twenty-four months', () => {
    expect(isStale('2026-04-14', '2028-04-12')).toBe(false)
    expect(isStale('2026-04-14', '2028-04-13')).toBe(true)
  })

  it('has one text, in whatever order its fields came', () => {
    const page = written()
    const turned = Object.fromEntries(Object.entries(page).reverse()) as unknown as typeof page
    expect(attestationText(turned)).toBe(attestationText(page))
    expect(attestationText({ ...page, name: 'Autre' })).not.toBe(attestationText(page))
  })
})
