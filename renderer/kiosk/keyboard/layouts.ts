import type { KioskLanguage } from '../../../domain/language.ts'

/** The on-screen keyboards. Keys in braces are actions; all the others write themselves. */
/** `secret`: a password, which has any letter, digit and mark. */
export type KeyboardKind = 'name' | 'text' | 'email' | 'secret' | 'digits' | 'pass'
export type KeyOrder = 'azerty' | 'abc'
/** Which letters stand on the keys. Names are often written in Latin ones, whatever one speaks. */
export type Script = 'latin' | 'arabic' | 'cyrillic'

/** The script of each language that is not written in Latin letters. */
export const scriptOf: Readonly<Partial<Record<KioskLanguage, Script>>> = { ar: 'arabic', uk: 'cyrillic' }
/** The first letters of each, for the key that leads to it. */
export const scriptNames: Readonly<Record<Script, string>> = {
  latin: 'ABC',
  arabic: 'أ ب ت',
  cyrillic: 'АБВ',
}

const letters: Record<KeyOrder, readonly [string, string, string]> = {
  azerty: ['a z e r t y u i o p', 'q s d f g h j k l m', 'w x c v b n'],
  abc: ['a b c d e f g h i j', 'k l m n o p q r s t', 'u v w x y z'],
}
/** As on the keyboards of those who write them; what has no room there stands behind a letter that is held down. */
const otherLetters = {
  arabic: ['ض ص ث ق ف غ ع ه خ ح', 'ش س ي ب ل ا ت ن م ك', 'ج د ذ ط ظ ر ز و ة ى', 'ء أ إ آ ؤ ئ - {erase}'],
  cyrillic: [
    'й ц у к е н г ш щ з',
    'ф і в а п р о л д ж',
    'я ч с м и т ь б ю є',
    '{shift} х ї ґ ’ - {erase}',
  ],
} as const satisfies Record<Exclude<Script, 'latin'>, readonly string[]>
const otherMarks = { arabic: ['، .', '؟ ! :'], cyrillic: [', .', '? ! :'] } as const
const digits = '1 2 3 4 5 6 7 8 9 0'
/** What French writes most, always there. */
const accents = 'é è ê ë à â ç î ï ô'
/** Behind the key "Accents": the rest of French, and what Breton, Spanish, German and other names need. */
const moreAccents = ['à â ä á ã å æ ç ñ ß', 'é è ê ë î ï í ì ł ø', 'ô ö ó ò õ œ ù û ü ú', 'ÿ ý š ş ž ć č ğ']

/** Held down, a letter offers its own accents. */
export const variants: Readonly<Record<string, string>> = {
  a: 'à â ä á ã å æ',
  c: 'ç ć č',
  e: 'é è ê ë',
  g: 'ğ',
  i: 'î ï í ì',
  l: 'ł',
  n: 'ñ ń',
  o: 'ô ö ó ò õ œ ø',
  s: 'ß š ş ś',
  u: 'ù û ü ú',
  y: 'ÿ ý',
  z: 'ž ź ż',
  // Letters of Dari, Persian and Urdu names.
  ب: 'پ',
  ج: 'چ',
  ز: 'ژ',
  ك: 'ک گ',
  ي: 'ی',
  ا: 'أ إ آ',
}

export interface KeyboardState {
  script?: Script
  /** The other script within reach of one key, where the visitor writes in two. */
  otherScript?: boolean
  order: KeyOrder
  capitals: boolean
  /** The accents stand in place of the letters. */
  showsAccents?: boolean
}

/** Rows of a keyboard, keys separated by a space. */
export function keyboardRows(kind: KeyboardKind, state: KeyboardState): string[] {
  const { script = 'latin', capitals } = state
  const isOther = script !== 'latin' && (kind === 'name' || kind === 'text')
  const rows = isOther ? otherRows(kind, script) : latinRows(kind, state)
  return capitals ? rows.map(capitalRow) : rows
}

function otherRows(kind: 'name' | 'text', script: Exclude<Script, 'latin'>): string[] {
  const [before, after] = otherMarks[script]
  const letters = otherLetters[script]
  return kind === 'name'
    ? [...letters, '{script} {space}']
    : [digits, ...letters, `{script} ${before} {space} ${after}`]
}

function latinRows(
  kind: KeyboardKind,
  { order, otherScript = false, showsAccents = false }: KeyboardState,
): string[] {
  const [first, second, third] = letters[order]
  const plain = [first, second, `{shift} ${third} ’ - {erase}`, accents]
  const words = showsAccents ? [...moreAccents.slice(0, 3), `{shift} ${moreAccents[3]} {erase}`] : plain
  const layer = `${otherScript ? '{script} ' : ''}${showsAccents ? '{letters}' : '{order} {accents}'}`
  return {
    name: [...words, `${layer} {space}`],
    text: [digits, ...words, `${layer} , . {space} ? ! :`],
    email: [digits, first, second, `${third} - _ {erase}`, '{order} @ . + .fr .com'],
    secret: [digits, ...words, '_ . , ! ? @ # + * /', `${layer} {space}`],
    digits: ['1 2 3', '4 5 6', '7 8 9', '+ 0 {erase}'],
    // The characters of a pass number: no I, L, O or U to take for another.
    pass: ['0 1 2 3 4 5 6 7', '8 9 A B C D E F', 'G H J K M N P Q', 'R S T V W X Y Z', '{erase}'],
  }[kind]
}

export function capital(key: string): string {
  // The language has no capital ß of one letter, names written in capitals do.
  return key === 'ß' ? 'ẞ' : key.toLocaleUpperCase('fr')
}

function capitalRow(row: string): string {
  return row
    .split(' ')
    .map((key) => (key.startsWith('{') ? key : capital(key)))
    .join(' ')
}
