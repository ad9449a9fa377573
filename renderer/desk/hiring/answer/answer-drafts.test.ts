import { expect, it } from 'vitest'
import { createAnswerDrafts } from './answer-drafts.ts'

it('holds the window for an answer that a person began, not for one that was only proposed', () => {
  const drafts = createAnswerDrafts()
  const proposed = drafts.of('group', { action: 'refuse', code: 'position_filled' })
  expect(drafts.any()).toBe(false)
  proposed.lines.refuse = 'Mes mots.'
  expect(drafts.any()).toBe(true)
  drafts.drop('group')
  expect(drafts.any()).toBe(false)
  drafts.of('one').action = 'pursue'
  expect(drafts.any()).toBe(true)
})
