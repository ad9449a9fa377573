/** The on-screen keyboards. Keys in braces are actions; all the others write themselves. */
export type KeyboardKind = 'name' | 'text' | 'email' | 'digits' | 'pass'
export type KeyOrder = 'azerty' | 'abc'

/** Accents that French needs, always there, capitals included. */
const accents = 'é è ê à ç ù î ô ë œ'
const letters: Record<KeyOrder, readonly [string, string, string]> = {
  azerty: ['a z e r t y u i o p', 'q s d f g h j k l m', 'w x c v b n'],
  abc: ['a b c d e f g h i j', 'k l m n o p q r s t', 'u v w x y z'],
}
const digits = '1 2 3 4 5 6 7 8 9 0'

/** Rows of a keyboard, keys separated by a space. */
export function keyboardRows(kind: KeyboardKind, order: KeyOrder, capitals: boolean): string[] {
  const [first, second, third] = letters[order]
  const rows = {
    name: [accents, first, second, `{shift} ${third} ’ - {erase}`, '{order} {space}'],
    text: [digits, accents, first, second, `{shift} ${third} ’ - {erase}`, '{order} , {space} . ? !'],
    email: [digits, first, second, `${third} - _ {erase}`, '{order} @ . .fr .com'],
    digits: ['1 2 3', '4 5 6', '7 8 9', '+ 0 {erase}'],
    // The characters of a pass number: no I, L, O or U to take for another.
    pass: ['0 1 2 3 4 5 6 7', '8 9 A B C D E F', 'G H J K M N P Q', 'R S T V W X Y Z', '{erase}'],
  }[kind]
  return capitals ? rows.map(capitalRow) : rows
}

function capitalRow(row: string): string {
  return row
    .split(' ')
    .map((key) => (key.startsWith('{') ? key : key.toLocaleUpperCase('fr')))
    .join(' ')
}
