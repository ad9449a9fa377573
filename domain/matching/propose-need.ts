import { abilities } from '../kit/abilities.ts'
import type { NoAnswer, Subject } from '../finder/finder.ts'
import type { OpenedPacks } from '../finder/packs.ts'
import { partsOf, turnByTurn } from '../finder/parts.ts'
import { wordsOf } from '../finder/words.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { SkillKey } from '../competences/proofs.ts'

/** As many competences as are proposed for one need: what one looks over without counting. */
export const MOST_PROPOSED = 6

/** One competence that the words of a need ask for. */
export interface Proposed {
  key: SkillKey
  /** The words, as typed, that led to it. */
  matched: string[]
}

/** What employers write around a need, which would be taken for a part of it. */
const AROUND =
  /(?<!\p{L})(?:(?:je|nous|on)\s+(?:re)?cherch\p{L}*|(?:j[’']ai|nous\s+avons)\s+besoin|quelqu[’']une?|une?\s+(?:personne|candidate?|salariée?|employée?)|motivée?s?|sérieu\p{L}+|dynamiques?|capables?\s+de|qui\s+sa(?:it|che))(?!\p{L})/giu

/** Answers looked at for each part of a need. */
const LOOKED_AT = 8
/** Below this likeness a skill shares a word with the need and no sense. */
const LEAST_LIKE = 0.3
/** What somebody can have declared at the kiosk is found oftener than what no sentence says. */
const DECLARABLE = 1.3
/** A trade that was named this clearly tells what it takes. */
const CLEAR_TRADE = 0.5
const CLEAR_NAME = 0.8
/** What a trade takes comes after what was said in so many words. */
const OF_TRADE = 0.55

/**
 * Which competences a need in free words asks for, a few of each of its parts, the likeliest first. The first reason
 * for which a part cannot be looked up is told where no part can.
 */
export function proposeNeed(text: string, sources: OpenedPacks): Result<Proposed[], NoAnswer> {
  const declarable = new Set(sources.sentences.map(({ esco }) => esco))
  let refusal: NoAnswer | null = null
  const lists = partsOf(text.replaceAll(AROUND, ' '), ['pour', 'avec']).map((part) => {
    const found = sources.finder.find(part, LOOKED_AT)
    if (found.ok) return likeliest(part, found.value.answers, sources, declarable)
    refusal ??= found.reason
    return []
  })
  const proposed = turnByTurn(lists, ({ key }) => key, MOST_PROPOSED)
  if (proposed.length > 0) return ok(proposed)
  return refuse(refusal ?? 'nothing-known')
}

function likeliest(
  part: string,
  answers: Record<Subject, FoundAnswers>,
  { taxonomy, sentences }: OpenedPacks,
  declarable: ReadonlySet<string>,
): Proposed[] {
  const scored: (Proposed & { score: number })[] = abilitiesIn(part)
  for (const { line, score, matched } of answers.skills) {
    const id = taxonomy.skills[line]!.id
    scored.push({ key: `esco:${id}`, matched, score: declarable.has(id) ? score * DECLARABLE : score })
  }
  for (const { line, score, matched } of answers.sentences) {
    const sentence = sentences[line]
    if (sentence) scored.push({ key: `esco:${sentence.esco}`, matched, score: score * DECLARABLE })
  }
  const [trade] = answers.occupations
  if (trade && trade.score >= CLEAR_TRADE) {
    const { code } = taxonomy.occupations[trade.line]!
    for (const { esco, rome } of sentences)
      if (rome.includes(code)) scored.push({ key: `esco:${esco}`, matched: trade.matched, score: OF_TRADE })
  }
  const [named] = answers.escoOccupations
  if (named && named.score >= CLEAR_NAME) {
    for (const { id } of taxonomy.skillsOf(taxonomy.escoOccupations[named.line]!.id, 'essential')) {
      const score = declarable.has(id) ? OF_TRADE : OF_TRADE / DECLARABLE
      scored.push({ key: `esco:${id}`, matched: named.matched, score })
    }
  }
  return scored
    .filter(({ score, matched }) => score >= LEAST_LIKE && matched.length > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ key, matched }) => ({ key, matched }))
}

type FoundAnswers = readonly { line: number; score: number; matched: string[] }[]

/** Abilities that challenges show, where most words of their name are said. */
function abilitiesIn(part: string): (Proposed & { score: number })[] {
  const said = new Map(wordsOf(part).map(({ stem, typed }) => [stem, typed]))
  return Object.entries(abilities).flatMap(([code, { fr }]) => {
    const stems = wordsOf(fr).map(({ stem }) => stem)
    const shared = stems.filter((stem) => said.has(stem))
    if (shared.length * 2 <= stems.length) return []
    const score = (shared.length / stems.length) * DECLARABLE
    return [{ key: `ability:${code}` as const, matched: shared.map((stem) => said.get(stem)!), score }]
  })
}
