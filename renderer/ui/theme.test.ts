import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const css = readFileSync(join(import.meta.dirname, 'theme.css'), 'utf8')

/** The colour tokens declared in the block that starts with `selector`. */
function tokens(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`)
  const block = css.slice(start, css.indexOf('\n  }', start))
  return Object.fromEntries(
    [...block.matchAll(/--color-([\w-]+): (#[0-9a-f]+);/g)].map(([, name, hex]) => [name, hex!]),
  )
}
function luminance(hex: string): number {
  const full = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1)
  const [r, g, b] = [0, 2, 4].map((at) => {
    const channel = Number.parseInt(full.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const themeStart = css.indexOf('@theme {')
const base = Object.fromEntries(
  [...css.slice(themeStart, css.indexOf('\n}', themeStart)).matchAll(/--color-([\w-]+): (#[0-9a-f]+);/g)].map(
    ([, name, hex]) => [name!, hex!],
  ),
)
const modes = {
  kiosk: { colours: base, text: 7 },
  desk: { colours: { ...base, ...tokens(':root.desk') }, text: 7 },
  contrast: { colours: { ...base, ...tokens(':root.contrast') }, text: 10 },
}

describe.each(Object.entries(modes))('colours of the %s mode', (_, { colours, text }) => {
  const on = (words: string, surface: string) => contrast(colours[words]!, colours[surface]!)
  test.each(['ink', 'stone', 'primary', 'clay', 'sky', 'plum'])(
    'words in %s are read on every sheet',
    (words) => {
      expect(on(words, 'canvas')).toBeGreaterThanOrEqual(text)
      expect(on(words, 'paper')).toBeGreaterThanOrEqual(text)
    },
  )
  test('words on a button, on moss and on sun are read', () => {
    expect(on('on-primary', 'primary')).toBeGreaterThanOrEqual(7)
    expect(on('on-primary', 'primary-deep')).toBeGreaterThanOrEqual(7)
    expect(on('on-surface', 'moss')).toBeGreaterThanOrEqual(7)
    expect(on('on-surface', 'sun')).toBeGreaterThanOrEqual(7)
  })
  test('the border of a control and the ring of the focus are seen', () => {
    expect(on('edge', 'paper')).toBeGreaterThanOrEqual(3)
    expect(on('focus', 'canvas')).toBeGreaterThanOrEqual(3)
  })
})
