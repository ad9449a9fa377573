import type { SkillKey } from '../../domain/competences/proofs.ts'
import { proposeDeclared, type ProposedToDeclare } from '../../domain/competences/propose-declared.ts'
import { openFinder, type NoAnswer } from '../../domain/finder/finder.ts'
import type { OpenedPacks } from '../../domain/finder/packs.ts'
import { proposeNeed } from '../../domain/matching/propose-need.ts'
import { criterionReader, type CriterionReader } from '../../domain/matching/criterion-skills.ts'
import type { AskedCriterion, ReadCriterion } from '../../domain/matching/read-criterion.ts'
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
  /** What each of these criteria asks for; `null` for one that is not read. */
  criteria: { asked: readonly AskedCriterion[]; answer: (ReadCriterion | null)[] }
  /** Beside what each asks for, by name: which skills its words may mean, while nobody chose one. */
  meant: { asked: readonly AskedCriterion[]; answer: MeantCriterion[] }
}
export interface MeantCriterion {
  id: string
  asks: SkillName | null
  likely: SkillName[]
}
/** As many as are told apart at a glance. */
const MOST_LIKELY = 3
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
  if (question.kind === 'criteria') return question.asked.map(readerOf(packs))
  if (question.kind === 'meant') return question.asked.map((criterion) => meantBy(criterion, packs))
  return proposedNames(question.asked, packs)
}

const readers = new WeakMap<OpenedPacks, CriterionReader>()
/** Made once: it counts through every occupation. */
function readerOf(packs: OpenedPacks): CriterionReader {
  const known = readers.get(packs) ?? criterionReader(packs)
  readers.set(packs, known)
  return known
}

function meantBy(criterion: AskedCriterion, packs: OpenedPacks): MeantCriterion {
  const { id, kind, label } = criterion
  const key = readerOf(packs)(criterion)?.key
  const asks = (key && skillName(packs.taxonomy, key)) ?? null
  const proposed = asks !== null || kind === 'schedule' ? null : proposedNames(label, packs)
  const likely = proposed?.ok ? proposed.value.slice(0, MOST_LIKELY) : []
  return { id, asks, likely: likely.map(({ key, fr, en }) => ({ key, fr, en })) }
}

function proposedNames(text: string, packs: OpenedPacks): Result<ProposedSkill[], NoAnswer> {
  const proposed = proposeNeed(text, packs)
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
