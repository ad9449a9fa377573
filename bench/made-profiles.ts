import type { CompetenceProfile } from '../domain/competences/profile.ts'
import { abilityCodes } from '../domain/kit/abilities.ts'
import { nextRevision } from '../domain/sync/revision.ts'
import type { Taxonomy } from '../domain/taxonomy/taxonomy.ts'

const AT = Date.UTC(2026, 3, 13, 8)
/** As many things as people say of themselves, on average. */
const EACH = 9

/**
 * People who say what they can do in the sentences of a lexicon of 500: few are said by many, most by few. Seven in
 * ten proofs are their own word, the others are recommended, observed or certified. The same at each run.
 */
export function madeProfiles({ skills }: Taxonomy, count: number, siteId: string): CompetenceProfile[] {
  const random = sequence(7)
  const sentences = skills.filter(({ kind, fr }) => kind === 'skill' && fr !== '')
  const lexicon = Array.from({ length: 500 }, (_, rank) => sentences[(rank * 23) % sentences.length]!)
  return Array.from({ length: count }, (_, rank): CompetenceProfile => {
    const id = `v${rank.toString(36).padStart(6, '0')}`
    const said = new Set<number>()
    while (said.size < EACH) said.add(Math.floor(lexicon.length * random() ** 2))
    const competences = [...said].map((sentence) => ({
      ...{ id: `s${sentence}`, label: lexicon[sentence]!.fr.slice(0, 160), origin: 'personal' as const },
      ...{
        addedAt: '1',
        esco: lexicon[sentence]!.id,
        ability: abilityCodes[sentence % abilityCodes.length]!,
      },
    }))
    const recommendations = competences
      .filter(() => random() < 0.12)
      .map(({ id: competenceId }) => ({
        ...{ id: `r${competenceId}`, competenceId, by: 'host' as const, authorId: 'h', at: AT },
      }))
    const evidence = competences
      .filter(() => random() < 0.15)
      .map(({ id: sentence, ability }) => ({
        ...{ id: `${rank}.${sentence}`, proof: 'observed' as const, ability, level: 3, serial: `${rank}` },
        ...{ challengeId: 'A01.1', observedOn: '2026-04-01' },
      }))
    return {
      ...{ id, siteId, rev: nextRevision(undefined, AT, 'server'), at: AT, by: 'server', visitorId: id },
      consents: [{ id: 'c', purpose: 'search', type: 'given', turn: 1, at: AT, by: 'server' }],
      competences: competences.sort((a, b) => (a.id < b.id ? -1 : 1)),
      ...(recommendations.length > 0 ? { recommendations } : {}),
      ...(evidence.length > 0 ? { evidence } : {}),
    }
  })
}

/** Numbers from 0 to 1, the same for a seed (mulberry32). */
export function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b_79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
