/** One word of a name: what joins itself to it (`le`, `ben`, `da`…) belongs to it. */
export interface NameWord {
  /** Its letters, folded, with what was joined: `legoff`, `dasilva`. */
  letters: string
  /** The same without particles that people leave out: `silva`; the letters themselves if there are none. */
  bare: string
  /** What follows all that was joined, by which people look for it as well: `goff`. */
  own: string
}

/** Joined to the word after them, and a part of it: Le Roux and Roux are two names. */
const bound = new Set(
  'le la les ben bin bel bou ait abd abdel abdul abdoul ould saint sainte mac mc'.split(' '),
)
/** Joined as well, and left out by whoever types in haste: da Silva, El Amrani, Nguyen Thi Lan. */
const optional = new Set('de du des d da dos das di del van von der den el al ar thi l'.split(' '))
const titles = new Set('m mr mme mlle monsieur madame mademoiselle'.split(' '))
/** Whoever adds one of these tells two people of one name apart. */
const marks = new Set('pere mere fils fille junior jr senior sr aine cadet ii iii'.split(' '))

export interface NameWords {
  words: NameWord[]
  /** What tells them apart from another of their name: `fils`, `junior`, a number. */
  marks: string[]
}

/** The words of a name as typed: without accents, case, titles and signs, each with its particles. */
export function wordsOfName(name: string): NameWords {
  const parts = foldName(name)
    .split(' ')
    .filter((part) => part !== '')
  const told = parts.length > 1 && titles.has(parts[0]!) && parts[0]!.length > 1 ? parts.slice(1) : parts
  const words: NameWord[] = []
  const found: string[] = []
  let joined: string[] = []
  for (const [index, part] of told.entries()) {
    const isLast = index === told.length - 1
    if (words.length + joined.length > 0 && (marks.has(part) || /^\d+$/u.test(part))) {
      found.push(part)
      continue
    }
    if (!isLast && (bound.has(part) || optional.has(part))) {
      joined.push(part)
      continue
    }
    words.push(joinedWord(joined, part))
    joined = []
  }
  // A particle that nothing follows but a mark is a name of its own.
  for (const part of joined) words.push(joinedWord([], part))
  return { words, marks: found.sort() }
}

function joinedWord(joined: readonly string[], part: string): NameWord {
  const kept = joined.findIndex((one) => bound.has(one))
  const bare = kept < 0 ? part : [...joined.slice(kept), part].join('')
  return { letters: [...joined, part].join(''), bare, own: part }
}

const latinOfCyrillic: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'h', ґ: 'g', д: 'd', е: 'e', є: 'ie', ж: 'zh', з: 'z', и: 'y', і: 'i' },
  ...{ ї: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u' },
  ...{
    ф: 'f',
    х: 'kh',
    ц: 'ts',
    ч: 'ch',
    ш: 'sh',
    щ: 'shch',
    ь: '',
    ъ: '',
    ю: 'iu',
    я: 'ia',
    ы: 'y',
    э: 'e',
  },
  ...{ ё: 'e' },
}
const otherLetters: Readonly<Record<string, string>> = {
  ...{ œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ı: 'i', ð: 'd', þ: 'th' },
  // Arabic letters that are written with and without their sign.
  ...{ أ: 'ا', إ: 'ا', آ: 'ا', ى: 'ي', ة: 'ه' },
}

/**
 * Lower case, no accents, Cyrillic as Ukrainian passports write it; an apostrophe joins, any other sign parts.
 */
function foldName(name: string): string {
  return name
    .normalize('NFC')
    .toLocaleLowerCase('fr')
    .replace(/\bo['’]/gu, 'o')
    .replace(/([dl])['’]/gu, '$1 ')
    .replace(/['’ʼ`]/gu, '')
    .replace(/[\u0400-\u04ff]/gu, (letter) => latinOfCyrillic[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/./gu, (letter) => otherLetters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
