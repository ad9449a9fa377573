import budget from '../../resources/lexicon/budget.json' with { type: 'json' }
import coaching from '../../resources/lexicon/coaching.json' with { type: 'json' }
import content from '../../resources/lexicon/content.json' with { type: 'json' }
import cooking from '../../resources/lexicon/daily-cooking.json' with { type: 'json' }
import bikes from '../../resources/lexicon/bikes.json' with { type: 'json' }
import drawing from '../../resources/lexicon/drawing.json' with { type: 'json' }
import forms from '../../resources/lexicon/forms.json' with { type: 'json' }
import languages from '../../resources/lexicon/languages.json' with { type: 'json' }
import leading from '../../resources/lexicon/leading.json' with { type: 'json' }
import music from '../../resources/lexicon/music.json' with { type: 'json' }
import neighbours from '../../resources/lexicon/neighbours.json' with { type: 'json' }
import office from '../../resources/lexicon/office.json' with { type: 'json' }
import ownTrade from '../../resources/lexicon/own-trade.json' with { type: 'json' }
import phoneHelp from '../../resources/lexicon/phone-help.json' with { type: 'json' }
import schoolHelp from '../../resources/lexicon/school-help.json' with { type: 'json' }
import selfTaught from '../../resources/lexicon/self-taught.json' with { type: 'json' }
import sewing from '../../resources/lexicon/sewing.json' with { type: 'json' }
import stage from '../../resources/lexicon/stage.json' with { type: 'json' }
import volunteering from '../../resources/lexicon/volunteering.json' with { type: 'json' }
import { sentenceDeclared, skillDeclared, type Declarable } from '../competences/declare.ts'
import type { LifeScene } from '../competences/life-scene.ts'
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

const scenes = [
  ...[budget, coaching, content, cooking, bikes, drawing, forms, languages, leading, music],
  ...[neighbours, office, ownTrade, phoneHelp, schoolHelp, selfTaught, sewing, stage, volunteering],
] as unknown as readonly LifeScene[]
const bySentence: ReadonlyMap<string, Declarable> = new Map(
  scenes.flatMap((scene) =>
    scene.sentences.map((sentence) => [sentence.id, sentenceDeclared(scene, sentence)] as const),
  ),
)

/** What a meeting was about: what was talked of, or a card. */
export interface About {
  talkTopic?: TalkTopic | undefined
  /** What a small table was called, where it has no topic of the list. */
  tableTitle?: string | undefined
  card?: { title: string; topic: PostingTopic; wanted?: readonly string[] | undefined } | undefined
}

/**
 * The competences that a meeting points at, one of which may be recommended with thanks for it: skills that the card
 * itself looks for, then what its sentence or topic asks of whoever helps. Empty: it points at none. `skillName`: what a
 * skill of ESCO is called in French.
 */
export function pointedAt(
  { talkTopic, card }: About,
  skillName: (key: `esco:${string}`) => string | undefined,
): Declarable[] {
  const wanted = (card?.wanted ?? []).flatMap((key): Declarable[] => {
    if (!isEsco(key)) return []
    const name = skillName(key)
    return name === undefined ? [] : [skillDeclared(key.slice('esco:'.length), name)]
  })
  const topic = talkTopic ?? (card && (talkTopicOf(card.title) ?? talkTopicOfCard[card.topic]))
  const sentences = (topic ? sentencesOf[topic] : []).map((id) => bySentence.get(id)!)
  return [...wanted, ...sentences]
}

const isEsco = (key: string): key is `esco:${string}` => key.startsWith('esco:')
