import { abilityCodes, type AbilityCode } from '../kit/abilities.ts'
import type { Evaluation } from './evaluation.ts'
import { isLevel, noteRefusal, type Level } from '../kit/levels.ts'

/** What one observer saw of one ability. */
export interface ObserverNote {
  observerId: string
  level: Level
  fact?: string
}

/** What all observers together saw of one ability. */
export interface SharedView {
  ability: AbilityCode
  /** Notes that count, in the order of the observers' ids: "non observé" is not among them. */
  notes: ObserverNote[]
  /** What the notes say together, rounded down; `null` when nobody saw it or when they must talk first. */
  level: Level | null
  /** Two observers are two steps or more apart: they talk, and the debrief says what they agreed. */
  toDiscuss: boolean
  /** Observers whose note needs a fact and has none. */
  factMissing: string[]
}

export interface Consolidation {
  /** In the order of the list of abilities; only those that somebody noted. */
  views: SharedView[]
  ready: AbilityCode[]
  toDiscuss: AbilityCode[]
}

/** Two notes this far apart are not two views of the same thing. */
const DISCUSSION_GAP = 2

/**
 * Puts the observers' grids of one participant together (mise en commun). "Non observé" never counts; notes
 * two steps apart are for the observers to talk about; any others give their median, rounded down.
 */
export function consolidate(grids: readonly Pick<Evaluation, 'authorId' | 'observations'>[]): Consolidation {
  const inOrder = [...grids].sort((a, b) => (a.authorId < b.authorId ? -1 : 1))
  const views = abilityCodes.flatMap((ability) => {
    const notes = inOrder.flatMap((grid) => notesOn(ability, grid))
    return notes.length === 0 ? [] : [viewOf(ability, notes)]
  })
  return {
    views,
    ready: views.filter((view) => view.level !== null && view.factMissing.length === 0).map(nameOf),
    toDiscuss: views.filter((view) => view.toDiscuss).map(nameOf),
  }
}

function notesOn(
  ability: AbilityCode,
  { authorId, observations }: Pick<Evaluation, 'authorId' | 'observations'>,
): ObserverNote[] {
  const line = observations.find((observation) => observation.ability === ability)
  if (!line || line.level === 0 || !isLevel(line.level)) return []
  return [{ observerId: authorId, level: line.level, ...(line.fact ? { fact: line.fact } : {}) }]
}

function viewOf(ability: AbilityCode, notes: ObserverNote[]): SharedView {
  const seen = notes.map((note) => note.level).sort((a, b) => a - b)
  const toDiscuss = seen.at(-1)! - seen[0]! >= DISCUSSION_GAP
  const factMissing = notes.filter((note) => noteRefusal(note) !== null).map((note) => note.observerId)
  return { ability, notes, level: toDiscuss ? null : medianOf(seen), toDiscuss, factMissing }
}

/** Of numbers in order; between two of them, the lower whole step. */
function medianOf(seen: readonly Level[]): Level {
  const middle = (seen.length - 1) / 2
  return Math.floor((seen[Math.floor(middle)]! + seen[Math.ceil(middle)]!) / 2) as Level
}

function nameOf(view: SharedView): AbilityCode {
  return view.ability
}
