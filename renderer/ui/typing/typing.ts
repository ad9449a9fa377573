/** A text field as the keyboard sees it: its text and what is selected (a caret when both ends are equal). */
export interface FieldText {
  value: string
  start: number
  end: number
}

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' })

/** The field after a character was typed; unchanged when it would be longer than `maxLength`. */
export function typeCharacter(field: FieldText, character: string, maxLength = Infinity): FieldText {
  const value = field.value.slice(0, field.start) + character + field.value.slice(field.end)
  if (value.length > maxLength) return field
  const caret = field.start + character.length
  return { value, start: caret, end: caret }
}

/** The field after the erase key: what is selected goes, or the one character as seen before the caret. */
export function eraseBackwards(field: FieldText): FieldText {
  if (field.start !== field.end) return typeCharacter(field, '')
  const before = [...graphemes.segment(field.value.slice(0, field.start))]
  const last = before.at(-1)?.segment.length ?? 0
  const caret = field.start - last
  return { value: field.value.slice(0, caret) + field.value.slice(field.end), start: caret, end: caret }
}
