import { expect, test } from 'vitest'
import { eraseBackwards, typeCharacter } from './typing.ts'

const caretAtEnd = (value: string) => ({ value, start: value.length, end: value.length })

test('a full field takes nothing more', () => {
  expect(typeCharacter(caretAtEnd('abc'), 'd', 3).value).toBe('abc')
})
test('erasing an empty field does nothing', () => {
  expect(eraseBackwards(caretAtEnd(''))).toEqual(caretAtEnd(''))
})
test('one tap erases one character as a person sees it', () => {
  expect(eraseBackwards(caretAtEnd('Noé👩‍🌾')).value).toBe('Noé')
  expect(eraseBackwards(caretAtEnd('Zoe\u0308')).value).toBe('Zo')
})
test('typing goes where the caret is', () => {
  expect(typeCharacter({ value: 'Jan', start: 2, end: 2 }, 'e')).toEqual({ value: 'Jaen', start: 3, end: 3 })
})
test('typing and erasing replace what is selected', () => {
  expect(typeCharacter({ value: 'Jeanne', start: 1, end: 6 }, 'o').value).toBe('Jo')
  expect(eraseBackwards({ value: 'Jeanne', start: 3, end: 6 }).value).toBe('Jea')
})
