import type { FieldText } from './typing.ts'

/** Changes what is in a field as if it had been typed: the caret follows, and its model hears of it. */
export function changeField(
  field: HTMLInputElement | HTMLTextAreaElement,
  change: (text: FieldText) => FieldText,
): void {
  const length = field.value.length
  const before = {
    value: field.value,
    start: field.selectionStart ?? length,
    end: field.selectionEnd ?? length,
  }
  const after = change(before)
  if (after !== before) {
    field.value = after.value
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  field.focus()
  field.setSelectionRange(after.start, after.end)
}

/** The text field that has the focus, if any. */
export function focusedField(): HTMLInputElement | HTMLTextAreaElement | null {
  const element = document.activeElement
  const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
  return isField && !element.readOnly && !element.disabled ? element : null
}
