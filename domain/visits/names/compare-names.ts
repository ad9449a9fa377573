import { areTwoNames, beginsCompound, isCommon, isFirstName, isShortFor, isSurname } from './known-names.ts'
import { wordsOfName, type NameWord } from './name-words.ts'
import { isOneEdit } from './one-edit.ts'
import { SHORT_WORD, soundOfWord } from './sound-of-word.ts'

/** Why two names may be one person's, in the order in which a host reads them. */
export const likenesses = ['same', 'sound', 'slip', 'swapped', 'short-form', 'initial', 'in-part'] as const
/**
 * `same`: letter by letter, but for accents, case and signs. `sound`: written otherwise. `slip`: one letter apart.
 * `swapped`: first and family name in turn. `short-form`: one is said for the other. `initial`: one letter stands for a
 * word. `in-part`: one of them says less.
 */
export type Likeness = (typeof likenesses)[number]

export interface NameLikeness {
  why: Likeness[]
  /** It rests on one word alone: worth a look only where few bear it. */
  byOneWord: boolean
}

/** A name, read once and compared often. */
export interface ReadName {
  words: (NameWord & { sounds: readonly string[] })[]
  marks: string
  /** The sound of all words in one: `JérômeLe Goff`. */
  whole: string
}

export function readName(name: string): ReadName {
  const { words, marks } = wordsOfName(name)
  return {
    words: words.slice(0, MOST_WORDS).map((word) => ({
      ...word,
      sounds: [...new Set([soundOfWord(word.letters), soundOfWord(word.bare)])],
    })),
    marks: marks.join(' '),
    whole: soundOfWord(words.map(({ letters }) => letters).join('')),
  }
}

/** Nobody's name has more that tell it from others. */
const MOST_WORDS = 6

type Word = ReadName['words'][number]
type WordLikeness = 'same' | 'sound' | 'slip' | 'short-form' | 'initial'
const isSure = (likeness: WordLikeness | null) => likeness === 'same' || likeness === 'sound'

/** Why two names may be one person's; `null`: they are not alike. */
export function compareNames(a: ReadName, b: ReadName): NameLikeness | null {
  if (a.marks !== b.marks || a.words.length === 0 || b.words.length === 0) return null
  const [fewer, more] = a.words.length <= b.words.length ? [a, b] : [b, a]
  if (fewer.words.length === more.words.length) {
    const likeness = wordForWord(fewer.words, more.words)
    if (likeness) return likeness
  }
  if (isTheSameInOne(fewer, more)) return { why: ['sound'], byOneWord: false }
  if (fewer.words.length === more.words.length) return null
  return fewer.words.length === 1
    ? oneOfMany(fewer.words[0]!, more.words)
    : someOfMany(fewer.words, more.words)
}

/** A space at the wrong place, or none: of as many words, letter by letter, since a letter between two makes Karim Karima. */
function isTheSameInOne(fewer: ReadName, more: ReadName): boolean {
  if (fewer.whole !== more.whole || fewer.whole.length < LONG_AS_A_WHOLE || more.words.length === 1)
    return false
  return fewer.words.length < more.words.length || lettersOf(fewer) === lettersOf(more)
}
const LONG_AS_A_WHOLE = 7
const lettersOf = ({ words }: ReadName) => words.map(({ letters }) => letters).join('')

function wordForWord(a: readonly Word[], b: readonly Word[]): NameLikeness | null {
  const byOneWord = a.length === 1
  for (const [index, order] of ordersOf(a.length).entries()) {
    const why = wholeLikeness(
      a,
      order.map((at) => b[at]!),
    )
    if (why)
      return {
        why: index === 0 ? why : inOrder([...why.filter((one) => one !== 'same'), 'swapped']),
        byOneWord,
      }
  }
  return null
}

/** Word by word, of which at most one is less than sure, and one is no mere initial. */
function wholeLikeness(a: readonly Word[], b: readonly Word[]): Likeness[] | null {
  const found: WordLikeness[] = []
  let unsure = 0
  for (const [index, word] of a.entries()) {
    const likeness = likenessOf(word, b[index]!, a.length === 1)
    if (likeness === null) return null
    if (!isSure(likeness) && (unsure += 1) > 1) return null
    found.push(likeness)
  }
  if (unsure === found.length && found[0] !== 'slip') return null
  const told = found.filter((one) => one !== 'same')
  return told.length === 0 ? ['same'] : inOrder(told)
}

