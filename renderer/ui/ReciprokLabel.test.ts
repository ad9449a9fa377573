import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import type { ReciprokGrade, ReciprokScore } from '../../domain/hiring/employer.ts'
import { createTexts } from '../strings/i18n.ts'
import ReciprokLabel from './ReciprokLabel.vue'

const score = (grade?: ReciprokGrade): ReciprokScore => ({
  points: 7272,
  score: 72,
  counted: 40,
  answered: 34,
  people: 30,
  medianDays: 6,
  asOf: 0,
  formula: 1,
  ...(grade ? { grade } : {}),
})
const show = (given?: ReciprokScore) =>
  mount(ReciprokLabel, { props: { score: given }, global: { plugins: [createTexts({ fr: {} })] } })

test('an employer without enough applications has an empty pot and no figures', () => {
  for (const given of [undefined, score()]) {
    const label = show(given)
    expect(label.text()).toBe('Pas encore évalué')
    expect(label.findAll('.vein')).toHaveLength(0)
  }
})
test.each([
  ['A', 5],
  ['B', 4],
  ['C', 3],
  ['D', 2],
  ['E', 1],
] as const)('%s is a sprig of %i leaves', (grade, leaves) => {
  expect(show(score(grade)).findAll('.vein')).toHaveLength(leaves)
})
test('the drawing never stands without its word and its figures', () => {
  const text = show(score('A')).text()
  expect(text).toContain('Répond, explique et oriente')
  expect(text).toContain('a répondu à 34 candidatures sur 40')
})
