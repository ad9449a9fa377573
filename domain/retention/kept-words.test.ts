import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { DAY } from '../time.ts'
import { monthsOf, observationNotesKept } from './kept-words.ts'

it('months are whole: what is kept for six of the longest is six months', () => {
  expect([184, 396, 366].map((days) => monthsOf(days * DAY))).toEqual([6, 13, 12])
})

it('what is promised of notes stands in the assessment of data protection, word for word', () => {
  const page = readFileSync(new URL('../../docs/aipd.md', import.meta.url), 'utf8')
  expect(page).toContain(observationNotesKept)
})