/** The shorter name is a first name, or a family name that few bear. */
function oneOfMany(word: Word, words: readonly Word[]): NameLikeness | null {
  if (word.letters.length <= 1) return null
  const why = (other: Word): NameLikeness | null => {
    const likeness = likenessOf(word, other, true)
    if (!isSure(likeness)) return null
    return { why: likeness === 'same' ? ['in-part'] : ['sound', 'in-part'], byOneWord: true }
  }
  if (isSurname(word.letters)) return null
  // Anne is not Anne-Marie, nor Nguyen all who are called so.
  const [first, second] = words
  if (beginsCompound.has(first!.letters) && isFirstName(second!.letters)) return null
  if (words.at(-1)!.letters.length === 1 || first!.letters.length === 1) return null
  return why(first!) ?? (isFirstName(word.letters) ? null : why(words.at(-1)!))
}

/** Every word of the shorter name stands in the longer one, two at least. */
function someOfMany(fewer: readonly Word[], more: readonly Word[]): NameLikeness | null {
  const left = [...more]
  const found: WordLikeness[] = []
  const places: number[] = []
  for (const word of fewer) {
    const at = left.findIndex((other) => isSure(likenessOf(word, other, false)))
    if (at < 0) return null
    found.push(likenessOf(word, left[at]!, false)!)
    places.push(more.indexOf(left[at]!))
    left.splice(at, 1)
  }
  if (left.some((word) => partsACompound(word, more))) return null
  const told: Likeness[] = [...found.filter((one) => one !== 'same'), 'in-part']
  if (places.some((place, index) => index > 0 && place < places[index - 1]!)) told.push('swapped')
  return { why: inOrder(told), byOneWord: false }
}

/** The word that one of them leaves out makes another first name of what is before it, or after: Jean, Jean-Pierre. */
function partsACompound(word: Word, words: readonly Word[]): boolean {
  const at = words.indexOf(word)
  const [before, after] = [words[at - 1], words[at + 1]]
  const isSecond = before !== undefined && beginsCompound.has(before.letters) && isFirstName(word.letters)
  const isFirst = after !== undefined && beginsCompound.has(word.letters) && isFirstName(after.letters)
  return isSecond || isFirst
}

function likenessOf(a: Word, b: Word, alone: boolean): WordLikeness | null {
  if (a.letters === b.letters || a.bare === b.letters || a.letters === b.bare) return 'same'
  if (areTwoNames(a.letters, b.letters)) return null
  if (soundsLike(a, b)) return 'sound'
  if (!alone && (isInitialOf(a, b) || isInitialOf(b, a))) return 'initial'
  if (!alone && (isShortFor(a.letters, b.letters) || isShortFor(b.letters, a.letters))) return 'short-form'
  return isSlip(a, b, alone ? SHORTEST_ALONE : SHORTEST) ? 'slip' : null
}

/** The particle may be left out, and is not another one. */
function soundsLike(a: Word, b: Word): boolean {
  // Of few letters each counts: An is not Anh, also with what is joined to them.
  if (Math.min(a.bare.length, b.bare.length) <= SHORT_WORD) return false
  const [soundA, soundB] = [a.sounds[0]!, b.sounds[0]!]
  return soundA === soundB || a.sounds[1] === soundB || soundA === b.sounds[1]
}

const isInitialOf = (a: Word, b: Word) =>
  a.letters.length === 1 && b.letters.length > 1 && b.letters.startsWith(a.letters)

/** In letters: a slip in a shorter word makes another name of it as often as not. */
const SHORTEST = 5
const SHORTEST_ALONE = 7

/**
 * One letter apart in what is written or heard, in a word that is long enough, neither at its beginning nor in its last
 * vowel (Karim, Karima), and not from one common name to another (Martin, Marin).
 */
function isSlip(a: Word, b: Word, shortest: number): boolean {
  if (Math.min(a.bare.length, b.bare.length) < shortest || a.letters[0] !== b.letters[0]) return false
  if (isCommon(a.letters) && isCommon(b.letters)) return false
  const [soundA, soundB] = [a.sounds[0]!, b.sounds[0]!]
  return (
    isSlipIn(a.letters, b.letters) ||
    (soundA.length >= SHORTEST && soundB.length >= SHORTEST && isSlipIn(soundA, soundB))
  )
}

function isSlipIn(a: string, b: string): boolean {
  return isOneEdit(a, b) && withoutLastVowels(a) !== withoutLastVowels(b)
}

const withoutLastVowels = (text: string) => text.replace(/[aeiouyAIO]+$/u, '')

const inOrder = (why: readonly Likeness[]) => likenesses.filter((one) => why.includes(one))

/** The orders of so many words, as they stand first. */
function ordersOf(count: number): readonly (readonly number[])[] {
  return orders[count] ?? [Array.from({ length: count }, (_, at) => at)]
}
const orders: readonly (readonly (readonly number[])[])[] = [
  [],
  [[0]],
  [
    [0, 1],
    [1, 0],
  ],
  [
    [0, 1, 2],
    [1, 2, 0],
    [2, 0, 1],
    [0, 2, 1],
    [1, 0, 2],
    [2, 1, 0],
  ],
]
