import { compareNames, readName, type Likeness, type NameLikeness, type ReadName } from './compare-names.ts'
import { fitOf, readSought } from './find-name.ts'
import { otherForms } from './known-names.ts'
import { createSlipIndex } from './slip-index.ts'
import { soundOfWord } from './sound-of-word.ts'

/** Two entries whose names are alike, and why. */
export interface LikePair {
  a: string
  b: string
  why: readonly Likeness[]
}

export interface NameIndex {
  /** Takes an entry in, or its new name; without a name it is like nobody. */
  put: (id: string, name: string | undefined) => void
  remove: (id: string) => void
  /** Entries whose name is like this one. */
  like: (name: string) => { id: string; why: readonly Likeness[] }[]
  /** Entries that fit what is typed to find a name, the best first. */
  find: (typed: string) => string[]
  /** All pairs of entries that are alike, kept up as entries come and go. */
  pairs: () => LikePair[]
}

/**
 * Of one word alone, such as a first name, at most so many may bear it: two Maries are no news, two Nolwenns are worth
 * a look.
 */
export const FEW_BEAR_IT = 3

/**
 * Finds names that are alike among many. Two names of several words that are share two words in sound, or one and what
 * may stand for the other: a slip of it, a short form, its first letter. So an entry is filed under every two of its
 * words, looked for under every two of these, and compared with what is found there and with nothing else.
 */
export function createNameIndex(): NameIndex {
  const entries = new Map<string, ReadName>()
  const filed = new Map<string, Set<string>>()
  /** Pairs that rest on more than one word, by either entry. */
  const sure = new Map<string, Map<string, readonly Likeness[]>>()
  const slips = createSlipIndex()

  function matches(name: ReadName, keys: Iterable<string>, except?: string): [string, NameLikeness][] {
    const found = new Map<string, NameLikeness | null>()
    for (const key of keys) {
      for (const id of filed.get(key) ?? []) {
        if (id !== except && !found.has(id)) found.set(id, compareNames(name, entries.get(id)!))
      }
    }
    return [...found].filter((match): match is [string, NameLikeness] => match[1] !== null)
  }

  function* keysOfSeveral({ words, whole }: ReadName): Generator<string> {
    yield wholeKey(whole)
    for (const [at, word] of words.entries()) {
      const stands = [
        ...word.sounds,
        word.letters[0]!,
        ...slips.near(word.letters),
        ...slips.near(word.sounds[0]!),
      ]
      for (const form of otherForms(word.letters)) stands.push(soundOfWord(form))
      for (const [other, { sounds }] of words.entries()) {
        if (other === at) continue
        for (const sound of sounds) {
          for (const one of stands) yield pairKey(sound, one)
          if (word.letters.length === 1) yield initialKey(sound, word.letters)
        }
      }
    }
  }
  /** Single words that are one of these, and whoever bears the word of somebody who gave one only. */
  function* keysOfOne({ words }: ReadName): Generator<string> {
    const [first, last] = [words[0]!, words.at(-1)!]
    if (words.length > 1) for (const sound of [...first.sounds, ...last.sounds]) yield aloneKey(sound)
    else {
      yield bearerKey(first.sounds[0]!)
      for (const near of [...slips.near(first.letters), ...slips.near(first.sounds[0]!)]) yield aloneKey(near)
    }
  }
  const bearersOf = ({ words }: ReadName) => filed.get(bearerKey(words[0]!.sounds[0]!))?.size ?? 0

  function remove(id: string) {
    const name = entries.get(id)
    if (!name) return
    entries.delete(id)
    for (const key of filedUnder(name)) {
      const ids = filed.get(key)
      ids?.delete(id)
      if (ids?.size === 0) filed.delete(key)
    }
    for (const other of sure.get(id)?.keys() ?? []) sure.get(other)?.delete(id)
    sure.delete(id)
  }

  function put(id: string, name: string | undefined) {
    remove(id)
    const read = name === undefined ? null : readName(name)
    if (!read || read.words.length === 0) return
    for (const [other, { why, byOneWord }] of matches(read, keysOfSeveral(read))) {
      if (byOneWord) continue
      relate(id, other, why)
      relate(other, id, why)
    }
    entries.set(id, read)
    for (const { letters, sounds } of read.words) slips.add(letters, sounds[0]!)
    for (const key of filedUnder(read)) {
      const ids = filed.get(key)
      if (ids) ids.add(id)
      else filed.set(key, new Set([id]))
    }
  }
  function relate(id: string, other: string, why: readonly Likeness[]) {
    const known = sure.get(id)
    if (known) known.set(other, why)
    else sure.set(id, new Map([[other, why]]))
  }

  /** Whoever gave one word only, and those who are like them, where few bear the word. */
  function pairsByOneWord(): LikePair[] {
    const found: LikePair[] = []
    for (const [id, name] of entries) {
      if (name.words.length > 1 || bearersOf(name) > FEW_BEAR_IT) continue
      for (const [other, { why, byOneWord }] of matches(name, keysOfOne(name), id)) {
        const otherName = entries.get(other)!
        if (!byOneWord) continue
        if (otherName.words.length === 1 && (other < id || bearersOf(otherName) > FEW_BEAR_IT)) continue
        found.push({ a: id, b: other, why })
      }
    }
    return found
  }

  return {
    put,
    remove,
    like(name) {
      const read = readName(name)
      if (read.words.length === 0) return []
      const keys = [...keysOfSeveral(read), ...keysOfOne(read)]
      return matches(read, keys).map(([id, { why }]) => ({ id, why }))
    },
    find(typed) {
      const sought = readSought(typed)
      if (sought.words.length === 0) return []
      const found: string[][] = [[], []]
      for (const [id, name] of entries) {
        const fit = fitOf(sought, name)
        if (fit !== null) found[fit]!.push(id)
      }
      return found.flat()
    },
    pairs() {
      const found: LikePair[] = []
      for (const [a, others] of sure) {
        for (const [b, why] of others) if (a < b) found.push({ a, b, why })
      }
      return [...found, ...pairsByOneWord()]
    },
  }
}

const wholeKey = (whole: string) => `=${whole}`
const pairKey = (a: string, b: string) => (a < b ? `${a}+${b}` : `${b}+${a}`)
const initialKey = (sound: string, letter: string) => `${sound}.${letter}`
const bearerKey = (sound: string) => `*${sound}`
const aloneKey = (sound: string) => `!${sound}`

/** Under what a name is found. */
function filedUnder({ words, whole }: ReadName): Set<string> {
  const keys = new Set<string>([wholeKey(whole)])
  for (const [at, { sounds, letters }] of words.entries()) {
    for (const sound of sounds) {
      keys.add(bearerKey(sound))
      if (words.length === 1) keys.add(aloneKey(sound))
      for (const [other, { sounds: others, letters: otherLetters }] of words.entries()) {
        if (other === at) continue
        for (const one of others) keys.add(pairKey(sound, one))
        if (letters.length > 1) keys.add(initialKey(sound, otherLetters[0]!))
      }
    }
  }
  return keys
}
