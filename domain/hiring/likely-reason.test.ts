import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockingWords } from '../wording/wording-guard.ts'
import { DAY, HOUR } from '../time.ts'
import { decideAnswer } from './answer-application.ts'
import type { Application } from './application.ts'
import type { OfferCriterion } from './job-offer.ts'
import { groupByLikelyReason, likelyReason, TIME_TO_TELL } from './likely-reason.ts'
import { readReasons } from './refusal-reason.ts'

const NOW = Date.UTC(2026, 5, 1, 9)
const criteria: OfferCriterion[] = [
  { id: 'c1', kind: 'title', label: 'Permis B' },
  { id: 'c2', kind: 'competence', label: 'Tenir une caisse' },
  { id: 'c3', kind: 'competence', label: 'Façonner les pains' },
  { id: 'c4', kind: 'experience', label: 'Avoir travaillé en boulangerie' },
  { id: 'c5', kind: 'schedule', label: 'Commencer à 4 h' },
]
const offer = { id: 'o1', seats: 1, criteria }

function applied(
  id: string,
  sent: Partial<Application['sent']>,
  told: Partial<Application['events'][number]>[] = [],
): Application {
  const at = NOW - 20 * DAY
  return {
    ...{
      id,
      siteId: 's',
      rev: '1',
      at,
      by: 'kiosk',
      employerId: 'e',
      jobOfferId: 'o1',
      visitorId: `v-${id}`,
    },
    sent: { name: id, ...sent },
    events: [
      { id: `${id}.0`, type: 'submitted', at, by: 'kiosk', receivedAt: at },
      ...told.map((event, index) => ({
        ...{ id: `${id}.${index + 1}`, type: 'viewed' as const, by: 'desk' },
        ...{ at: at + (index + 1) * HOUR, receivedAt: at + (index + 1) * HOUR },
        ...event,
      })),
    ],
  }
}

describe('the likely reason of one application', () => {
  it('is the first competence of the offer that was not ticked', () => {
    expect(likelyReason(applied('a', { abilities: ['Tenir une caisse'] }), offer, false, NOW)).toEqual({
      code: 'skill_missing',
      criterionId: 'c3',
    })
    expect(likelyReason(applied('a', { abilities: ['ability:team'] }), offer, true, NOW)).toEqual({
      code: 'skill_missing',
      criterionId: 'c2',
    })
  })

  it('is nothing that was left unsaid: no tick at all, all that may be ticked, or a message that tells it', () => {
    const unsaid: Partial<Application['sent']>[] = [
      {},
      { abilities: [] },
      { abilities: Array.from({ length: 8 }, (_, index) => `ability:${index}`) },
      { abilities: ['ability:team'], message: 'J’ai tenu la caisse et façonné des pains chez mon oncle.' },
    ]
    for (const sent of unsaid) expect(likelyReason(applied('a', sent), offer, false, NOW)).toBeNull()
  })

  it('is that the post is filled, for whoever told all that was asked', () => {
    const all = { abilities: ['Tenir une caisse', 'Façonner les pains'] }
    expect(likelyReason(applied('a', all), offer, false, NOW)).toBeNull()
    expect(likelyReason(applied('a', all), offer, true, NOW)).toEqual({ code: 'position_filled' })
  })

  it('is what was asked for and never told, until it is told', () => {
    const asked = [{ type: 'info-requested' as const, message: 'Quand êtes-vous libre ?' }]
    const answered = [...asked, { type: 'info-given' as const, about: 'a.1', message: 'Lundi.', by: 'kiosk' }]
    expect(likelyReason(applied('a', {}, asked), offer, true, NOW)).toEqual({ code: 'incomplete' })
    expect(likelyReason(applied('a', {}, answered), offer, false, NOW)).toBeNull()
  })

  it('is nothing while the person may still tell it: ten days from the question', () => {
    const asked = (ago: number) =>
      applied('a', { abilities: ['ability:team'] }, [
        { type: 'info-requested', message: 'Laquelle ?', at: NOW - ago, receivedAt: NOW - ago },
      ])
    expect(likelyReason(asked(60_000), offer, true, NOW)).toBeNull()
    expect(likelyReason(asked(TIME_TO_TELL - 1), offer, true, NOW)).toBeNull()
    expect(likelyReason(asked(TIME_TO_TELL), offer, false, NOW)).toEqual({ code: 'incomplete' })
    expect(TIME_TO_TELL).toBe(10 * DAY)
  })

  it('names no protected ground, whatever an offer asked for', () => {
    // The last says nothing unlawful of itself, but it does where all of it is whom one looks for.
    for (const label of ['Avoir moins de 30 ans', 'Handicap']) {
      const unlawful = [{ id: 'x', kind: 'competence' as const, label }]
      expect(blockingWords(label, { seeks: true })).not.toEqual([])
      const some = applied('a', { abilities: ['ability:team'] })
      expect(likelyReason(some, { criteria: unlawful }, false, NOW)).toBeNull()
    }
  })
})

