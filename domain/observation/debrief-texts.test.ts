import { expect, test } from 'vitest'
import { untellableField } from './debrief-texts.ts'

const bad = 'Vous êtes trop âgée.'
const debrief = { kind: 'debrief', strength: 'La précision', fact: 'Six pièces justes', sharedAt: 1 } as const

test.each(['strength', 'fact', 'nextStep'] as const)(
  'a debrief is not told with such words as its %s',
  (field) => expect(untellableField({ ...debrief, [field]: bad })).toBe(field),
)

test('nor is the answer to a contest', () => {
  expect(untellableField({ kind: 'review', reviewNote: bad })).toBe('reviewNote')
})

test('a draft, an observer’s notes and the person’s own voice may say anything', () => {
  expect(untellableField({ ...debrief, fact: bad, sharedAt: undefined })).toBeUndefined()
  expect(untellableField({ kind: 'grid', fact: bad })).toBeUndefined()
  expect(untellableField({ kind: 'answer', fact: bad, sharedAt: 1 })).toBeUndefined()
})

test('what was told before does not hold up what is written now; what was only drafted does', () => {
  const told = { ...debrief, fact: bad }
  expect(untellableField({ ...told, strength: 'Le calme' }, told)).toBeUndefined()
  expect(untellableField(told, { ...told, sharedAt: undefined })).toBe('fact')
})
