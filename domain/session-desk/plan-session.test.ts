import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE } from '../time.ts'
import type { JobOffer } from '../hiring/job-offer.ts'
import type { Challenge } from '../kit/challenge.ts'
import type { SessionOfChallenge } from '../sessions/challenge-session.ts'
import { aSession, NOW } from '../sessions/testing/a-session.ts'
import { checkPlan, checkPublishedChange, hasPossibleDates, type PlanFacts } from './plan-session.ts'

const START = NOW + 3 * DAY
const card = (
  id: string,
  told: Partial<Challenge['card']> = {},
  state: Partial<Challenge> = { publishedAt: 1 },
) =>
  ({
    id,
    card: { track: 'adventurer', minutes: 60, seats: { min: 2, max: 8 }, minimumAge: 16, ...told },
    ...state,
  }) as unknown as Challenge
const offer = (id: string, told: Partial<JobOffer> = {}) =>
  ({ id, employerId: 'e1', publishedAt: 1, ...told }) as JobOffer

/** What a desk knows: two cards that go together, one room of ten, one open offer. */
const facts = (told: Partial<PlanFacts> = {}): PlanFacts => ({
  challenges: [card('A01.1'), card('A02.1')],
  rooms: [{ id: 'hall', capacity: 10 }] as unknown as PlanFacts['rooms'],
  offers: [offer('o1')],
  others: [],
  ...told,
})
const faults = (plan: Partial<SessionOfChallenge>, told: Partial<PlanFacts> = {}) =>
  checkPlan(aSession(plan), facts(told))

describe('a plan can be kept', () => {
  it('when nothing is wrong with it', () => {
    expect(faults({ roomId: 'hall', employerId: 'e1', offersPresented: ['o1'] })).toEqual([])
  })

  it('with cards that are known', () => {
    expect(faults({ challengeIds: ['A01.1', 'A09.1'] })).toEqual(['unknown-challenge'])
  })

  it('with cards that are all published', () => {
    const challenges = [card('A01.1'), card('A02.1', {}, {})]
    expect(faults({ challengeIds: ['A01.1', 'A02.1'] }, { challenges })).toEqual(['challenge-not-published'])
    expect(faults({ challengeIds: ['A01.1'] }, { challenges })).toEqual([])
  })

  it('with cards of one formula', () => {
    const challenges = [card('A01.1'), card('E01.1', { track: 'explorer' })]
    expect(faults({ challengeIds: ['A01.1', 'E01.1'] }, { challenges })).toEqual(['mixed-tracks'])
  })

  it('with time for all its cards, to the minute', () => {
    const both = ['A01.1', 'A02.1']
    expect(faults({ challengeIds: both, endsAt: START + 2 * HOUR })).toEqual([])
    expect(faults({ challengeIds: both, endsAt: START + 2 * HOUR - MINUTE })).toEqual(['ends-too-soon'])
  })

  it('in a room that is known and large enough, or in none yet', () => {
    const challenges = [card('A01.1', { seats: { min: 2, max: 30 } })]
    const inRoom = (roomId: string, capacity: number) => faults({ roomId, capacity }, { challenges })
    expect(inRoom('cellar', 8)).toEqual(['unknown-room'])
    expect(inRoom('hall', 10)).toEqual([])
    expect(inRoom('hall', 11)).toEqual(['room-too-small'])
    expect(faults({ capacity: 11 }, { challenges })).toEqual([])
  })

  it('for no more people than the smallest of its cards takes', () => {
    const challenges = [card('A01.1'), card('A02.1', { seats: { min: 2, max: 6 } })]
    const both = { challengeIds: ['A01.1', 'A02.1'] }
    expect(faults({ ...both, capacity: 6 }, { challenges })).toEqual([])
    expect(faults({ ...both, capacity: 7 }, { challenges })).toEqual(['too-many-for-the-challenge'])
  })

  it('from the age of the strictest of its cards, but for a discovery', () => {
    const challenges = [card('A01.1'), card('A02.1', { minimumAge: 18 })]
    const both = { challengeIds: ['A01.1', 'A02.1'] }
    expect(faults({ ...both, minimumAge: 18 }, { challenges })).toEqual([])
    expect(faults({ ...both, minimumAge: 17 }, { challenges })).toEqual(['age-too-low'])
    expect(faults({ minimumAge: 14 }, { challenges: [card('A01.1', { track: 'explorer' })] })).toEqual([])
  })

  it('with a rule for "enough" only where that is agreed before: for scouts', () => {
    const passRule = { minAbilities: 1, minLevel: 2, eliminatory: [] } as SessionOfChallenge['passRule'] &
      object
    expect(faults({ passRule })).toEqual(['pass-rule-not-scout'])
    expect(faults({ passRule }, { challenges: [card('A01.1', { track: 'scout' })] })).toEqual([])
  })

  it.each([
    ['is unknown', []],
    ['is another employer’s', [offer('o1', { employerId: 'e2' })]],
    ['is filled', [offer('o1', { closedAt: 2 })]],
  ])('without an offer that %s', (_, offers) => {
    const presented = { employerId: 'e1', offersPresented: ['o2', 'o1'] }
    expect(faults(presented, { offers: [offer('o2'), ...offers] })).toEqual(['offer-not-theirs'])
  })

  it('and tells all that is wrong, in the order in which one would correct it', () => {
    const wrong = { roomId: 'cellar', capacity: 9, endsAt: START, minimumAge: 15 }
    expect(faults(wrong)).toEqual([
      'ends-too-soon',
      'unknown-room',
      'too-many-for-the-challenge',
      'age-too-low',
    ])
  })
})

