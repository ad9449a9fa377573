import { expect, it } from 'vitest'
import { evaluationSchema } from '../observation/evaluation.ts'
import { applicationSchema } from '../hiring/application.ts'
import { maxLengthOf, type TextPath } from './record-limits.ts'

it('a form reads the limit of a text from its record, at any depth', () => {
  expect(maxLengthOf(evaluationSchema, 'strength')).toBe(evaluationSchema.properties.strength.maxLength)
  expect(maxLengthOf(evaluationSchema, 'observations.fact')).toBe(400)
  expect(maxLengthOf(applicationSchema, 'sent.message')).toBe(600)
  expect(maxLengthOf(applicationSchema, 'sent.abilities')).toBe(120)
})

it('a path that names no limited text is a mistake that types and tests notice', () => {
  // @ts-expect-error a list of observations has no length of its own
  const path: TextPath<typeof evaluationSchema> = 'observations'
  expect(() => maxLengthOf(evaluationSchema, path)).toThrow('observations')
  expect(() => maxLengthOf(evaluationSchema, 'nothing' as 'fact')).toThrow('nothing')
})
