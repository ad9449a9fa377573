import { askWords, helpWords } from './ready-words-of-help.ts'
import { lineWords, projectWords, stepWords } from './ready-words-of-projects.ts'
import { resourceWords } from './ready-words-of-resources.ts'
import { successWords } from './ready-words-of-successes.ts'
import type { Said } from './ready-words-said.ts'
import type { PostingTopic } from './topics.ts'

/** Kinds of card that somebody makes by tapping only. */
const readyWords = {
  ask: askWords,
  help: helpWords,
  project: projectWords,
  resource: resourceWords,
  success: successWords,
} as const
export type ReadyKind = keyof typeof readyWords

/** What one chooses by a picture before a sentence: as fine as pictures tell apart, where topics are wider. */
export type ReadyGroup = { [Kind in ReadyKind]: keyof (typeof readyWords)[Kind] }[ReadyKind]

/** Groups that are part of a wider topic; every other is a topic itself. */
const wider: { [Group in Exclude<ReadyGroup, PostingTopic>]: PostingTopic } = {
  'speak-language': 'looking-for',
  'digital-help': 'looking-for',
  'form-help': 'looking-for',
  company: 'looking-for',
  proofreading: 'can-do',
  'interview-practice': 'can-do',
  'go-along': 'can-do',
  'digital-skills': 'can-do',
  'form-skills': 'can-do',
}

export function topicOfGroup(group: ReadyGroup): PostingTopic {
  return isWider(group) ? wider[group] : group
}
function isWider(group: ReadyGroup): group is keyof typeof wider {
  return Object.hasOwn(wider, group)
}

/** A whole sentence that somebody may choose as their card. */
export interface ReadyWord {
  code: string
  words: Said
}

/** The groups of a kind, in the order in which they are proposed. */
export function readyGroupsOf(kind: ReadyKind): ReadyGroup[] {
  return Object.keys(readyWords[kind]) as ReadyGroup[]
}

/** What one may say of a group, in the order in which it is proposed; none of one that this kind does not have. */
export function readyWordsOf(kind: ReadyKind, group: ReadyGroup): ReadyWord[] {
  const groups: { [Group in ReadyGroup]?: Readonly<Record<string, Said>> } = readyWords[kind]
  return listed(groups[group] ?? {})
}

/** The steps that a project may have. */
export const readySteps: readonly ReadyWord[] = listed(stepWords)

/** What goes on in a project, by a touch. */
export const readyLines: readonly ReadyWord[] = listed(lineWords)

const lineCodes = new Map(readyLines.map(({ code, words }) => [words.fr, code]))

/** The code of a line that was chosen for a log, by its French words; `null`: somebody's own words. */
export function readyLineOf(french: string): string | null {
  return lineCodes.get(french) ?? null
}

const byTitle = new Map(
  [
    ...Object.values(readyWords).flatMap((topics) => Object.values(topics).flatMap((words) => listed(words))),
    ...readySteps,
    ...readyLines,
  ].map(({ words }) => [words.fr, words]),
)

const codes = new Map(
  Object.values(readyWords).flatMap((topics) =>
    Object.values(topics).flatMap((words) =>
      listed(words).map(({ code, words: said }): [string, string] => [said.fr, code]),
    ),
  ),
)

/** The code of a sentence that was chosen as a card, by its French words; `null`: somebody's own words. */
export function readyCodeOf(french: string): string | null {
  return codes.get(french) ?? null
}

/** A sentence that was chosen, by its French words, which are what a card holds; `null`: somebody's own words. */
export function readyWordOf(french: string): Said | null {
  return byTitle.get(french) ?? null
}

function listed(words: Readonly<Record<string, Said>>): ReadyWord[] {
  return Object.entries(words).map(([code, said]) => ({ code, words: said }))
}
