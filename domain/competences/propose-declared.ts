import { shownAnswers, type NoAnswer } from '../finder/finder.ts'
import { refusalOf } from '../finder/guard.ts'
import type { OpenedPacks } from '../finder/packs.ts'
import { partsOf, turnByTurn } from '../finder/parts.ts'
import { wordsOf } from '../finder/words.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { EscoSkill } from '../taxonomy/taxonomy.ts'

/** What a person may keep: a sentence of the life lexicon, or a skill of ESCO that no sentence says. */
export type Proposed =
  | { kind: 'sentence'; id: string; matched: string[] }
  | { kind: 'skill'; esco: string; fr: string; en: string; matched: string[] }

/** A trade (ROME) that was named, and what one does in it. */
export interface ProposedTrade {
  code: string
  label: string
  matched: string[]
  inIt: Proposed[]
}

/** What the words of a person may mean, the likeliest first; together never more than one looks over standing. */
export interface ProposedToDeclare {
  things: Proposed[]
  trades: ProposedTrade[]
}

/** Five at most, which stand above a keyboard: three to keep, and two trades. */
const MOST_THINGS = 3
const MOST_TRADES = 2
/** Skills in the words of a classification, which few people say. */
const MOST_SKILLS = 2
/** What one does in a trade, once it is chosen; the trade itself stands above. */
const MOST_IN_TRADE = 5
/** Answers looked at for each part of a text. */
const LOOKED_AT = 8
/** Below, a skill or a trade shares a word with the text and no sense. */
const CLEAR_SKILL = 0.45
const CLEAR_TRADE = 0.5

/**
 * What somebody who says in French what they did may keep of it. The whole text is held against what is never looked
 * up, so that a word on one's health is answered kindly wherever it stands; nothing of the text itself is ever kept.
 */
export function proposeDeclared(text: string, sources: OpenedPacks): Result<ProposedToDeclare, NoAnswer> {
  const refusal = refusalOf(text)
  if (refusal !== null) return refuse(refusal)
  const found = partsOf(text).map((part) => proposalsFor(part, sources))
  const things = turnByTurn(
    found.map((one) => one.things),
    keyOf,
    MOST_THINGS,
  )
  const trades = turnByTurn(
    found.map((one) => one.trades),
    ({ code }) => code,
    MOST_TRADES,
  )
  return things.length + trades.length > 0 ? ok({ things, trades }) : refuse('nothing-known')
}

function keyOf(one: Proposed): string {
  return one.kind === 'sentence' ? one.id : one.esco
}

function proposalsFor(part: string, sources: OpenedPacks): ProposedToDeclare {
  const looked = sources.finder.find(part, LOOKED_AT)
  if (!looked.ok) return { things: [], trades: [] }
  const answers = shownAnswers(looked.value)
  const said = new Set(wordsOf(part).map(({ typed }) => typed)).size
  const skills = answers.skills
    .filter(({ score, matched }) => score >= CLEAR_SKILL && matched.length * 2 > said)
    .map(({ line, matched }) => ({ ...sources.taxonomy.skills[line]!, matched }))
    // A skill that a sentence says needs no words of its own.
    .filter(({ id }) => !sources.sentences.some(({ esco }) => esco === id))
  return {
    things: [...livedIn(answers, sources), ...skills.slice(0, MOST_SKILLS).map(skillOf)],
    trades: tradesIn(answers, sources),
  }
}

type Shown = ReturnType<typeof shownAnswers>

/** Sentences by their own likeness and by that of the skill which keeping them declares. */
function livedIn(shown: Shown, { taxonomy, sentences }: OpenedPacks): Proposed[] {
  const ofSkill = new Map(shown.skills.map((answer) => [taxonomy.skills[answer.line]!.id, answer]))
  const ofSentence = new Map(shown.sentences.map((answer) => [answer.line, answer]))
  return sentences
    .flatMap(({ id, esco }, line) => {
      const [own, skill] = [ofSentence.get(line), ofSkill.get(esco)]
      const nearest = own ?? skill
      return nearest ? [{ id, matched: nearest.matched, score: (own?.score ?? 0) + (skill?.score ?? 0) }] : []
    })
    .sort((a, b) => b.score - a.score)
    .map(({ id, matched }) => ({ kind: 'sentence', id, matched }))
}

/** Trades that were named clearly, with the sentences in which they serve, and the skills that ESCO says they need. */
function tradesIn(shown: Shown, { taxonomy, sentences }: OpenedPacks): ProposedTrade[] {
  return shown.occupations
    .filter(({ score }) => score >= CLEAR_TRADE)
    .map(({ line, matched }) => {
      const { code, label } = taxonomy.occupations[line]!
      const lived = sentences
        .filter(({ rome }) => rome.includes(code))
        .sort((a, b) => a.rome.indexOf(code) - b.rome.indexOf(code))
        .map(({ id }): Proposed => ({ kind: 'sentence', id, matched }))
      const stems = new Set(wordsOf(label).map(({ stem }) => stem))
      const alike = shown.escoOccupations
        .map((answer) => taxonomy.escoOccupations[answer.line]!)
        .find(({ fr }) => fr !== '' && wordsOf(fr).every(({ stem }) => stems.has(stem)))
      const needed = alike ? taxonomy.skillsOf(alike.id, 'essential').filter(({ fr }) => fr !== '') : []
      const skills = needed.map((skill) => skillOf({ ...skill, matched }))
      return { code, label, matched, inIt: [...lived, ...skills].slice(0, MOST_IN_TRADE) }
    })
}

function skillOf({
  id,
  fr,
  en,
  matched,
}: Pick<EscoSkill, 'id' | 'fr' | 'en'> & { matched: string[] }): Proposed {
  return { kind: 'skill', esco: id, fr, en, matched }
}
