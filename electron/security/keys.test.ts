import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAllowedKey } from './keys.ts'

const press = (keys: string) => {
  const parts = keys.split('+')
  return {
    key: parts.at(-1) ?? '',
    control: parts.includes('Ctrl'),
    alt: parts.includes('Alt'),
    meta: parts.includes('Win'),
  }
}

/** The ways out of a full screen that people try (`+` joins what is held down). */
const forbidden = [
  'Alt+F4 Alt+Tab Alt+ArrowLeft Alt+ArrowRight Alt+Home Alt+d Ctrl+Alt+Delete Ctrl+Alt+t',
  'Ctrl+w Ctrl+n Ctrl+o Ctrl+p Ctrl+s Ctrl+j Ctrl+u Ctrl+r Ctrl+f Ctrl+h Ctrl+t Ctrl+I Ctrl+C Ctrl+v',
  'Ctrl+Tab Ctrl+Escape Ctrl+0 Ctrl+Delete Ctrl+F4 F1 F3 F5 F7 F11 F12',
  'Win Meta Win+r Win+l Win+. ContextMenu PrintScreen BrowserBack BrowserHome LaunchMail Help Insert',
]
  .join(' ')
  .split(' ')

describe('at a kiosk', () => {
  test.each(forbidden)('%s does nothing', (keys) => {
    expect(isAllowedKey(press(keys), 'kiosk')).toBe(false)
  })

  test.each(['a', 'É', 'ç', '’', ' ', '7', '😀', 'Enter', 'Tab', 'Backspace', 'ArrowDown', 'Dead', 'Escape'])(
    '%s can be typed',
    (keys) => expect(isAllowedKey(press(keys), 'kiosk')).toBe(true),
  )

  test.each(['Ctrl+Alt+@', 'Ctrl+Alt+€', 'Ctrl+Alt+#'])('%s, typed with AltGr, can be typed', (keys) => {
    expect(isAllowedKey(press(keys), 'kiosk')).toBe(true)
  })

  test('no letter or digit with Control or the system key ever reaches the page', () => {
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')
    const held = fc.record({ control: fc.boolean(), alt: fc.boolean(), meta: fc.boolean() })
    fc.assert(
      fc.property(letter, held, (key, modifiers) => {
        fc.pre(modifiers.control || modifiers.alt || modifiers.meta)
        expect(isAllowedKey({ key, ...modifiers }, 'kiosk')).toBe(false)
      }),
    )
  })
})

describe('at a desk', () => {
  test.each(['Ctrl+r', 'Ctrl+p', 'Ctrl+w', 'Ctrl+Alt+c', 'F12', 'Alt+F4'])('%s does nothing', (keys) => {
    expect(isAllowedKey(press(keys), 'host')).toBe(false)
  })

  test.each(['Ctrl+c', 'Ctrl+v', 'Ctrl+Z', 'Win+c'])('%s works as everywhere', (keys) => {
    expect(isAllowedKey(press(keys), 'employer')).toBe(true)
  })
})
