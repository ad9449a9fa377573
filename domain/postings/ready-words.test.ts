import { expect, it } from 'vitest'
import { kioskLanguages, type KioskLanguage } from '../language.ts'
import { maxLengthOf } from '../record/record-limits.ts'
import { lintText } from './lint-posting.ts'
import { postingSchema } from './posting.ts'
import { postingTopics } from './topics.ts'
import {
  readySteps,
  readyGroupsOf,
  readyWordOf,
  readyWordsOf,
  topicOfGroup,
  type ReadyKind,
} from './ready-words.ts'

const kinds: readonly ReadyKind[] = ['ask', 'help', 'project', 'resource', 'success']
const sentences = kinds.flatMap((kind) => readyGroupsOf(kind).flatMap((group) => readyWordsOf(kind, group)))
const all = [...sentences, ...readySteps]

it('there is enough to choose from that nobody must write', () => {
  expect(sentences.length).toBeGreaterThanOrEqual(60)
  expect(new Set(all.map(({ code }) => code)).size).toBe(all.length)
})

it('a sentence is known again by its French words; a group that a kind does not have says nothing', () => {
  for (const { words } of all) expect(readyWordOf(words.fr)).toBe(words)
  expect(readyWordOf('Des mots à soi')).toBeNull()
  expect(readyWordsOf('help', 'childcare-tip')).toEqual([])
})

const scripts: Record<KioskLanguage, RegExp> = {
  fr: /\p{Script=Latin}/u,
  'fr-x-falc': /\p{Script=Latin}/u,
  en: /\p{Script=Latin}/u,
  ar: /\p{Script=Arabic}/u,
  uk: /\p{Script=Cyrillic}/u,
}

it.each(kioskLanguages)(
  'every sentence is said in its letters, fits a title and is said once: %s',
  (language) => {
    const longest = maxLengthOf(postingSchema, 'title')
    for (const { code, words } of all) {
      expect(words[language], code).toMatch(scripts[language])
      expect(words[language].length, code).toBeLessThanOrEqual(longest)
    }
    for (const kind of kinds) {
      const said = readyGroupsOf(kind)
        .flatMap((group) => readyWordsOf(kind, group))
        .map(({ words }) => words[language])
      expect(new Set(said).size).toBe(said.length)
    }
  },
)

it('easy French is written for itself, in sentences of at most 15 words', () => {
  for (const { code, words } of all) {
    expect(words['fr-x-falc'], code).not.toBe(words.fr)
    for (const sentence of words['fr-x-falc'].split(/(?<=[.!?…])\s+/u))
      expect(sentence.split(/\s+/u).length, code).toBeLessThanOrEqual(15)
  }
})

it('French has its narrow spaces and its apostrophe', () => {
  for (const { code, words } of all) {
    for (const text of [words.fr, words['fr-x-falc']]) expect(text, code).not.toMatch(/[^\u202f][;:!?]|'/u)
  }
})

it('every group is of a topic of its kind', () => {
  for (const kind of kinds)
    for (const group of readyGroupsOf(kind)) expect(postingTopics[topicOfGroup(group)].kind, group).toBe(kind)
})

it('what one may choose has nothing that the lint doubts', () => {
  const doubted = all.flatMap(({ words }) =>
    [words.fr, words['fr-x-falc'], words.en].filter((text) => lintText(text).length > 0),
  )
  expect(doubted).toEqual([])
})
