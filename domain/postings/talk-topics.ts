import { readyCodeOf } from './ready-words.ts'

/**
 * What somebody may say that they like to talk of today: as wide as three taps can choose among. Nothing of health,
 * belief or means is among them: what one says here stands on a visit.
 */
export const talkTopics = [
  'budget',
  'work-search',
  'writing',
  'interview',
  'trade',
  'business',
  'languages',
  'computer',
  'paperwork',
  'handwork',
  'pictures',
  'company',
] as const
export type TalkTopic = (typeof talkTopics)[number]

/** What one says at most: more would say nothing. */
export const MOST_TALK_TOPICS = 3

/** The sentences of the board that are about each topic, without what tells those who ask from those who help. */
const sentences: Readonly<Record<TalkTopic, readonly string[]>> = {
  budget: ['budget'],
  'work-search': ['search-together', 'fair', 'rhythm', 'go-along'],
  writing: ['cv', 'letter', 'message'],
  interview: ['interview', 'present', 'call'],
  trade: ['trade', 'start', 'skill', 'lesson'],
  business: [],
  languages: ['french', 'english', 'translate'],
  computer: ['computer', 'phone', 'website'],
  paperwork: ['form', 'mail'],
  handwork: ['sewing', 'bike', 'cooking'],
  pictures: ['photo'],
  company: ['coffee', 'lunch', 'event', 'listen'],
}
const bySentence = new Map(
  talkTopics.flatMap((topic) => sentences[topic].map((sentence): [string, TalkTopic] => [sentence, topic])),
)

/** What a card of the board would be talked of, by the sentence that its author chose; `null`: their own words. */
export function talkTopicOf(title: string): TalkTopic | null {
  const [kind, ...sentence] = readyCodeOf(title)?.split('-') ?? []
  if (kind === undefined || !TALKED_OF.has(kind)) return null
  return bySentence.get(sentence.join('-')) ?? null
}
const TALKED_OF: ReadonlySet<string> = new Set(['ask', 'help', 'swap', 'mentor'])

/** A typed address may name a topic that there is not. */
export function isTalkTopic(name: string): name is TalkTopic {
  return (talkTopics as readonly string[]).includes(name)
}
