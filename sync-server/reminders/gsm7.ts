/** The letters of an SMS (3GPP TS 23.038, 6.2.1). One letter beyond them would halve the room of the whole message. */
const letters = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿' +
    'abcdefghijklmnopqrstuvwxyzäöñüà',
)
/** Those that take the room of two. */
const wideLetters = new Set('^{}\\[~]|€\f')
const near: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  œ: 'oe',
  Œ: 'OE',
  '\u00a0': ' ',
  '\u202f': ' ',
}

/** Room of an SMS that goes alone, and of each part of a longer one, in letters. */
const ALONE = 160
const IN_PARTS = 153

/** The text in these letters alone: `é` stays, `ê` becomes `e`; what has no letter near it becomes `?`. */
export function asGsm7(text: string): string {
  return Array.from(text.normalize('NFC'), (letter) => {
    if (isOne(letter)) return letter
    const other = near[letter] ?? letter.normalize('NFD').replaceAll(/\p{M}/gu, '')
    return Array.from(other).every(isOne) ? other : '?'
  }).join('')
}

/** How many SMS a text in these letters is. */
export function partsOf(text: string): number {
  const room = Array.from(text, (letter): number => (wideLetters.has(letter) ? 2 : 1))
  const length = room.reduce((sum, one) => sum + one, 0)
  if (length <= ALONE) return 1
  // No letter is parted.
  let [parts, left] = [1, IN_PARTS]
  for (const one of room) {
    if (one > left) [parts, left] = [parts + 1, IN_PARTS]
    left -= one
  }
  return parts
}

function isOne(letter: string): boolean {
  return letters.has(letter) || wideLetters.has(letter)
}
