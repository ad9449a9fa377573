/**
 * The one clean-up of every text that a person writes and another person reads. Screens use it before they
 * keep a text, the server before it accepts one, so that both hold the same characters.
 *
 * Dropped: control characters, lone surrogates, private-use characters, direction marks and overrides (they
 * make a name read as another one, see Unicode TR 36), and every other invisible character
 * (`Default_Ignorable_Code_Point`: fillers such as U+3164, zero-width spaces, soft hyphens) except where it
 * shapes what stands around it: joiners between letters or inside an emoji, and the selector of a picture.
 * Letters are composed (NFC). Marks without a letter, and marks piled higher than any language writes them,
 * go. A text without a letter, a digit or an emoji says nothing and becomes empty.
 *
 * Both functions are idempotent.
 */

/** The Arabic, Hebrew, Thai and Vietnamese scripts put at most this many marks on one letter. */
const MOST_MARKS = 4

const CONTROL = /[\p{Cc}\p{Cs}\p{Co}]/gu
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu
const JOINER = /[\u200c\u200d]/u
const SELECTOR = /[\ufe0e\ufe0f]/u
const PICTURE = /\p{Extended_Pictographic}/u
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u
const SHAPED_BY_JOINER = /[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u
const MARK = /\p{M}/u
const SAYS_SOMETHING = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u
/** What separates words, the blank of Braille included. */
const SPACES = /[\s\u2800]+/gu
/** What most texts are: words of Western Europe with one space between them, which leave nothing to clean. */
const PLAIN = /^[!-~\u00a1-\u00ac\u00ae-\u00ffŒœŸ‘-”…–—€]+(?: [!-~\u00a1-\u00ac\u00ae-\u00ffŒœŸ‘-”…–—€]+)*$/u
const LETTER = /[A-Za-z0-9]/
const SURROGATE = /[\ud800-\udfff]/

/** One line, such as a name or a title: spaces and line ends folded into one space; `''` when nothing is left. */
export function sanitizeLine(typed: string): string {
  if (isPlain(typed)) return typed
  const line = cleanLine(typed)
  return SAYS_SOMETHING.test(line) ? line : ''
}

/** Several lines, such as a message: line ends stay, at most one blank line in a row; `''` when nothing is left. */
export function sanitizeText(typed: string): string {
  if (isPlain(typed)) return typed
  const lines = typed.replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n').split('\n')
  const kept = lines.map(cleanLine)
  const text = kept
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
  return SAYS_SOMETHING.test(text) ? text : ''
}

/** What the limits of the schemas count, and what counters show: code points, as JSON Schema does. */
export function textLength(text: string): number {
  return SURROGATE.test(text) ? [...text].length : text.length
}

function isPlain(text: string): boolean {
  return PLAIN.test(text) && LETTER.test(text)
}

/** Most lines of a text are plain once their spaces are folded: looking at each character takes fifty times as long. */
function cleanLine(line: string): string {
  const folded = line.replace(SPACES, ' ').trim()
  return folded === '' || PLAIN.test(folded) ? folded : settled(folded, sanitizeOneLine)
}

function sanitizeOneLine(line: string): string {
  return visibleOnly(line.replace(DIRECTION, '').replace(CONTROL, '')).replace(SPACES, ' ').trim()
}

/** Dropping one character may bring two others together that compose: repeated until nothing changes. */
function settled(text: string, clean: (text: string) => string): string {
  let before: string
  let after = text
  do {
    before = after
    after = clean(before.normalize('NFC')).normalize('NFC')
  } while (after !== before)
  return after
}

function visibleOnly(text: string): string {
  const characters = [...text]
  const kept: string[] = []
  let marks = 0
  for (const [index, character] of characters.entries()) {
    const before = kept.at(-1)
    if (JOINER.test(character)) {
      const after = characters[index + 1]
      const joins = before !== undefined && after !== undefined
      if (joins && SHAPED_BY_JOINER.test(before) && SHAPED_BY_JOINER.test(after)) kept.push(character)
    } else if (SELECTOR.test(character)) {
      if (before !== undefined && PICTURE.test(before)) kept.push(character)
    } else if (INVISIBLE.test(character)) {
      continue
    } else if (MARK.test(character)) {
      if (before === undefined || before === ' ') continue
      marks += 1
      if (marks <= MOST_MARKS) kept.push(character)
    } else {
      marks = 0
      kept.push(character)
    }
  }
  return kept.join('')
}
