import type { KioskLanguage } from '../../../domain/language.ts'
import { readyWordOf, type ReadyKind } from '../../../domain/postings/ready-words.ts'
import type { Posting } from '../../../domain/postings/posting.ts'
import type { PostingKind } from '../../../domain/postings/topics.ts'
import type { BoardView, Door } from '../../stores/board-session.ts'
import { folded } from '../../words/folded.ts'

/** What stands behind a picture; successes have a wall of their own. */
type KindBehindDoor = Exclude<PostingKind, 'success'>

/**
 * What somebody comes for. Who needs help sees those who can help, and who can help sees those who look for it; what
 * they write there themselves is the other of the two.
 */
export const doors = {
  need: { shows: ['help'], writes: 'ask' },
  offer: { shows: ['ask'], writes: 'help' },
  project: { shows: ['project'], writes: 'project' },
  resource: { shows: ['resource', 'event', 'practice'], writes: 'resource' },
} as const satisfies Record<Door, { shows: readonly KindBehindDoor[]; writes: ReadyKind }>
export const doorNames = Object.keys(doors) as Door[]

/** A typed address may name a door that there is not. */
export function isDoor(name: string): name is Door {
  return Object.hasOwn(doors, name)
}

/** The door behind which a card of this kind stands. */
export function doorOf(kind: KindBehindDoor): Door {
  return doorNames.find((door) => (doors[door].shows as readonly KindBehindDoor[]).includes(kind)) ?? 'need'
}

/** The door from which a card of this kind is written. */
export function doorWriting(kind: ReadyKind): Door {
  return doorNames.find((door) => doors[door].writes === kind) ?? 'need'
}

/** The successes among them, in the order in which they are given. */
export function successesIn(cards: readonly Posting[]): Posting[] {
  return cards.filter(({ kind }) => kind === 'success')
}

/** The cards behind a door, in the order in which they are given. */
export function behindDoor(cards: readonly Posting[], door: Door): Posting[] {
  const kinds: readonly PostingKind[] = doors[door].shows
  return cards.filter(({ kind }) => kinds.includes(kind))
}

/**
 * Those about the topic that hold every word, or the beginning of one, whatever accents and capitals. Nobody is ranked.
 * `aboutWords`: what the screen says that a card is about; it is searched too.
 */
export function findPostings(
  cards: readonly Posting[],
  { topic, words }: Pick<BoardView, 'topic' | 'words'>,
  { language, aboutWords }: { language: KioskLanguage; aboutWords: AboutWords },
): Posting[] {
  const wanted = folded(words).split(SPACES).filter(Boolean)
  const texts = wanted.length === 0 ? [] : searchedIn(cards, language, aboutWords)
  return cards.filter(
    (card, at) =>
      (topic === null || card.topic === topic) && (wanted.length === 0 || holdsAll(texts[at]!, wanted)),
  )
}

const SPACES = /[\s,;.'’]+/u

function holdsAll(text: string, wanted: readonly string[]): boolean {
  // Spaces are everywhere, so that to look for one first takes five times as long.
  return wanted.every((word) => text.includes(word) && text.includes(` ${word}`))
}

type AboutWords = (card: Posting) => string

/** Of one list of cards, so that a letter asks nothing of thousands of them but whether it is there. */
const readLists = new WeakMap<readonly Posting[], Map<KioskLanguage, string[]>>()
function searchedIn(cards: readonly Posting[], language: KioskLanguage, aboutWords: AboutWords): string[] {
  const known = readLists.get(cards) ?? new Map<KioskLanguage, string[]>()
  readLists.set(cards, known)
  const texts = known.get(language) ?? cards.map((card) => searched(card, language, aboutWords))
  known.set(language, texts)
  return texts
}

/** Folding thousands of texts at each letter would be felt: a card is read once in each language. */
const read = new WeakMap<Posting, Map<KioskLanguage, string>>()
function searched(card: Posting, language: KioskLanguage, aboutWords: (card: Posting) => string): string {
  const known = read.get(card) ?? new Map<KioskLanguage, string>()
  read.set(card, known)
  const before = known.get(language)
  if (before !== undefined) return before
  const steps = card.steps ?? []
  const said = [card.title, ...steps.map(({ text }) => text)].flatMap((text) => {
    const ready = readyWordOf(text)
    return ready && language !== 'fr' ? [text, ready[language]] : [text]
  })
  const text = folded([...said, card.text ?? '', aboutWords(card)].join(' '))
  const words = ` ${text.split(SPACES).join(' ')}`
  known.set(language, words)
  return words
}
