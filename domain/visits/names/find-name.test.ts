import { expect, it } from 'vitest'
import { readName } from './compare-names.ts'
import { fitOf, readSought } from './find-name.ts'

const fit = (typed: string, name: string) => fitOf(readSought(typed), readName(name))

it.each([
  ['je', 'Jérôme Le Goff', 0],
  ['jerome lego', 'Jérôme Le Goff', 0],
  ['gof', 'Jérôme Le Goff', 0],
  ['goff jer', 'Jérôme Le Goff', 0],
  ['silva', 'Maria da Silva', 0],
  ['jerom le gof', 'Jérôme Le Goff', 0],
  ['filip', 'Philippe Moreau', 1],
  ['moro', 'Philippe Moreau', 1],
  ['шев', 'Olena Shevchenko', 0],
])('"%s" finds %s (%i)', (typed, name, expected) => {
  expect(fit(typed, name)).toBe(expected)
})

it.each([
  ['jerome x', 'Jérôme Le Goff'],
  ['rome', 'Jérôme Le Goff'],
  ['karima', 'Karim Haddad'],
])('"%s" does not find %s', (typed, name) => {
  expect(fit(typed, name)).toBeNull()
})
