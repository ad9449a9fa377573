import { expect, test } from 'vitest'
import { User } from '@lucide/vue'
import { paletteEntries, type PaletteEntry, type PaletteSource } from './palette-entries.ts'

const entry = (id: string, label = id, detail?: string): PaletteEntry => ({
  ...{ id, label, icon: User, go: () => undefined },
  ...(detail === undefined ? {} : { detail }),
})
const none = () => []
const source = (change: Partial<PaletteSource> = {}): PaletteSource => ({
  pages: () => [entry('today', 'Aujourd’hui'), entry('fire', 'Évacuation')],
  acts: () => [entry('check-in', 'Noter une arrivée')],
  ...{ people: none, sessions: none, employers: none, offers: none, cards: none, postings: none },
  ...change,
})
const found = (typed: string, change?: Partial<PaletteSource>) =>
  paletteEntries(typed, source(change)).flatMap(({ entries }) => entries.map(({ id }) => id))

test('nothing typed: the pages and what can be begun, and no record of anybody', () => {
  const people = () => [entry('nadia')]
  const postings = () => [entry('chair')]
  expect(found('', { people, postings })).toEqual(['today', 'fire', 'check-in'])
  expect(found('  ', { people, postings })).toEqual(['today', 'fire', 'check-in'])
})

test('each word begins a word of the line, whatever its accents, its case and its place', () => {
  expect(found('evac')).toEqual(['fire'])
  expect(found('ARRIV not')).toEqual(['check-in'])
  expect(found('vacuation')).toEqual([])
  expect(found('hui')).toEqual(['today'])
})

test('what stands beside the name is found too, and people come as their finder heard them', () => {
  const employers = () => [entry('bakery', 'Fournil', 'Mende')]
  const people = (typed: string) => (typed === 'nadya' ? [entry('nadia')] : [])
  expect(found('mende', { employers, people })).toEqual(['bakery'])
  expect(found(' nadya ', { people })).toEqual(['nadia'])
})

test('no group is longer than six lines', () => {
  const cards = () => Array.from({ length: 9 }, (_, index) => entry(`c${index}`, `Fiche ${index}`))
  expect(found('fiche', { cards, people: cards })).toHaveLength(12)
})
