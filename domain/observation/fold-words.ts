import type { Evaluation } from './evaluation.ts'
import { nearnessOf, type Pen } from './pen.ts'

type Word = Evaluation['says'][number]

/** So many words of each side are kept in full, its last *agree* and its last *contest* beside them. */
export const KEPT_WORDS = 8

/**
 * The words on a debrief without the oldest of each side, so that there is always room for one more: a side that
 * talks on pushes out its own words only. Its last agreement and its last contest stay, however old, so that
 * what counts is the same as if nothing had been left out. Every copy leaves out the same words, so that copies
 * still join in any order.
 */
export function foldWords(says: readonly Word[]): Word[] {
  return says.filter((word) => !isFolded(word, says, (pen) => !word.pen || pen.role === word.pen.role))
}

/**
 * Whether a word that nobody has seen yet, told by this role, is one that was left out before: a device repeats
 * all that it once held. A side farther from the person leaves out nothing that was told nearer.
 */
export function wasFolded(word: Word, known: readonly Word[], told: Pen): boolean {
  return isFolded(word, known, (pen) => nearnessOf(pen) >= nearnessOf(told))
}

/** Whether one of these sides has said enough since. */
function isFolded(word: Word, says: readonly Word[], isOneOf: (pen: Pen) => boolean): boolean {
  const later = says.filter((other) => other.pen && isOneOf(other.pen) && isAfter(other, word))
  return Object.values(Object.groupBy(later, ({ pen }) => pen!.role)).some(
    (side) =>
      side.length >= KEPT_WORDS && (word.word === 'comment' || side.some((one) => one.word === word.word)),
  )
}

function isAfter(a: Word, b: Word): boolean {
  return a.at > b.at || (a.at === b.at && a.id > b.id)
}
