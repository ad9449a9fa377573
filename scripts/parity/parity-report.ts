import type { LifeArea, LifeScene, LifeSentence } from '../../domain/competences/life-scene.ts'
import type { Proofs, Rung, SkillKey } from '../../domain/competences/proofs.ts'
import { MOST_SHOWN } from '../../domain/matching/small-pool.ts'
import type { CloseTo, Wanted } from '../../domain/matching/match-need.ts'
import { ProfileIndex } from '../../sync-server/search/profile-index.ts'
import { parityChecks, type ParityChecks } from './parity-checks.ts'

/**
 * Synthetic groups, by where its people learned what they can do. `control-a` and `control-b` draw from everything: what
 * they differ by is chance.
 */
const parityGroups = {
  home: ['family', 'home', 'kitchen'],
  together: ['together', 'papers'],
  making: ['making'],
  path: ['path'],
  work: ['work'],
  'control-a': null,
  'control-b': null,
} as const satisfies Record<string, readonly LifeArea[] | null>
type ParityGroup = keyof typeof parityGroups

/** How often the people of one group come out, over all needs. */
export interface ParityRow {
  group: ParityGroup
  people: number
  /** Share of person and need in which they have enough to be shown. */
  found: number
  /** Share in which they are among the first that are shown. */
  shown: number
  /** `shown` beside that of the group that is shown most; under 0.8 it is told (rule of four fifths). */
  ratio: number
}

/** What somebody says of themselves at a kiosk in five minutes. */
const SENTENCES = 9
/** Most of what they say is of their group's life, the rest of anybody's. */
const OWN_SHARE = 0.8
/** A trade in which fewer sentences serve makes no need. */
const SKILLS_OF_A_NEED = 3
/** People of one place: far more than one list shows. */
const EACH_GROUP = 120
/** Places that are drawn, so that groups that differ by nothing come out alike. */
const PLACES = 40

/**
 * Whom searches bring forward, of people who differ by nothing but the life in which they learned it; and on the people of
 * the last place, what holds of every list.
 */
export function parityReport(
  scenes: readonly LifeScene[],
  closeTo: CloseTo,
  seed: number,
): { rows: ParityRow[]; checks: ParityChecks } {
  const draw = drawing(seed)
  const all = scenes.flatMap(({ sentences }) => sentences)
  const groups = (Object.entries(parityGroups) as [ParityGroup, readonly LifeArea[] | null][]).map(
    ([group, areas]) => {
      const own = scenes.filter(({ area }) => areas?.includes(area) ?? true)
      return { group, own: own.flatMap(({ sentences }) => sentences) }
    },
  )
  const counted = new Map(groups.map(({ group }) => [group, { found: 0, shown: 0 }]))
  const needs = needsOf(all)
  const people = new Map<string, Proofs>()
  for (let place = 0; place < PLACES; place += 1) {
    const index = new ProfileIndex()
    people.clear()
    for (const { group, own } of groups) {
      for (let rank = 0; rank < EACH_GROUP; rank += 1) {
        const said = Array.from({ length: SENTENCES }, () => oneOf(draw() < OWN_SHARE ? own : all, draw))
        const proofs = declared(said)
        people.set(`${group} ${rank}`, proofs)
        index.put(`${group} ${rank}`, proofs)
      }
    }
    for (const [rank, wanted] of needs.entries()) {
      const lot = `${place} ${rank}`
      const found = index.search({ wanted, closeTo, seed: lot, most: index.size, by: 'anybody' })
      for (const [at, person] of found.entries()) {
        const counts = counted.get(person.split(' ')[0] as ParityGroup)!
        counts.found += 1
        if (at < MOST_SHOWN) counts.shown += 1
      }
    }
  }
  const asked = PLACES * EACH_GROUP * needs.length
  const most = Math.max(...[...counted.values()].map(({ shown }) => shown))
  const rows = groups.map(({ group }): ParityRow => {
    const { found, shown } = counted.get(group)!
    return {
      group,
      people: PLACES * EACH_GROUP,
      found: found / asked,
      shown: shown / asked,
      ratio: shown / most,
    }
  })
  return { rows, checks: parityChecks(people, needs, closeTo, draw) }
}

/** One need for each trade: the skills of the first sentences that serve in it. */
function needsOf(sentences: readonly LifeSentence[]): Wanted[][] {
  const ofTrade = Map.groupBy(
    sentences.flatMap(({ esco, rome }) => rome.map((code) => ({ code, esco }))),
    ({ code }) => code,
  )
  return [...ofTrade.values()]
    .map((serving) => [...new Set(serving.map(({ esco }) => esco))].slice(0, SKILLS_OF_A_NEED))
    .filter((skills) => skills.length === SKILLS_OF_A_NEED)
    .map((skills) => skills.map((esco): Wanted => ({ key: `esco:${esco}` })))
}

function declared(said: readonly LifeSentence[]): Proofs {
  const word: ReadonlySet<Rung> = new Set(['declared'])
  const keys = said.flatMap(({ esco, ability }): SkillKey[] => [`esco:${esco}`, `ability:${ability}`])
  return new Map(keys.map((key) => [key, word]))
}

function oneOf<T>(all: readonly T[], draw: () => number): T {
  return all[Math.floor(draw() * all.length)]!
}

/** Numbers from 0 to 1, the same for one seed on every machine. */
function drawing(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
