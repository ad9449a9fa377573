import { newRecord, type Author } from '../record/write.ts'
import { ok, type Result } from '../result.ts'
import { sentenceDeclared, withDeclared, type LifeHow } from './declare.ts'
import type { LifeScene, LifeSentence } from './life-scene.ts'
import type { CompetenceProfile } from './profile.ts'

/** As many sentences as one reads standing. */
const SENTENCES_AT_ONCE = 5

/**
 * The sentences of a scene in handfuls, none of which shows only one side of it: first those that speak of an ability
 * that no sentence before them spoke of.
 */
export function handfulsOf({ sentences }: LifeScene): LifeSentence[][] {
  const firstOfAbility = sentences.filter(
    ({ ability }, index) => sentences.findIndex((other) => other.ability === ability) === index,
  )
  const order = [...firstOfAbility, ...sentences.filter((one) => !firstOfAbility.includes(one))]
  const handfuls: LifeSentence[][] = []
  for (let from = 0; from < order.length; from += SENTENCES_AT_ONCE) {
    const handful = new Set(order.slice(from, from + SENTENCES_AT_ONCE))
    handfuls.push(sentences.filter((sentence) => handful.has(sentence)))
  }
  return handfuls
}

/** A page on which nothing was told yet. */
export function blankProfile(visitorId: string, author: Author & { siteId: string }): CompetenceProfile {
  return newRecord(author, { id: visitorId, visitorId, competences: [] })
}

/** What someone said of the sentences of a scene: how they do it, by its id. */
export type LifeAnswers = ReadonlyMap<string, LifeHow>

/** What the page says of these sentences now. */
export function answersOn(profile: CompetenceProfile | null, { sentences }: LifeScene): Map<string, LifeHow> {
  const answers = new Map<string, LifeHow>()
  for (const { id, how, removedAt } of profile?.competences ?? [])
    if (how && removedAt === undefined && sentences.some((sentence) => sentence.id === id))
      answers.set(id, how)
  return answers
}

/**
 * The page once someone answered a scene: what they keep is declared, what they no longer keep is taken back, and
 * nothing else changes. `full`: the page holds no more.
 */
export function keepAnswers(
  profile: CompetenceProfile,
  scene: LifeScene,
  answers: LifeAnswers,
  author: Author,
): Result<CompetenceProfile, 'full'> {
  const before = answersOn(profile, scene)
  const changed = scene.sentences.filter(({ id }) => before.get(id) !== answers.get(id))
  if (changed.length === 0) return ok(profile)
  const said = changed.map((sentence) => ({
    what: sentenceDeclared(scene, sentence),
    how: answers.get(sentence.id) ?? null,
  }))
  return withDeclared(profile, said, author)
}
