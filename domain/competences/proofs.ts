import type { Day, Instant } from '../time.ts'
import { isExpired } from './certificate.ts'
import { declaredOf, type CompetenceProfile } from './profile.ts'
import { termsMet, termsOf, type TermKey } from './work-terms.ts'

/** The proof ladder, from the foot: shown apart, never averaged. */
export const rungs = ['declared', 'recommended', 'observed', 'certified'] as const
export type Rung = (typeof rungs)[number]

/** One thing that somebody can do, as matching names it: a skill of ESCO, or an ability that challenges show. */
export type SkillKey = `esco:${string}` | `ability:${string}`

/** One thing that a search may ask for: something to be able to do, or a term of work. */
export type WantedKey = SkillKey | TermKey

/** Every rung on which somebody stands, for each thing that they can do; terms of work are said, never proven. */
export type Proofs = ReadonlyMap<WantedKey, ReadonlySet<Rung>>

/** All of an account that matching looks at: whose it is, and what they are proud of or allow, is no part of it. */
export type ProvingPart = Pick<
  CompetenceProfile,
  'competences' | 'evidence' | 'recommendations' | 'certificates' | 'workTerms' | 'workScope'
>

/**
 * What an account proves on a day. A sentence that was kept declares its skill and its ability; a recommendation and
 * a certificate stand for those of their sentence while it is kept; an observation stands for the ability alone.
 * What was taken back, and what has expired, proves nothing.
 */
export function proofsOf(profile: ProvingPart, today: Day): Proofs {
  const proofs = new Map<WantedKey, Set<Rung>>()
  const add = (key: WantedKey, rung: Rung) => proofs.set(key, (proofs.get(key) ?? new Set()).add(rung))

  const declared = new Map(declaredOf(profile).map((competence) => [competence.id, keysOf(competence)]))
  for (const keys of declared.values()) for (const key of keys) add(key, 'declared')
  for (const { competenceId } of standing(profile.recommendations))
    for (const key of declared.get(competenceId) ?? []) add(key, 'recommended')
  for (const { ability } of standing(profile.evidence)) add(`ability:${ability}`, 'observed')
  for (const certificate of standing(profile.certificates)) {
    if (isExpired(certificate, today)) continue
    for (const key of certificate.competenceIds.flatMap((id) => declared.get(id) ?? [])) add(key, 'certified')
  }
  for (const term of termsMet(termsOf(profile), today)) add(term, 'declared')
  return proofs
}

/** The strongest of these, `null` where there is none. */
export function strongestOf(standsOn: ReadonlySet<Rung> | undefined): Rung | null {
  return rungs.findLast((rung) => standsOn?.has(rung)) ?? null
}

function keysOf({ esco, ability }: { esco?: string; ability?: string }): SkillKey[] {
  return [
    ...(esco === undefined ? [] : [`esco:${esco}` as const]),
    ...(ability === undefined ? [] : [`ability:${ability}` as const]),
  ]
}

/** Without what was taken back. */
export function standing<T extends { removedAt?: Instant }>(proofs: readonly T[] = []): T[] {
  return proofs.filter(({ removedAt }) => removedAt === undefined)
}
