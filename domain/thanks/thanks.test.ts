import { describe, expect, it } from 'vitest'
import { talkTopics } from '../postings/talk-topics.ts'
import { DAY } from '../time.ts'
import { pointedAt } from './pointed-at.ts'
import { asReadByAuthor, isReadByThanked, praisesAt, standsAsSaid, thanksStates } from './thanks.ts'

const noSkill = () => undefined

describe('where thanks are', () => {
  it('is not all told to either: no drop to the author, nothing unread to the other', () => {
    expect(thanksStates.map(asReadByAuthor)).toEqual(['waiting', 'held', 'told', 'kept', 'told', null])
    expect(thanksStates.filter(isReadByThanked)).toEqual(['told', 'kept', 'dropped'])
  })

  it('lets a line that was held, or taken back, be said otherwise', () => {
    expect(thanksStates.filter((state) => !standsAsSaid(state))).toEqual(['held', 'withdrawn'])
  })

  it('praises within a day as long as it may be kept, and with a competence alone', () => {
    const said = { at: 10 * DAY, competenceId: 'budget-10' }
    const at = (state: (typeof thanksStates)[number], now: number, more = {}) =>
      praisesAt({ ...said, state, ...more }, now)
    expect(thanksStates.filter((state) => at(state, 10 * DAY + 1))).toEqual(['waiting', 'told'])
    expect(at('told', 11 * DAY - 1)).toBe(true)
    expect(at('told', 11 * DAY)).toBe(false)
    expect(at('told', 9 * DAY)).toBe(false)
    expect(at('told', 10 * DAY, { competenceId: null })).toBe(false)
  })
})

describe('what a meeting points at', () => {
  it('is up to three sentences of the lexicon for each topic, each of which may be declared', () => {
    for (const talkTopic of talkTopics) {
      const found = pointedAt({ talkTopic }, noSkill)
      expect(found).toHaveLength(3)
      for (const one of found) expect(one).toMatchObject({ id: expect.stringMatching(/-\d\d$/) as string })
      expect(found.every(({ label, esco, ability }) => label && esco && ability)).toBe(true)
    }
  })

  it('is what a card says by its sentence, or by its topic where its words are its author’s', () => {
    const ids = (title: string, topic: 'can-do' | 'mock-interview' | 'gift') =>
      pointedAt({ card: { title, topic } }, noSkill).map(({ id }) => id)
    expect(ids('Je peux aider à faire un budget', 'can-do')).toContain('budget-10')
    expect(ids('Venez vous entraîner', 'mock-interview')).toContain('stage-06')
    expect(ids('Je donne des livres', 'gift')).toEqual([])
    expect(pointedAt({}, noSkill)).toEqual([])
  })

  it('is first of all the skills that a card looks for, those that have a name', () => {
    const wanted = ['esco:73d95ec0-d7fb-45e5-8134-b2ee1c0be8af', 'esco:unknown', 'ability:organise']
    const card = { title: 'Un projet', topic: 'partner' as const, wanted }
    const name = (key: string) => (key.includes('73d95ec0') ? 'gérer un budget' : undefined)
    expect(pointedAt({ card }, name)).toEqual([
      {
        id: 'esco:73d95ec0-d7fb-45e5-8134-b2ee1c0be8af',
        ...{ label: 'gérer un budget', origin: 'personal', esco: '73d95ec0-d7fb-45e5-8134-b2ee1c0be8af' },
      },
    ])
  })
})