describe('everyone who waits, by likely reason', () => {
  const labels = [
    ...criteria.map(({ label }) => label),
    'ability:team',
    'ability:cook',
    'Avoir moins de 30 ans',
  ]
  const anyApplication = fc
    .record({
      abilities: fc.option(fc.subarray(labels), { nil: undefined }),
      message: fc.option(fc.constantFrom('', 'Je tiens la caisse.', 'Bonjour, je suis libre.'), {
        nil: undefined,
      }),
      asked: fc.constantFrom('no', 'open', 'told'),
      hired: fc.boolean(),
    })
    .map(({ abilities, message, asked, hired }) => {
      const question = { type: 'info-requested' as const, message: 'Laquelle ?' }
      const told = { type: 'info-given' as const, message: 'Celle-là.' }
      return {
        hired,
        sent: { ...(abilities ? { abilities } : {}), ...(message ? { message } : {}) },
        events: asked === 'no' ? [] : asked === 'open' ? [question] : [question, told],
      }
    })
  const anyOffer = fc.record({
    criteria: fc.subarray([
      ...criteria,
      { id: 'x', kind: 'competence' as const, label: 'Avoir moins de 30 ans' },
    ]),
    seats: fc.integer({ min: 1, max: 3 }),
  })

  it('has each person in exactly one group, and proposes nothing that the facts contradict', () => {
    fc.assert(
      fc.property(fc.array(anyApplication, { maxLength: 14 }), anyOffer, (people, told) => {
        const around = { ...told, id: 'o1' }
        const waiting = people
          .filter(({ hired }) => !hired)
          .map(({ sent, events }, index) => applied(`w${index}`, sent, events))
        const taken = people
          .filter(({ hired }) => hired)
          .map((_, index) => applied(`h${index}`, {}, [{ type: 'hired' }]))
        const groups = groupByLikelyReason(waiting, around, [...waiting, ...taken], NOW)
        const placed = groups.flatMap(({ applications }) => applications.map(({ id }) => id))
        expect(placed.sort()).toEqual(waiting.map(({ id }) => id).sort())
        expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length)
        for (const { reason, applications } of groups) {
          if (reason === null) continue
          for (const application of applications) {
            if (reason.code === 'position_filled') expect(taken.length).toBeGreaterThanOrEqual(around.seats)
            if (reason.code === 'incomplete') expect(application.events.at(-1)!.type).toBe('info-requested')
            if (reason.code !== 'skill_missing') continue
            const criterion = around.criteria.find(({ id }) => id === reason.criterionId)!
            expect(criterion.kind).toBe('competence')
            expect(application.sent.abilities).not.toContain(criterion.label)
            expect(blockingWords(criterion.label, { seeks: true })).toEqual([])
          }
        }
      }),
      { numRuns: 400 },
    )
  })

  it('is a proposal that the answer takes as it is, but for the words that it asks for', () => {
    const one = applied('a', { abilities: ['ability:team'] })
    const reason = likelyReason(one, offer, false, NOW)!
    const reasons = readReasons([reason], offer)
    expect(reasons.ok).toBe(true)
    if (!reasons.ok) return
    const full = { ...offer, jobOfferId: 'o1' } as never
    const writer = { siteId: 's', deviceId: 'desk', now: NOW }
    expect(decideAnswer(one, full, { kind: 'refuse', reasons: reasons.value }, writer, 'r').ok).toBe(true)
  })

  it('says that the post is filled once as many people were hired for this offer as it has posts', () => {
    const told = { ...offer, seats: 2, criteria: [] }
    const hired = ['h1', 'h2'].map((id) => applied(id, {}, [{ type: 'hired' }]))
    const elsewhere = { ...hired[1]!, jobOfferId: 'o2' }
    const pursued = applied('h3', {}, [{ type: 'pursued' }])
    const waiting = [applied('w', {})]
    const reasonAmong = (all: readonly Application[]) =>
      groupByLikelyReason(waiting, told, [...waiting, ...all], NOW)[0]!.reason
    expect(reasonAmong([hired[0]!, pursued])).toBeNull()
    expect(reasonAmong([hired[0]!, elsewhere])).toBeNull()
    expect(reasonAmong(hired)).toEqual({ code: 'position_filled' })
    expect(groupByLikelyReason(waiting, told, hired, NOW)[0]!.key).toBe('position_filled')
  })

  it('ends with those of whom nothing is known, however many and wherever they stand', () => {
    const known = applied('k', { abilities: ['Tenir une caisse'] })
    const unknown = ['a', 'b', 'c'].map((id) => applied(id, {}))
    for (const waiting of [
      [known, ...unknown],
      [...unknown, known],
    ])
      expect(groupByLikelyReason(waiting, offer, [], NOW).map(({ key }) => key)).toEqual([
        'skill_missing:c3',
        'unknown',
      ])
  })

  it('begins with the largest group, and ends with those of whom nothing is known', () => {
    const groups = groupByLikelyReason(
      [
        ...['a', 'b', 'c'].map((id) => applied(id, {})),
        applied('d', { abilities: ['ability:team'] }),
        ...['e', 'f'].map((id) => applied(id, { abilities: ['Tenir une caisse'] })),
      ],
      offer,
      [],
      NOW,
    )
    expect(groups.map(({ key, applications }) => [key, applications.length])).toEqual([
      ['skill_missing:c3', 2],
      ['skill_missing:c2', 1],
      ['unknown', 3],
    ])
  })
})
