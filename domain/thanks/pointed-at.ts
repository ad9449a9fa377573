import { skillDeclared, type Declarable } from '../competences/declare.ts'
import { talkTopicOf, type TalkTopic } from '../postings/talk-topics.ts'
import type { PostingTopic } from '../postings/topics.ts'

/** The sentences of the lexicon that somebody shows who helps with a topic, the nearest first. */
const sentencesOf: Readonly<Record<TalkTopic, readonly string[]>> = {
  budget: ['budget-10', 'budget-02', 'budget-08'],
  'work-search': ['volunteering-07', 'forms-08', 'self-taught-07'],
  writing: ['stage-05', 'forms-04', 'office-06'],
  interview: ['stage-06', 'school-help-06', 'coaching-08'],
  trade: ['self-taught-07', 'leading-06', 'coaching-08'],
  business: ['own-trade-02', 'own-trade-05', 'own-trade-09'],
  languages: ['languages-07', 'languages-03', 'languages-09'],
  computer: ['phone-help-02', 'phone-help-01', 'phone-help-10'],
  paperwork: ['forms-06', 'forms-03', 'forms-07'],
  handwork: ['daily-cooking-07', 'sewing-03', 'bikes-09'],
  pictures: ['content-01', 'drawing-01', 'music-03'],
  company: ['volunteering-06', 'coaching-05', 'neighbours-05'],
}

/** What a card in somebody's own words is about, by its topic; the others are too wide to point at anything. */
const talkTopicOfCard: Partial<Record<PostingTopic, TalkTopic>> = {
  'search-buddy': 'work-search',
  'read-message': 'writing',
  'mock-interview': 'interview',
  language: 'languages',
  business: 'business',
  paperwork: 'paperwork',
}

/** What a meeting was about: what was talked of, or a card. */
export interface About {
  talkTopic?: TalkTopic | undefined
  /** What a small table was called, where it has no topic of the list. */
  tableTitle?: string | undefined
  card?: { title: string; topic: PostingTopic; wanted?: readonly string[] | undefined } | undefined
}

/** What skills of ESCO are called in French, and what sentences of the lexicon declare. */
export interface SkillWords {
  skillName: (key: `esco:${string}`) => string | undefined
  sentence: (id: string) => Declarable | undefined
}

/**
 * The competences that a meeting points at, one of which may be recommended with thanks for it: skills that the card
 * itself looks for, then what its sentence or topic asks of whoever helps. Empty: it points at none.
 */
export function pointedAt({ talkTopic, card }: About, { skillName, sentence }: SkillWords): Declarable[] {
  const wanted = (card?.wanted ?? []).flatMap((key): Declarable[] => {
    if (!isEsco(key)) return []
    const name = skillName(key)
    return name === undefined ? [] : [skillDeclared(key.slice('esco:'.length), name)]
  })
  const topic = talkTopic ?? (card && (talkTopicOf(card.title) ?? talkTopicOfCard[card.topic]))
  const sentences = (topic ? sentencesOf[topic] : []).flatMap((id) => sentence(id) ?? [])
  return [...wanted, ...sentences]
}

const isEsco = (key: string): key is `esco:${string}` => key.startsWith('esco:')
