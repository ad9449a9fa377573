import { describe, expect, it } from 'vitest'
import {
  editCard,
  forkChallenge,
  moveChallenge,
  reviseChallenge,
  type ChallengeStep,
} from './change-challenge.ts'
import { challengeStatus, type Challenge } from './challenge.ts'

const criterion = { id: 'A01-1', ability: 'organise' }
const draft = {
  id: 'A01.2',
  siteId: 'brest',
  rev: 'r1',
  at: 1,
  by: 'server',
  cardId: 'A01',
  edition: 2,
  track: 'adventurer',
  card: {
    id: 'A01',
    edition: 2,
    title: { fr: 'Un comptoir' },
    abilities: [{ code: 'organise' }],
    criteria: [criterion],
  },
} as unknown as Challenge
const inReview = { ...draft, submittedAt: 5 }
const published = { ...inReview, publishedAt: 6 }
const retired = { ...published, retiredAt: 7 }
const stages = { draft, 'in-review': inReview, published, retired }

describe('a card', () => {
  it.each(Object.entries(stages))('is %s as its dates say', (status, challenge) => {
    expect(challengeStatus(challenge)).toBe(status)
  })

  it('that was returned is a draft until it is submitted again', () => {
    expect(challengeStatus({ ...inReview, returnedAt: 5 })).toBe('draft')
    expect(challengeStatus({ ...inReview, returnedAt: 4 })).toBe('in-review')
    expect(challengeStatus({ ...draft, submittedAt: 0 })).toBe('in-review')
  })

  it.each<[ChallengeStep, keyof typeof stages, object]>([
    [{ step: 'submit' }, 'draft', { submittedAt: 9 }],
    [
      { step: 'return', because: ' Le prix manque. ' },
      'in-review',
      { returnedAt: 9, returnedBecause: 'Le prix manque.' },
    ],
    [{ step: 'publish' }, 'in-review', { publishedAt: 9 }],
    [{ step: 'retire' }, 'published', { retiredAt: 9 }],
  ])('takes the step %j only where it is %s', (move, from, changed) => {
    for (const [status, challenge] of Object.entries(stages))
      expect(moveChallenge(challenge, move, 9)).toEqual(
        status === from
          ? { ok: true, value: { ...challenge, ...changed } }
          : { ok: false, reason: 'not-now' },
      )
  })

  it('is not returned without a word on what is missing', () => {
    expect(moveChallenge(inReview, { step: 'return', because: '  ' }, 9)).toEqual({
      ok: false,
      reason: 'comment-missing',
    })
  })
})

describe('a draft', () => {
  const title = { fr: 'Deux comptoirs', 'fr-x-falc': 'Deux comptoirs', en: 'Two counters' }

  it('takes other words, and nothing else of it changes', () => {
    expect(editCard(draft, { title })).toEqual({
      ok: true,
      value: { ...draft, card: { ...draft.card, title } },
    })
  })

  it('alone can be edited', () => {
    for (const challenge of [inReview, published, retired])
      expect(editCard(challenge, { title })).toEqual({ ok: false, reason: 'not-now' })
  })

  it('takes no criterion of an ability that the card does not observe', () => {
    const foreign = { ...criterion, id: 'A01-2', ability: 'negotiate' }
    expect(editCard(draft, { criteria: [criterion, foreign] as never })).toEqual({
      ok: false,
      reason: 'ability-foreign',
    })
  })

  it('takes no two criteria under one id', () => {
    expect(editCard(draft, { criteria: [criterion, criterion] as never })).toEqual({
      ok: false,
      reason: 'criteria-alike',
    })
    const second = { ...criterion, id: 'A01-2' }
    expect(editCard(draft, { criteria: [criterion, second] as never }).ok).toBe(true)
  })
})

describe('a site', () => {
  const told = { suffix: 'k3f9', siteId: 'mende' }
  const returned = { ...published, returnedAt: 3, returnedBecause: 'Le prix manque.' }

  it('adapts a published card as a draft of its own, under an id of its own', () => {
    expect(forkChallenge(returned, told)).toEqual({
      ok: true,
      value: {
        ...draft,
        id: 'A01-k3f9.1',
        cardId: 'A01-k3f9',
        edition: 1,
        forkedFrom: 'A01.2',
        forkedAtSite: 'mende',
        card: { ...draft.card, edition: 1 },
      },
    })
  })

  it('adapts nothing that is not published', () => {
    for (const challenge of [draft, inReview, retired])
      expect(forkChallenge(challenge, told)).toEqual({ ok: false, reason: 'not-now' })
  })

  it('makes the next edition of its own card', () => {
    const own = { ...returned, id: 'A01-k3f9.2', cardId: 'A01-k3f9', forkedAtSite: 'mende' }
    const next = reviseChallenge(own)
    expect(next).toMatchObject({
      ok: true,
      value: {
        id: 'A01-k3f9.3',
        edition: 3,
        card: { edition: 3 },
        forkedFrom: own.id,
        forkedAtSite: 'mende',
      },
    })
    expect(next.ok && challengeStatus(next.value)).toBe('draft')
    expect(reviseChallenge({ ...own, retiredAt: 9 })).toEqual({ ok: false, reason: 'not-now' })
  })

  it('makes no edition of a card of the kit', () => {
    expect(reviseChallenge(published)).toEqual({ ok: false, reason: 'not-now' })
  })
})
