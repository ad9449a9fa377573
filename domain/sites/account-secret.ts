/** Shortest password that a person may choose for an account, in characters. */
export const SECRET_LENGTH = 12
/** Longest, which a sign-in reads. */
export const LONGEST_SECRET = 200
/** With fewer different characters it is a pattern, such as `aaaaaaaaaaaa` or `121212121212`. */
const DIFFERENT = 6
/** A word of the person or the place counts as one from this length on. */
const WORD = 4

/** Beginnings that programs try first; all of them are long enough. */
const common = [
  'motdepasse',
  'password',
  'azertyuiop',
  'qwertyuiop',
  'azerty',
  'qwerty',
  '123456',
  'pepiniere',
]

/**
 * `too-short`: below twelve characters. `too-long`. `too-simple`: few different characters. `guessable`: it begins as
 * programs guess first, or is made of the login, the name or the place with little else.
 */
export type SecretFault = 'too-short' | 'too-long' | 'too-simple' | 'guessable'

/** What is wrong with a password that somebody chose; `null`: nothing. `known`: what everybody knows of them. */
export function faultOfSecret(secret: string, known: readonly string[]): SecretFault | null {
  const characters = [...secret.normalize('NFC')]
  if (characters.length < SECRET_LENGTH) return 'too-short'
  if (characters.length > LONGEST_SECRET) return 'too-long'
  if (new Set(characters).size < DIFFERENT) return 'too-simple'
  const folded = fold(secret)
  if (
    common.some(
      (beginning) => folded.startsWith(beginning) && folded.length < beginning.length + SECRET_LENGTH,
    )
  )
    return 'guessable'
  const words = known.flatMap((text) => [fold(text), ...text.split(/\s+/).map(fold)])
  const left = words
    .filter((word) => word.length >= WORD)
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, word) => rest.replaceAll(word, ''), folded)
  return left.length < SECRET_LENGTH / 2 && left.length < folded.length ? 'guessable' : null
}

/** Letters and digits alone, small and without accents. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}
