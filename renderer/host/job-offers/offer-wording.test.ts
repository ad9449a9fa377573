import { expect, test } from 'vitest'
import { offerWording } from './offer-wording.ts'

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
