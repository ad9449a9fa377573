import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Sides of the screen in styles: what is written from right to left stands on the other side. */
const physical =
  /(?<![\w-])(?:(?:margin|padding|border)-(?:left|right)|^\s*(?:left|right): [^{]*;|(?:text-align|float): (?:left|right))|(?<=[\s"'`:])-?(?:m[lr]|p[lr]|border-[lr]|rounded-[lr]|rounded-[tb][lr]|text-(?:left|right)|left|right)-[\w[/]/
/** Four lengths of which right and left differ. */
const uneven = /(?:margin|padding|inset): (\S+) (\S+) (\S+) (?!\2;)\S+;/

/** Centred on the screen, which has no side. */
const centred = ['renderer/ui/UiDialog.vue: fixed top-1/2 left-1/2']

test('styles of the kiosk and of shared blocks name no side of the screen', () => {
  const files = globSync('renderer/{kiosk,ui,page}/**/*.{vue,css}')
  expect(files.length).toBeGreaterThan(100)
  const found = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => physical.test(line) || uneven.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  )
  const named = (line: string) =>
    centred.some((place) => {
      const [file, words] = place.split(': ') as [string, string]
      return line.startsWith(file) && line.includes(words)
    })
  expect(found.filter((line) => !named(line))).toEqual([])
})
