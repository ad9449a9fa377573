import { expect, it } from 'vitest'
import { withFormalNames } from './everyday-words.ts'
import { wordsOf } from './words.ts'

const read = (text: string) => withFormalNames(wordsOf(text))

it('a word that classifications use stays alone', () => {
  expect(read('conducteur')).toEqual([{ typed: 'conducteur', stem: 'conducteur' }])
})

it('an everyday word is answered as what classifications call it too, and shown as it was typed', () => {
  expect(read('mes Neveux').at(-1)).toEqual({ typed: 'Neveux', stem: 'enfant' })
  expect(read('ma mamie').map(({ stem }) => stem)).toEqual(expect.arrayContaining(['person', 'age']))
})