describe('the dates of a plan', () => {
  const possible = (startsAt: number, lasts = HOUR) =>
    hasPossibleDates(aSession({ startsAt, endsAt: startsAt + lasts }), NOW)
  const [YEAR, LAST] = [366 * DAY, 3 * 366 * DAY]

  it('lie within a year behind and three years ahead', () => {
    expect([possible(NOW - YEAR + 1), possible(NOW), possible(NOW + LAST - 1)]).toEqual([true, true, true])
    expect([possible(NOW - YEAR), possible(NOW + LAST)]).toEqual([false, false])
  })

  it('last no longer than a day', () => {
    expect([possible(NOW, DAY), possible(NOW, DAY + 1)]).toEqual([true, false])
  })
})

describe('a session that visitors see already', () => {
  const shown = (told: Partial<SessionOfChallenge> = {}) =>
    aSession({
      ...{ publishedAt: NOW - DAY, roomId: 'hall', information: 'Trois gestes.' },
      observers: [{ id: 'o1', name: 'Maëlle', side: 'host' }],
      ...told,
    })
  const change = (
    before: SessionOfChallenge,
    told: Partial<SessionOfChallenge>,
    known: Partial<PlanFacts> = {},
  ) => checkPublishedChange(before, { ...before, ...told }, facts(known), NOW)

  it('may change while it stays fit to be shown', () => {
    expect(change(shown(), { title: 'Autre titre', capacity: 6 })).toEqual([])
    expect(change(shown(), { information: ' ' })).toEqual(['information-missing'])
    // What it lacked already, as one of a former version may, holds up no other change.
    const { information: _none, ...silent } = shown()
    expect(change(silent, { title: 'Autre titre' })).toEqual([])
    expect(change(shown(), { capacity: 9 })).toEqual(['too-many-for-the-challenge'])
  })

  it('may change though its card was retired, but takes no other retired card', () => {
    const challenges = ['A01.1', 'A02.1'].map((id) => card(id, {}, { publishedAt: 1, retiredAt: 2 }))
    expect(change(shown(), { title: 'Autre titre' }, { challenges })).toEqual([])
    expect(change(shown(), { challengeIds: ['A02.1'] }, { challenges })).toEqual(['challenge-not-published'])
    const both = shown({ challengeIds: ['A01.1', 'A02.1'], endsAt: START + 3 * HOUR })
    const three = [...challenges, card('A03.1', {}, { publishedAt: 1, retiredAt: 2 })]
    expect(change(both, { challengeIds: ['A02.1', 'A01.1'] }, { challenges: three })).toEqual([])
    expect(change(both, { challengeIds: ['A01.1', 'A03.1'] }, { challenges: three })).toEqual([
      'challenge-not-published',
    ])
    expect(change(shown(), { challengeIds: ['A01.1', 'A02.1'] }, { challenges })).toEqual([
      'challenge-not-published',
    ])
  })

  it('may change though a post was filled, but presents no other filled post', () => {
    const offers = [offer('o1', { closedAt: 2 }), offer('o2', { closedAt: 2 })]
    const before = shown({ employerId: 'e1', offersPresented: ['o1'] })
    expect(change(before, { title: 'Autre titre' }, { offers })).toEqual([])
    expect(change(before, { offersPresented: ['o2'] }, { offers })).toEqual(['offer-not-theirs'])
    expect(change(before, { employerId: 'e2' }, { offers })).toEqual(['offer-not-theirs'])
  })

  it('may change on its eve, and move later, but not nearer', () => {
    const eve = shown({ startsAt: NOW + 5 * HOUR, endsAt: NOW + 7 * HOUR })
    expect(change(eve, { title: 'Autre titre' })).toEqual([])
    expect(change(eve, { startsAt: NOW + 6 * HOUR })).toEqual([])
    expect(change(eve, { startsAt: NOW + 4 * HOUR })).toEqual(['too-soon'])
  })

  it('may change though its room is taken, but not into a taken room or hour', () => {
    const others = [shown({ id: 'other' })]
    expect(change(shown(), { title: 'Autre titre' }, { others })).toEqual([])
    expect(change(shown(), { endsAt: START + 3 * HOUR }, { others })).toEqual(['room-taken'])
    expect(change(shown(), { startsAt: START + HOUR / 2 }, { others })).toEqual(['room-taken'])
    // Whoever observes in two rooms at once is for the desk to see, and takes no room.
    const inAttic = [shown({ id: 'other', roomId: 'attic' })]
    expect(change(shown(), { startsAt: START + HOUR / 2 }, { others: inAttic })).toEqual([])
    const elsewhere = shown({ startsAt: START + 2 * DAY, endsAt: START + 2 * DAY + 2 * HOUR })
    expect(change(elsewhere, { startsAt: START, endsAt: START + 2 * HOUR }, { others })).toEqual([
      'room-taken',
    ])
    const rooms = ['hall', 'attic'].map((id) => ({ id, capacity: 10 })) as unknown as PlanFacts['rooms']
    const both = [...others, shown({ id: 'third', roomId: 'attic' })]
    expect(change(shown(), { roomId: 'attic' }, { others: both, rooms })).toEqual(['room-taken'])
  })
})
