import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, HOUR, parisInstant } from '../time.ts'
import { ageRule, asksAge } from '../seats/age-rule.ts'
import { alternatives } from './alternatives.ts'
import type { Challenge } from '../kit/challenge.ts'
import type { ChallengeSession } from './challenge-session.ts'
import { filterSessions, openSessions, whenOf } from './find-sessions.ts'
import type { KitCard } from '../kit/kit-card.ts'

const NOW = parisInstant('2026-04-13', 10)
const card = (id: string) =>
  JSON.parse(readFileSync(new URL(`../../resources/kit/${id}.json`, import.meta.url), 'utf8')) as KitCard
const challenges = ['E01', 'E02', 'A01', 'A02', 'C02'].map(
  (id) => ({ id: `${id}.1`, cardId: id, edition: 1, track: card(id).track, card: card(id) }) as Challenge,
)
const session = (id: string, challenge: string, startsAt: number, told: object = {}) =>
  ({
    id,
    track: challenges.find((one) => one.id === challenge)!.track,
    challengeIds: [challenge],
    startsAt,
    endsAt: startsAt + 2 * HOUR,
    minimumAge: 16,
    publishedAt: 1,
    moments: [],
    ...told,
  }) as unknown as ChallengeSession
const open = (...sessions: ChallengeSession[]) => openSessions(sessions, challenges, NOW)
const everything = { track: null, mood: null, when: null }

describe('what a visitor is shown', () => {
  it('is not what is over, begun, cancelled or unpublished', () => {
    const sessions = [
      session('past', 'A01.1', NOW - HOUR),
      session('soon', 'A01.1', NOW + 10 * 60_000),
      session('cancelled', 'A01.1', NOW + DAY, { cancelledAt: 1 }),
      session('draft', 'A01.1', NOW + DAY, { publishedAt: undefined }),
      session('good', 'A01.1', NOW + DAY),
    ]
    expect(open(...sessions).map((found) => found.session.id)).toEqual(['good'])
  })

  it('comes the soonest first, of one moment always in the same order', () => {
    const sessions = [
      session('late', 'A01.1', NOW + 3 * DAY),
      session('b', 'A01.1', NOW + DAY),
      session('c', 'A01.1', NOW + DAY),
      session('a', 'A01.1', NOW + DAY),
    ]
    const ids = (...told: ChallengeSession[]) => open(...told).map((found) => found.session.id)
    expect(ids(...sessions)).toEqual(['a', 'b', 'c', 'late'])
    expect(ids(...sessions.toReversed())).toEqual(['a', 'b', 'c', 'late'])
  })

  it('has the cards that this device knows, and none in the place of one that it does not', () => {
    const [one] = open(session('s', 'A01.1', NOW + DAY, { challengeIds: ['A01.1', 'unknown.1'] }))
    expect(one!.cards.map(({ id }) => id)).toEqual(['A01'])
  })

  it('is what was chosen, and only that', () => {
    const found = open(
      session('garden', 'E01.1', NOW + HOUR),
      session('both', 'A01.1', NOW + 2 * DAY, { challengeIds: ['E01.1', 'A01.1'] }),
    )
    const ids = (filter: object) =>
      filterSessions(found, { ...everything, ...filter }, NOW).map((one) => one.session.id)
    const [explorer, adventurer] = ['E01', 'A01'].map((id) => challenges.find((one) => one.cardId === id)!)
    expect(ids({ track: explorer!.track })).toEqual(['garden'])
    expect(ids({ track: adventurer!.track })).toEqual(['both'])
    expect(ids({ when: 'today' })).toEqual(['garden'])
    expect(ids({ when: 'week' })).toEqual(['both'])
    expect(ids({ when: 'later' })).toEqual([])
    expect(explorer!.card.mood).not.toBe(adventurer!.card.mood)
    // A session of two challenges fits the mood of either.
    expect(ids({ mood: adventurer!.card.mood })).toEqual(['both'])
    expect(ids({ mood: explorer!.card.mood })).toEqual(['garden', 'both'])
  })

  it('fits every choice, and everything is shown when nothing is chosen', () => {
    const found = open(...challenges.map(({ id }, day) => session(id, id, NOW + (day + 1) * 3 * DAY)))
    expect(filterSessions(found, everything, NOW)).toEqual(found)
    fc.assert(
      fc.property(
        fc.record({
          track: fc.constantFrom(null, 'explorer', 'adventurer', 'scout'),
          mood: fc.constantFrom(null, 'hands', 'people', 'calm'),
          when: fc.constantFrom(null, 'today', 'week', 'later'),
        }),
        (filter) => {
          for (const { session: one, cards } of filterSessions(found, filter as never, NOW)) {
            expect(filter.track === null || one.track === filter.track).toBe(true)
            expect(filter.mood === null || cards[0]!.mood === filter.mood).toBe(true)
            expect(filter.when === null || whenOf(one, NOW) === filter.when).toBe(true)
          }
        },
      ),
    )
  })

  it('counts days as the wall calendar does', () => {
    expect(whenOf({ startsAt: parisInstant('2026-04-13', 23, 59) }, NOW)).toBe('today')
    expect(whenOf({ startsAt: parisInstant('2026-04-19', 23) }, NOW)).toBe('week')
    expect(whenOf({ startsAt: parisInstant('2026-04-20', 0) }, NOW)).toBe('later')
  })
})

describe('instead of a session that is full', () => {
  const wanted = open(session('full', 'A01.1', NOW + DAY))[0]!

  it('nothing full and not the session itself is proposed', () => {
    const others = open(session('full', 'A01.1', NOW + DAY), session('other', 'A01.1', NOW + 2 * DAY))
    expect(alternatives(wanted, others, () => false)).toEqual([])
    expect(alternatives(wanted, others, () => true).map((one) => one.session.id)).toEqual(['other'])
  })

  it('at most two other dates, then what is close: three in all', () => {
    const dates = [2, 3, 4].map((day) => session(`d${day}`, 'A01.1', NOW + day * DAY))
    const close = session('close', 'A02.1', NOW + 5 * DAY)
    const found = alternatives(wanted, open(...dates, close), () => true)
    expect(found.map((one) => one.kind).filter((kind) => kind === 'other-date')).toHaveLength(2)
    expect(found.length).toBeLessThanOrEqual(3)
  })
})

describe('age', () => {
  it('is not asked for a discovery, and closes nothing but what is for adults or for 16 and more', () => {
    expect(asksAge({ track: 'explorer' })).toBe(false)
    expect(ageRule({ track: 'explorer', minimumAge: 10 }, 'under-16')).toBe('welcome')
    expect(ageRule({ track: 'adventurer', minimumAge: 16 }, 'under-16')).toBe('too-young')
    expect(ageRule({ track: 'scout', minimumAge: 18 }, '16-17')).toBe('too-young')
    expect(ageRule({ track: 'scout', minimumAge: 16 }, '16-17')).toBe('with-guardian')
    expect(ageRule({ track: 'adventurer', minimumAge: 16 }, '16-17')).toBe('welcome')
    expect(ageRule({ track: 'scout', minimumAge: 18 }, 'adult')).toBe('welcome')
  })
})
