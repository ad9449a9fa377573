import { lookalikes, messageSpellings, signs, smallWords } from './hiding-words.ts'

/** A word of a text: folded, so that accents, case and invisible characters do not matter, and where it stands. */
export interface WordRead {
  folded: string
  start: number
  end: number
  /** Which sentence it belongs to, from 0. */
  sentence: number
  /** Its letters stood apart. */
  wasSpelled?: true
}

const WORD = /[\p{L}\p{N}\p{M}\p{Cf}]+/gu
/** As `WORD`, with what stands for a letter inside one: `h@ndicap`, `gr*sse`. */
const MASKED_WORD = /[\p{L}\p{N}\p{M}\p{Cf}]+(?:[@€$*]+[\p{L}\p{N}\p{M}\p{Cf}]+)*/gu
const SENTENCE_END = /[.!?…](?=\s)|\n/u

/** The words of a text as they are written. */
export function wordsOf(text: string): WordRead[] {
  return readBy(WORD, text, fold)
}

/** Accents, case, ligatures and invisible characters away. */
export function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
}

/** What may be looked up of a word that is no usual one. */
export interface Vocabulary {
  /** Whether a folded word, of any form, is a term by itself. */
  has(word: string): boolean
  /** The term that a word with `*` for letters stands for. */
  unmasked(word: string): string | undefined
}

/**
 * The words of a text with what hides a word undone: letters or pieces set apart (`j e u n e`, `han dicap`),
 * signs for letters (`h@ndicap`, `gr*sse`), letters repeated or of another alphabet, spellings of messages.
 * `null`: nothing is hidden.
 */
export function mendedWordsOf(text: string, vocabulary: Vocabulary): WordRead[] | null {
  const read = readBy(MASKED_WORD, text, (word) => mended(word, vocabulary))
  const whole = joinedPieces(joinedLetters(read, text), text, vocabulary)
  const plain = wordsOf(text)
  const isPlain =
    whole.length === plain.length && whole.every(({ folded }, at) => folded === plain[at]!.folded)
  return isPlain ? null : whole
}

function readBy(shape: RegExp, text: string, read: (word: string) => string): WordRead[] {
  let sentence = 0
  let before = 0
  return [...text.matchAll(shape)].flatMap(({ 0: word, index }) => {
    const folded = read(word)
    if (!folded) return []
    if (SENTENCE_END.test(text.slice(before, index))) sentence += 1
    before = index + word.length
    return [{ folded, start: index, end: before, sentence }]
  })
}

function mended(word: string, vocabulary: Vocabulary): string {
  const plain = latin(fold(word))
  const lettered = plain.replace(/(?<=\p{L})[@€$013457]+(?=\p{L})/gu, (hiding) =>
    [...hiding].map((sign) => signs[sign as keyof typeof signs]).join(''),
  )
  if (lettered.includes('*')) return vocabulary.unmasked(lettered) ?? lettered
  const short = lettered.replace(/(\p{L})\1{2,}/gu, '$1')
  return Object.hasOwn(messageSpellings, short) ? messageSpellings[short]! : short
}

function latin(word: string): string {
  if (!/[a-z]/.test(word)) return word
  return word.replace(/[\u0370-\u04ff]/g, (letter) => lookalikes[letter] ?? letter)
}

/** Three letters or more, each by itself, read as one word. */
function joinedLetters(words: readonly WordRead[], text: string): WordRead[] {
  const joined: WordRead[] = []
  for (let at = 0; at < words.length;) {
    let end = at
    while (end < words.length && isLetter(words[end]!) && (end === at || areClose(words, end, text))) end += 1
    const run = words.slice(at, end)
    if (run.length >= 3) joined.push({ ...asOne(run), wasSpelled: true })
    else joined.push(...(run.length > 0 ? run : [words[at]!]))
    at = Math.max(end, at + 1)
  }
  return joined
}

function isLetter({ folded }: WordRead): boolean {
  return /^\p{L}$/u.test(folded)
}

/** Two or three pieces that make a term together, none of them a small word, unless letters stand apart there. */
function joinedPieces(words: readonly WordRead[], text: string, vocabulary: Vocabulary): WordRead[] {
  const joined: WordRead[] = []
  for (let at = 0; at < words.length; at += 1) {
    const count = [2, 3].find((size) => {
      const pieces = words.slice(at, at + size)
      const isHiding = pieces.some(({ wasSpelled }) => wasSpelled)
      return (
        pieces.length === size &&
        pieces.every(
          (piece, index) =>
            (isHiding || !smallWords.has(piece.folded)) && (index === 0 || areClose(words, at + index, text)),
        ) &&
        pieces.reduce((length, piece) => length + piece.folded.length, 0) >= LONG_ENOUGH &&
        vocabulary.has(pieces.map((piece) => piece.folded).join(''))
      )
    })
    joined.push(count === undefined ? words[at]! : asOne(words.slice(at, at + count)))
    at += (count ?? 1) - 1
  }
  return joined
}

/** Letters from which on pieces are looked at together: shorter ones meet a term by chance. */
const LONG_ENOUGH = 7
/** Nothing but a sign or a space stands before the word, in one sentence with it. */
function areClose(words: readonly WordRead[], at: number, text: string): boolean {
  if (words[at]!.sentence !== words[at - 1]!.sentence) return false
  return /^[\s._\-–*/'’·]{1,2}$/u.test(text.slice(words[at - 1]!.end, words[at]!.start))
}

function asOne(pieces: readonly WordRead[]): WordRead {
  return {
    ...pieces[0]!,
    folded: pieces.map(({ folded }) => folded).join(''),
    end: pieces.at(-1)!.end,
  }
}
