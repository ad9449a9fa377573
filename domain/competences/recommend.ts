import { ok, refuse, type Result } from '../result.ts'
import { DAY, type Instant } from '../time.ts'
import { maxLengthOf } from '../record/record-limits.ts'
import { contactDetailsIn } from '../text/contact-details.ts'
import { sameValue } from '../record/content.ts'
import { sanitizeLine, textLength } from '../text/sanitize-text.ts'
import { blockingWords } from '../wording/wording-guard.ts'
import {
  declaredOf,
  profileSchema,
  withoutWords,
  type CompetenceProfile,
  type Recommendation,
  type WitnessRole,
} from './profile.ts'
import { standing } from './proofs.ts'
import { findWhoOneIs } from './who-one-is.ts'

/** Of one person, those taken back included. */
const { maxItems } = profileSchema.properties.recommendations
/** How long the fact may be that an author tells. */
export const longestFact = maxLengthOf(profileSchema, 'recommendations.fact')
/** As many sentences as somebody looks at for somebody else, standing. */
export const MOST_AT_ONCE = 5
/** Two people who praise each other on one day prove little: the second has to wait so long, whichever counts first. */
const NOT_RECIPROCAL = DAY

/**
 * Why a recommendation is not written. `oneself`: it would be their own; `author-away`, `person-away`: who says it, or
 * of whom, is not here today; `reciprocal`: the person recommended the author a moment ago; `not-declared`: the person
 * does not say this of themselves; `full`: the page holds no more; `fact-long`, `fact-contact`,
 * `fact-personal`: the fact is longer than a page takes, or tells how to reach somebody, or who they are.
 */
export const recommendRefusals = [
  'oneself',
  'author-away',
  'person-away',
  'reciprocal',
  'not-declared',
  'full',
  'fact-long',
  'fact-contact',
  'fact-personal',
] as const
export type RecommendRefusal = (typeof recommendRefusals)[number]
type FactRefusal = Extract<RecommendRefusal, `fact-${string}`>

export interface RecommendFacts {
  author: {
    by: Recommendation['by']
    /** All ids of the author, the one that is noted first; of a host the account's. */
    ids: readonly string[]
    isHere: boolean
    /** What others say of the author; nothing of a host. */
    recommendations?: readonly Recommendation[] | undefined
  }
  person: { ids: readonly string[]; isHere: boolean }
  page: Pick<CompetenceProfile, 'competences' | 'recommendations'>
  competenceIds: readonly string[]
  /** How the author knows the person, and one thing that they saw. */
  told?: WitnessWords
}

/** What an author tells besides: both may be left out. */
export interface WitnessWords {
  role?: WitnessRole
  fact?: string
}

/**
 * One fact about somebody else, cleaned; empty where nothing is told. It stands on their page, so it is about what they
 * did: no number to reach anybody, and nothing of who they are.
 */
export function readFact(typed: string): Result<string, FactRefusal> {
  const fact = sanitizeLine(typed)
  if (textLength(fact) > longestFact) return refuse('fact-long')
  if (contactDetailsIn(fact) !== undefined) return refuse('fact-contact')
  if (findWhoOneIs(fact).length > 0 || blockingWords(fact).length > 0) return refuse('fact-personal')
  return ok(fact)
}

/** What is written on a page, on which both are found by id. */
export interface Recommended {
  fresh: Recommendation[]
  /** What stood there already: with more words, or taken back because it is said in others now. */
  changed: Recommendation[]
}

/** Taken back: that it was said stays, what its author told of it does not. */
export function takenBack(said: Recommendation, now: Instant): Recommendation {
  return { ...withoutWords(said), removedAt: now }
}

/**
 * What somebody says of what somebody else can do, because they saw it ("je l'ai vu faire"). What the same author says
 * already is not said twice: what they tell besides is added to it, and said anew where they told something else before.
 * A fact stands once, on the first of the sentences that has none yet, so that it goes when that one is taken back.
 */
export function decideRecommendations(
  { author, person, page, competenceIds, told = {} }: RecommendFacts,
  now: Instant,
  freshId: () => string,
): Result<Recommended, RecommendRefusal> {
  const isAuthor = (id: string) => author.ids.includes(id)
  if (author.by === 'visitor' && person.ids.some(isAuthor)) return refuse('oneself')
  if (!author.isHere) return refuse('author-away')
  if (!person.isHere) return refuse('person-away')
  const praised = standing(author.recommendations).some(
    ({ by, authorId, at }) =>
      by === 'visitor' && person.ids.includes(authorId) && Math.abs(now - at) < NOT_RECIPROCAL,
  )
  if (praised) return refuse('reciprocal')
  const { role } = told
  const fact = readFact(told.fact ?? '')
  if (!fact.ok) return fact
  const declared = new Set(declaredOf(page).map(({ id }) => id))
  if (!competenceIds.every((id) => declared.has(id))) return refuse('not-declared')
  const own = standing(page.recommendations).filter(
    ({ by, authorId, competenceId }) => by === author.by && isAuthor(authorId) && declared.has(competenceId),
  )
  const said = new Map(own.map((one) => [one.competenceId, one]))
  const ids = [...new Set(competenceIds)]
  const isNew = fact.value !== '' && !own.some((one) => one.fact === fact.value)
  const factOn = isNew ? (ids.find((id) => said.get(id)?.fact === undefined) ?? ids[0]) : undefined
  const fresh: Recommendation[] = []
  const changed: Recommendation[] = []
  for (const competenceId of ids) {
    const words = {
      ...(role === undefined ? {} : { role }),
      ...(competenceId === factOn ? { fact: fact.value } : {}),
    }
    const begun = () => ({ id: freshId(), competenceId, by: author.by, authorId: author.ids[0]!, at: now })
    const known = said.get(competenceId)
    if (!known) fresh.push({ ...begun(), ...words })
    else if (sameValue({ ...words, ...known }, { ...known, ...words })) {
      // Nothing told before is said otherwise now.
      if (!sameValue({ ...known, ...words }, known)) changed.push({ ...known, ...words })
    } else {
      // Under another id: a copy that knows the former words alone cannot bring them back.
      changed.push(takenBack(known, now))
      fresh.push({ ...known, ...words, ...begun() })
    }
  }
  if ((page.recommendations?.length ?? 0) + fresh.length > maxItems) return refuse('full')
  return ok({ fresh, changed })
}
