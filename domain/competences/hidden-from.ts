import { firstAsText } from '../record/content.ts'
import { revised, stamped, type Author } from '../record/write.ts'
import type { CompetenceProfile } from './profile.ts'

type Word = NonNullable<CompetenceProfile['hiddenFrom']>[number]
type HidingPart = Pick<CompetenceProfile, 'hiddenFrom'>

/** Of how many employers a page holds a word. */
export const MOST_HIDDEN = 200

/** The employers by whom the person is not found, whatever they allow: the one they work for, perhaps. */
export function hiddenFrom({ hiddenFrom: words = [] }: HidingPart): string[] {
  return words.filter(({ isOver }) => !isOver).map(({ employerId }) => employerId)
}

/** The page once the person hides from an employer, or no longer; unchanged where they had said so already. */
export function withHidden(
  profile: CompetenceProfile,
  employerId: string,
  isHidden: boolean,
  author: Author,
): CompetenceProfile {
  if (isHidden === hiddenFrom(profile).includes(employerId)) return profile
  const word: Word = {
    ...{ employerId, saidAt: stamped(profile.rev, author).rev },
    ...(isHidden ? {} : { isOver: true }),
  }
  return revised(profile, author, { hiddenFrom: joinHidden(profile.hiddenFrom ?? [], [word]) })
}

/**
 * What was said last of each employer; of two words said at once, the one that hides. Where there is no room, the oldest
 * that hide no longer go: a copy that brings one back hides the person, which they can undo.
 */
export function joinHidden(a: readonly Word[], b: readonly Word[]): Word[] {
  const last = new Map<string, Word>()
  for (const word of [...a, ...b]) {
    const known = last.get(word.employerId)
    if (!known || isLater(word, known)) last.set(word.employerId, word)
  }
  const tooMany = last.size - MOST_HIDDEN
  const over = [...last.values()].filter(({ isOver }) => isOver)
  over.sort((x, y) => (x.saidAt < y.saidAt ? -1 : 1))
  for (const { employerId } of over.slice(0, Math.max(0, tooMany))) last.delete(employerId)
  return [...last.values()].sort((x, y) => (x.employerId < y.employerId ? -1 : 1))
}

function isLater(word: Word, known: Word): boolean {
  if (word.saidAt !== known.saidAt) return word.saidAt > known.saidAt
  if (Boolean(word.isOver) !== Boolean(known.isOver)) return known.isOver === true
  return firstAsText(word, known) === word
}
