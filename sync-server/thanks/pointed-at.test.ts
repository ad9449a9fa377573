import { describe, expect, it } from 'vitest'
import { talkTopics } from '../../domain/postings/talk-topics.ts'
import { pointedAt } from '../../domain/thanks/pointed-at.ts'
import { lifeSentence } from './life-sentences.ts'

const words = { skillName: () => undefined, sentence: lifeSentence }

describe('what a meeting points at', () => {
  it('is up to three sentences of the lexicon for each topic, each of which may be declared', () => {
    for (const talkTopic of talkTopics) {
      const found = pointedAt({ talkTopic }, words)
      expect(found).toHaveLength(3)
      for (const one of found) expect(one).toMatchObject({ id: expect.stringMatching(/-\d\d$/) as string })
      expect(found.every(({ label, esco, ability }) => label && esco && ability)).toBe(true)
    }
  })

  it('is what a card says by its sentence, or by its topic where its words are its author’s', () => {
    const ids = (title: string, topic: 'can-do' | 'mock-interview' | 'gift') =>
      pointedAt({ card: { title, topic } }, words).map(({ id }) => id)
    expect(ids('Je peux aider à faire un budget', 'can-do')).toContain('budget-10')
    expect(ids('Venez vous entraîner', 'mock-interview')).toContain('stage-06')
    expect(ids('Je donne des livres', 'gift')).toEqual([])
    expect(pointedAt({}, words)).toEqual([])
  })

  it('is first of all the skills that a card looks for, those that have a name', () => {
    const wanted = ['esco:73d95ec0-d7fb-45e5-8134-b2ee1c0be8af', 'esco:unknown', 'ability:organise']
    const card = { title: 'Un projet', topic: 'partner' as const, wanted }
    const skillName = (key: string) => (key.includes('73d95ec0') ? 'gérer un budget' : undefined)
    expect(pointedAt({ card }, { ...words, skillName })).toEqual([
      {
        id: 'esco:73d95ec0-d7fb-45e5-8134-b2ee1c0be8af',
        ...{ label: 'gérer un budget', origin: 'personal', esco: '73d95ec0-d7fb-45e5-8134-b2ee1c0be8af' },
      },
    ])
  })
})
