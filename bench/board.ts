import { isOnBoard } from '../domain/postings/posting-state.ts'
import type { Posting } from '../domain/postings/posting.ts'
import { readyGroupsOf, readyWordsOf, topicOfGroup, type ReadyKind } from '../domain/postings/ready-words.ts'
import { addDays, parisDay } from '../domain/time.ts'
import { behindDoor, doorNames, findPostings } from '../renderer/kiosk/board/find-postings.ts'
import { timeRow } from './samples.ts'
import type { Row } from './row.ts'

export const name = 'board'

const CARDS = 5000
const TIMES = 200
/** What is felt as at once, in milliseconds. */
const AT_ONCE = 30
const kinds = ['ask', 'help', 'project', 'resource'] as const satisfies readonly ReadyKind[]
const words = 'jardin vélo coudre entretien lettre café atelier livres trajet budget friperie repas'.split(
  ' ',
)

/** The board of a kiosk with 5,000 live cards: what a tap on a picture and each letter of a word cost. */
export function run(): Row[] {
  const today = parisDay(Date.now())
  const held = cards(addDays(today, 20))
  const open = () =>
    held.filter((card) => isOnBoard(card, today)).sort((a, b) => b.publishedAt! - a.publishedAt!)
  const asked = { language: 'fr', aboutWords: ({ topic }: Posting) => topic } as const
  const filtered: number[] = []
  const searched: number[] = []
  let list = open()
  const first = timed(() => findPostings(open(), { topic: null, words: 'vélo' }, asked))
  for (let index = 0; index < TIMES; index++) {
    const door = doorNames[index % doorNames.length]!
    filtered.push(timed(() => behindDoor(open(), door)))
    const all = index % 5 === 0 ? (list = open()) : list
    const word = words[index % words.length]!
    searched.push(
      timed(() => findPostings(all, { topic: null, words: word.slice(0, 1 + (index % 5)) }, asked)),
    )
  }
  // Beside it: every text folded at each letter, which is what searching without a memory does.
  const plain = timed(() => held.filter(({ title, text }) => plainFold(`${title} ${text}`).includes('velo')))
  const search = timeRow(`a word among ${CARDS} cards, each letter`, searched, 0.95, AT_ONCE)
  return [
    timeRow(`the cards behind a picture, of ${CARDS}`, filtered, 0.95, AT_ONCE),
    { ...search, ratio: plain / search.value },
    timeRow('the same, half of the letters', searched, 0.5),
    { what: `the first word of all, which reads ${CARDS} cards`, value: first, unit: 'ms' },
  ]
}

function cards(endsOn: string): Posting[] {
  return Array.from({ length: CARDS }, (_, index): Posting => {
    const kind = kinds[index % kinds.length]!
    const groups = readyGroupsOf(kind)
    const group = groups[index % groups.length]!
    const sentences = readyWordsOf(kind, group)
    const text = Array.from({ length: 40 }, (_, at) => words[(index * 7 + at * 3) % words.length]).join(' ')
    return {
      ...{ id: `p${index}`, siteId: 'mende', rev: '1', at: 1, by: 'k', stamps: {} },
      ...{ kind, topic: topicOfGroup(group), title: sentences[index % sentences.length]!.words.fr },
      ...{ text, publishedAt: index, endsOn },
    }
  })
}

function timed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function plainFold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLocaleLowerCase('fr')
}
