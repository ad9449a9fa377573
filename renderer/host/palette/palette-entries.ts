import type { Component } from 'vue'
import { folded } from '../../words/folded.ts'

/** What the palette can lead to, in the order in which it is listed. */
export const paletteGroups = [
  'pages',
  'acts',
  'people',
  'sessions',
  'employers',
  'offers',
  'cards',
  'postings',
] as const
export type PaletteGroup = (typeof paletteGroups)[number]

/** One line of the palette. */
export interface PaletteEntry {
  id: string
  label: string
  /** What tells two of the same name apart. */
  detail?: string
  icon: Component
  go: () => unknown
}

/** What may be found, by group. `people` are found by their sound, and come as they were found. */
export type PaletteSource = Record<Exclude<PaletteGroup, 'people'>, () => readonly PaletteEntry[]> & {
  people: (typed: string) => readonly PaletteEntry[]
}

/** As many of a group as are told apart at a glance; whoever looks for another types more. */
const SHOWN = 6

/**
 * The lines for what was typed. Each typed word must begin a word of the line, whatever its accents and case. Nothing
 * typed: the pages and what can be done, so that one sees what there is.
 */
export function paletteEntries(
  typed: string,
  source: PaletteSource,
): { group: PaletteGroup; entries: readonly PaletteEntry[] }[] {
  const words = wordsIn(typed)
  return paletteGroups
    .map((group) => ({ group, entries: entriesOf(group) }))
    .filter(({ entries }) => entries.length > 0)

  function entriesOf(group: PaletteGroup): readonly PaletteEntry[] {
    if (words.length === 0) return group === 'pages' || group === 'acts' ? source[group]() : []
    if (group === 'people') return source.people(typed.trim()).slice(0, SHOWN)
    return source[group]()
      .filter((entry) => begins(wordsIn(`${entry.label} ${entry.detail ?? ''}`), words))
      .slice(0, SHOWN)
  }
}

function wordsIn(text: string): string[] {
  return folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

function begins(said: readonly string[], typed: readonly string[]): boolean {
  return typed.every((word) => said.some((one) => one.startsWith(word)))
}
