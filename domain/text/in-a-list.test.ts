import { expect, test } from 'vitest'
import { inAList } from './in-a-list.ts'

test('names in a sentence start small, initials stay', () => {
  expect(inAList(['tenir une caisse', 'Travailler en équipe', 'Écouter', 'SQL'])).toBe(
    'tenir une caisse, travailler en équipe, écouter, SQL',
  )
  expect(inAList([])).toBe('')
})
