import { expect, it } from 'vitest'
import { pressedLetter } from './letter-keys.ts'

/** What is understood of a key that is pressed on an element. */
function pressed(html: string, init: KeyboardEventInit): string | null {
  document.body.innerHTML = html
  const target = document.body.querySelector('[data-here]') ?? document.body.firstElementChild!
  let letter: string | null = null
  target.addEventListener('keydown', (event) => (letter = pressedLetter(event as KeyboardEvent)))
  target.dispatchEvent(new KeyboardEvent('keydown', init))
  return letter
}

it.each(['<h2>Awa</h2>', '<button>Refuser</button>'])('a letter is a command on %s', (html) => {
  expect(pressed(html, { key: 'r' })).toBe('R')
})

it.each([
  '<input>',
  '<textarea></textarea>',
  '<select></select>',
  '<div contenteditable="true"></div>',
  '<dialog><button data-here>Oui</button></dialog>',
])('a letter that is typed, or meant for what lies above, is none: %s', (html) => {
  expect(pressed(html, { key: 'r' })).toBeNull()
})

it.each([
  { key: 'r', ctrlKey: true },
  { key: 'r', altKey: true },
  { key: 'r', metaKey: true },
  { key: 'r', repeat: true },
  { key: 'r', isComposing: true },
  { key: 'Tab' },
])('another key, or one with another meaning, is none: %o', (init) => {
  expect(pressed('<h2>Awa</h2>', init)).toBeNull()
})
