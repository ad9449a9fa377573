import { revised, stamped, type Author } from '../record/write.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { LifeScene, LifeSentence } from './life-scene.ts'
import type { Competence, CompetenceProfile } from './profile.ts'

/** How someone does it (seul, avec de l'aide, en aidant les autres): their own word, never a mark. */
export const lifeHows = ['alone', 'with-help', 'helps-others'] as const
export type LifeHow = (typeof lifeHows)[number]

/** Competences of one page at most: a record of this many still travels in one piece. */
export const MOST_COMPETENCES = 120

/** What somebody may declare; its id is the same whoever declares it, and wherever. */
export type Declarable = Omit<Competence, 'how' | 'addedAt' | 'removedAt'>

/** What somebody says of one thing: how they do it, or `null`: they do not keep it. */
export interface Said {
  what: Declarable
  how: LifeHow | null
}

/**
 * The page once these things were said: what is kept is declared, what is no longer kept is taken back, and nothing
 * else changes. `full`: the page holds no more.
 */
export function withDeclared(
  profile: CompetenceProfile,
  said: readonly Said[],
  author: Author,
): Result<CompetenceProfile, 'full'> {
  const competences = new Map(profile.competences.map((competence) => [competence.id, competence]))
  const told = stamped(profile.rev, author).rev
  for (const { what, how } of said) {
    const known = competences.get(what.id)
    if (how) competences.set(what.id, { ...what, how, addedAt: told })
    else if (known) competences.set(what.id, { ...known, removedAt: told })
  }
  if (competences.size > MOST_COMPETENCES) return refuse('full')
  return ok(revised(profile, author, { competences: [...competences.values()] }))
}

/** A sentence of a scene of life, with its skill and its ability. */
export function sentenceDeclared(scene: LifeScene, { id, text, esco, ability }: LifeSentence): Declarable {
  const origin = scene.area === 'work' ? ('professional' as const) : ('personal' as const)
  return { id, label: text.fr, origin, sceneId: scene.id, esco, ability }
}

/** A skill of ESCO that somebody found with words of their own; those do not say where it was gained. */
export function skillDeclared(esco: string, label: string): Declarable {
  return { id: `esco:${esco}`, label, origin: 'personal', esco }
}

const TRADE = 'rome:'

/** A trade of ROME that somebody says they did. */
export function tradeDeclared(code: string, label: string): Declarable {
  return { id: `${TRADE}${code}`, label, origin: 'professional' }
}

/** Whether it is a trade: its label is a name, no sentence. */
export function isTrade({ id }: Pick<Declarable, 'id'>): boolean {
  return id.startsWith(TRADE)
}
