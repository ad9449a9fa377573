import { expect, it } from 'vitest'
import { isLevel, levels, needsFact, noteRefusal, SHORTEST_FACT } from './levels.ts'

it('the scale goes from "not observed" to "helps others"', () => {
  expect(levels.every(isLevel)).toBe(true)
  expect([-1, 5, 1.5].some(isLevel)).toBe(false)
})

it('"not yet" and "helps others" rest on a fact; the others need none', () => {
  expect(levels.filter(needsFact)).toEqual([1, 4])
  expect([0, 2, 3].map((level) => noteRefusal({ level }))).toEqual([null, null, null])
})

it('a fact is missing when it is short, blank or not there', () => {
  for (const level of [1, 4]) {
    expect(noteRefusal({ level })).toBe('fact-missing')
    expect(noteRefusal({ level, fact: ' '.repeat(40) })).toBe('fact-missing')
    expect(noteRefusal({ level, fact: `  ${'a'.repeat(SHORTEST_FACT - 1)}  ` })).toBe('fact-missing')
    expect(noteRefusal({ level, fact: 'a'.repeat(SHORTEST_FACT) })).toBeNull()
  }
})
