import type { ReadName } from './compare-names.ts'
import { wordsOfName } from './name-words.ts'
import { soundOfWord } from './sound-of-word.ts'

/** What somebody types to find a name, word by word; the last one may be typed in part. */
export interface SoughtName {
  words: { letters: string; sound: string }[]
}

export function readSought(typed: string): SoughtName {
  const { words } = wordsOfName(typed)
  return { words: words.map(({ letters }) => ({ letters, sound: soundOfWord(letters) })) }
}

/** As many letters that a sound is looked for by: below, nearly all begin alike. */
const SOUNDS_FROM = 3

/**
 * How well a name fits what was typed, 0 the best: every word begins one of the name's, in letters (0) or in sound (1).
 * `null`: it does not.
 */
export function fitOf({ words }: SoughtName, name: ReadName): number | null {
  let worst = 0
  const joined = name.words.map(({ letters }) => letters).join('')
  for (const { letters, sound } of words) {
    const isWritten = (word: ReadName['words'][number]) =>
      word.letters.startsWith(letters) || word.bare.startsWith(letters) || word.own.startsWith(letters)
    if (joined.startsWith(letters) || name.words.some(isWritten)) continue
    const isHeard = ({ sounds, own }: ReadName['words'][number]) =>
      [...sounds, soundOfWord(own)].some((one) => one.startsWith(sound))
    if (letters.length < SOUNDS_FROM || sound.length < 2 || !name.words.some(isHeard)) return null
    worst = 1
  }
  return worst
}
