import type { SkillKey } from '../../domain/competences/proofs.ts'
import { proposeDeclared, type ProposedToDeclare } from '../../domain/competences/propose-declared.ts'
import { openFinder, type NoAnswer } from '../../domain/finder/finder.ts'
import type { OpenedPacks } from '../../domain/finder/packs.ts'
import { proposeNeed } from '../../domain/matching/propose-need.ts'
import {
  proposeTrades,
  tradeSheet,
  type ProposedTrade,
  type TradeSheet,
} from '../../domain/matching/propose-trades.ts'
import { ok, type Result } from '../../domain/result.ts'
import { skillName, type SkillName } from '../../domain/taxonomy/skill-names.ts'
import { openPack } from '../../domain/taxonomy/taxonomy.ts'

export type ProposedSkill = SkillName & { matched: string[] }

/** What screens ask the finder, each with its answer. */
export interface Questions {
  /** Which competences the words of a need ask for. */
  propose: { asked: string; answer: Result<ProposedSkill[], NoAnswer> }
  /** What these are called; one that the pack does not know is left out. */
  names: { asked: readonly SkillKey[]; answer: SkillName[] }
  /** What somebody who says what they did may keep of it. */
  declare: { asked: string; answer: Result<ProposedToDeclare, NoAnswer> }
  /** Which trades the title of a post may mean. */
  trades: { asked: string; answer: Result<ProposedTrade[], NoAnswer> }
  /** What is known of the trade of a ROME code. */
  trade: { asked: string; answer: TradeSheet | null }
}
export type Question = {
  [Kind in keyof Questions]: { kind: Kind; asked: Questions[Kind]['asked'] }
}[keyof Questions]

/** Opens what was unzipped, or tells that it cannot be: another kind of file, or another version of it. */
export function openPacks(
  index: Uint8Array,
  taxonomy: Uint8Array,
  sentences: OpenedPacks['sentences'],
): OpenedPacks | null {
  const opened = openFinder(index)
  const pack = openPack(taxonomy)
  return opened.ok && pack.ok ? { finder: opened.value, taxonomy: pack.value, sentences } : null
}

export function answerTo(packs: OpenedPacks, question: Question): Questions[keyof Questions]['answer'] {
  if (question.kind === 'names') return question.asked.flatMap((key) => skillName(packs.taxonomy, key) ?? [])
  if (question.kind === 'declare') return proposeDeclared(question.asked, packs)
  if (question.kind === 'trades') return proposeTrades(question.asked, packs)
  if (question.kind === 'trade') return tradeSheet(question.asked, packs)
  const proposed = proposeNeed(question.asked, packs)
  if (!proposed.ok) return proposed
  const named = proposed.value.flatMap(({ key, matched }) => {
    const name = skillName(packs.taxonomy, key)
    return name ? [{ ...name, matched }] : []
  })
  // A skill of ESCO that is called like an ability would be asked for twice, and lacked by whoever showed it.
  const abilities = new Set(named.filter(isAbility).map(({ fr }) => fr.toLowerCase()))
  return ok(named.filter((one) => isAbility(one) || !abilities.has(one.fr.toLowerCase())))
}

function isAbility({ key }: SkillName): boolean {
  return key.startsWith('ability:')
}
