import type { Rung, SkillKey } from '../competences/proofs.ts'
import type { SentToEmployer } from '../hiring/application.ts'
import type { OfferCriterion } from '../hiring/job-offer.ts'
import { readSentAbility, type EverydayAbility } from '../hiring/sent-abilities.ts'
import { matchCriteria, type CriterionMatch } from './match-offer.ts'
import type { AskedCriterion, ReadCriterion } from './read-criterion.ts'

/** All of what was sent that is held against an offer: what somebody said there that they can do, or was seen doing. */
export type SentAbilities = Pick<SentToEmployer, 'abilities'>

/** One line of the abilities that were sent. */
interface SentLine {
  id: string
  words: string
  rung: Rung
  /** Known without reading the words. */
  key?: SkillKey
}

/** `everydayWords`: how everyday abilities are called in French, the language of offers. */
export function sentLinesOf(
  { abilities = [] }: SentAbilities,
  everydayWords: Readonly<Record<EverydayAbility, string>>,
): SentLine[] {
  return abilities.map((text, place): SentLine => {
    const id = `sent.${place}`
    const sent = readSentAbility(text)
    if (sent.kind === 'observed')
      return { id, words: sent.ability, rung: 'observed', key: `ability:${sent.ability}` }
    return { id, words: sent.kind === 'words' ? sent.words : everydayWords[sent.ability], rung: 'declared' }
  })
}

/** What is to be read of them, as a criterion is, so that both sides are named by one list. */
export function askedOfSent(lines: readonly SentLine[]): AskedCriterion[] {
  return lines
    .filter(({ key }) => key === undefined)
    .map(({ id, words }) => ({ id, kind: 'competence', label: words }))
}

/** A criterion beside what was sent. `unread`: its words name nothing of the list, and are not among those sent. */
export interface SentMatch extends CriterionMatch {
  found: 'present' | 'close' | 'missing' | 'unread'
  /** The strongest rung of what is present. */
  rung?: Rung
}

/**
 * What an application shows of each criterion of its offer, by the rule of the match, in the order of the offer. Words
 * of the offer that were sent are that criterion, whether they could be read or not; said, they are close to a title.
 * `read`: what the criteria and the words sent were found to ask for.
 */
export function matchSent(
  lines: readonly SentLine[],
  criteria: readonly OfferCriterion[],
  read: readonly ReadCriterion[],
): SentMatch[] {
  const keys = new Map(read.map(({ id, key }) => [id, key]))
  const proofs = new Map<string, Set<Rung>>()
  for (const { id, key = keys.get(id), rung } of lines)
    if (key !== undefined) proofs.set(key, (proofs.get(key) ?? new Set()).add(rung))
  const words = new Set(lines.map((line) => line.words.trim()))
  return matchCriteria(criteria, proofs, read).map(({ criterion, line }): SentMatch => {
    if (line?.found === 'present') return { criterion, line, found: 'present', rung: line.rung }
    const isSaid = words.has(criterion.label.trim())
    if (isSaid && criterion.kind === 'title') return { criterion, line, found: 'close' }
    if (isSaid) return { criterion, line, found: 'present', rung: 'declared' }
    return { criterion, line, found: line?.found ?? 'unread' }
  })
}

/** The criteria in the order in which they are proposed: those of which nothing was sent first, then as in the offer. */
export function proposedFirst(
  criteria: readonly OfferCriterion[],
  matches: readonly SentMatch[],
): OfferCriterion[] {
  const missing = new Set(
    matches.filter(({ found }) => found === 'missing').map(({ criterion }) => criterion.id),
  )
  const isMissing = ({ id }: OfferCriterion) => missing.has(id)
  return [...criteria.filter(isMissing), ...criteria.filter((criterion) => !isMissing(criterion))]
}
