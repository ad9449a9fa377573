import { describe, expect, test } from 'vitest'
import { offerWording, unpublishableField } from './offer-wording.ts'

const offer = { title: 'Boulanger de nuit', criteria: [] }

test('a protected criterion is found wherever it hides: title, text or criteria', () => {
  expect(offerWording({ ...offer, title: 'Jeune femme pour la vente' })).not.toEqual([])
  expect(offerWording({ ...offer, description: 'Pas de personne enceinte.' })).not.toEqual([])
  expect(
    offerWording({ ...offer, criteria: [{ id: 'c1', kind: 'competence', label: 'Nationalité française' }] }),
  ).not.toEqual([])
})

test('the same words are told once, those that stop publication first', () => {
  const hits = offerWording({ ...offer, title: 'Jeune femme', description: 'Une jeune femme. Jeune femme !' })
  expect(new Set(hits.map((hit) => hit.passage.toLowerCase())).size).toBe(hits.length)
  expect(hits.map((hit) => hit.blocks)).toEqual([...hits.map((hit) => hit.blocks)].sort().reverse())
})

test('each passage of one ground is told, what stops publication before what only makes one think', () => {
  const told = offerWording({
    ...offer,
    title: 'Jeune',
    description: 'Vous avez moins de 30 ans. Une jeune femme.',
  })
  const [passages, blocks] = [told.map(({ passage }) => passage), told.map((hit) => hit.blocks)]
  expect(passages).toEqual(expect.arrayContaining(['moins de 30 ans', 'jeune femme']))
  expect(passages.at(-1)).toMatch(/^Jeune/)
  expect([blocks[0], blocks.at(-1)]).toEqual([true, false])
})

test('an offer that speaks of the work passes', () => {
  expect(
    offerWording({
      ...offer,
      description: 'Vous pétrissez, façonnez et cuisez le pain avec une équipe de trois.',
      hours: '35 h, du mardi au samedi',
      criteria: [{ id: 'c1', kind: 'competence', label: 'Savoir façonner une baguette' }],
    }),
  ).toEqual([])
})

describe('an offer is not published', () => {
  const open = { ...offer, publishedAt: 1 }

  test('with words that may not be told, and the field is named', () => {
    expect(unpublishableField({ ...open, title: 'Jeune femme pour la vente' })).toBe('title')
    expect(unpublishableField({ ...open, pay: 'Selon votre âge' })).toBe('pay')
    expect(unpublishableField({ ...open, hours: 'Réservé aux hommes' })).toBe('hours')
    expect(unpublishableField({ ...open, description: 'Pas de personne enceinte.' })).toBe('description')
    const criteria = ['Façonner', 'Nationalité française'].map((label, index) => ({
      ...{ id: `c${index}`, kind: 'competence' as const, label },
    }))
    expect(unpublishableField({ ...open, criteria })).toBe('criteria.1.label')
  })

  test('a draft and what is closed may say anything', () => {
    const words = { ...offer, description: 'Pas de personne enceinte.' }
    expect(unpublishableField(words)).toBeUndefined()
    expect(unpublishableField({ ...words, publishedAt: 1, closedAt: 2 })).toBeUndefined()
    expect(unpublishableField({ ...words, publishedAt: 1 }, words)).toBe('description')
  })

  test('what it said before the rules came does not hold up another change', () => {
    const old = { ...open, description: 'Pas de personne enceinte.' }
    expect(unpublishableField({ ...old, title: 'Boulangère' }, old)).toBeUndefined()
    expect(unpublishableField({ ...old, title: 'Jeune femme' }, old)).toBe('title')
    expect(unpublishableField(old, { ...old, closedAt: 2 })).toBeUndefined()
  })
})
