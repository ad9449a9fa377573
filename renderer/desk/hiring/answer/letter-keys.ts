import type { AnswerAction } from './answer-draft.ts'

/** The letter of each common gesture, as its button shows it. The others are a Tab away. */
export const letterOf: Partial<Record<AnswerAction, string>> = {
  pursue: 'P',
  hire: 'E',
  refuse: 'R',
  'ask-info': 'D',
}

/** The letter that was pressed as a command; `null` while somebody types, holds the key down or means a shortcut of the window. */
export function pressedLetter(event: KeyboardEvent): string | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return null
  const target = event.target as HTMLElement
  if (target.closest('input, textarea, select, [contenteditable], dialog')) return null
  return event.key.length === 1 ? event.key.toUpperCase() : null
}
