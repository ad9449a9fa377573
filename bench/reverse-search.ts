import { join } from 'node:path'
import MiniSearch from 'minisearch'
import { declaredOf, type CompetenceProfile } from '../domain/competences/profile.ts'
import { proofsOf, type Proofs, type SkillKey } from '../domain/competences/proofs.ts'
import { closeSkills } from '../domain/matching/close-skills.ts'
import { coverageOf, isMatch, matchLines, type Wanted } from '../domain/matching/match-need.ts'
import { MOST_SHOWN } from '../domain/matching/small-pool.ts'
import { parisDay } from '../domain/time.ts'
import { CardsOfOwners } from '../sync-server/search/cards-of-owners.ts'
import { searchCompetences } from '../sync-server/search/search-competences.ts'
import { readTaxonomy } from '../sync-server/search/read-taxonomy.ts'
import { SiteIndexes } from '../sync-server/search/site-indexes.ts'
import { keepRecord } from '../sync-server/sync/keep-record.ts'
import { SiteFolder } from '../tests/support/site-folder.ts'
import { madeProfiles, sequence } from './made-profiles.ts'
import type { Row } from './row.ts'
import { percentile, timeRow } from './samples.ts'

export const name = 'reverse-search'

const PROFILES = 100_000
const SEARCHES = 200
const SCANS = 10
const siteId = 'mende'

/**
 * Employers describe what they need to a server that knows the competences of 100,000 people: the whole answer, with
 * the note of who was shown kept on the disk, beside a look at every person and beside a stock full-text index.
 */
export async function run(): Promise<Row[]> {
  const opened = await readTaxonomy(join(import.meta.dirname, '../resources/packs/taxonomy.json.gz'))
  if (!opened.ok) throw new Error(opened.reason)
  const closeTo = closeSkills(opened.value)
  const profiles = madeProfiles(opened.value, PROFILES, siteId)
  const needs = madeNeeds(profiles)
  const folder = await SiteFolder.furnished()
  try {
    return await folder.open(async (parts) => {
      await parts.store.transaction(async (tx) => {
        for (const profile of profiles) await keepRecord(tx, 'profiles', profile)
      })
      const indexes = new SiteIndexes((siteId, day) => `${siteId} ${day}`)
      const owners = new CardsOfOwners()
      const search = (wanted: readonly Wanted[], rank: number) => {
        const searcher = { siteId, employerId: `e${rank}`, accountId: 'a' }
        return searchCompetences(parts, { indexes, owners, closeTo }, searcher, wanted)
      }
      const start = performance.now()
      await search(needs[0]!, 0)
      const made = performance.now() - start

      const searches: number[] = []
      for (const [rank, wanted] of needs.entries()) {
        const before = performance.now()
        await search(wanted, rank)
        searches.push(performance.now() - before)
      }
      const everybody = profiles.map((profile) => ({
        id: profile.id,
        proofs: proofsOf(profile, parisDay(Date.now())),
      }))
      const scans = needs.slice(0, SCANS).map((wanted) => timed(() => scan(everybody, wanted, closeTo)))
      const stock = stockIndex(profiles)
      const stocks = needs.map((wanted) => timed(() => stock.search(wanted.map(({ key }) => key).join(' '))))
      const beside = (samples: readonly number[]) => percentile(samples, 0.5) / percentile(searches, 0.5)
      return [
        timeRow(`a search among 100,000 people, noted on the disk (${SEARCHES})`, searches, 0.5),
        timeRow('the same', searches, 0.95, 20),
        { ...timeRow('a look at every person', scans, 0.5), ratio: beside(scans) },
        { ...timeRow('MiniSearch, any of the things asked for', stocks, 0.5), ratio: beside(stocks) },
        timeRow('the same', stocks, 0.95),
        { what: 'the first search of the day, which makes the index', value: made, unit: 'ms' },
      ]
    })
  } finally {
    folder.remove()
  }
}

/** What employers ask for: three to six things that somebody said of themselves, one of them with proof. */
function madeNeeds(profiles: readonly CompetenceProfile[]): Wanted[][] {
  const random = sequence(11)
  return Array.from({ length: SEARCHES }, () => {
    const keys = new Set<SkillKey>()
    const asked = 3 + Math.floor(random() * 4)
    while (keys.size < asked) {
      const said = declaredOf(profiles[Math.floor(random() * profiles.length)]!)
      const { esco, ability } = said[Math.floor(random() * said.length)]!
      keys.add(random() < 0.3 ? `ability:${ability!}` : `esco:${esco!}`)
    }
    return [...keys].map((key, rank): Wanted => (rank === 0 ? { key, atLeast: 'observed' } : { key }))
  })
}

function scan(
  everybody: readonly { id: string; proofs: Proofs }[],
  wanted: readonly Wanted[],
  closeTo: ReturnType<typeof closeSkills>,
): string[] {
  return everybody
    .map(({ id, proofs }) => ({ id, lines: matchLines(wanted, proofs, closeTo) }))
    .filter(({ lines }) => isMatch(lines))
    .sort((a, b) => coverageOf(b.lines) - coverageOf(a.lines))
    .slice(0, MOST_SHOWN)
    .map(({ id }) => id)
}

function stockIndex(profiles: readonly CompetenceProfile[]) {
  const index = new MiniSearch<{ id: string; keys: string }>({
    fields: ['keys'],
    tokenize: (text) => text.split(' '),
  })
  index.addAll(
    profiles.map((profile) => ({
      id: profile.id,
      keys: [...proofsOf(profile, '2026-04-13').keys()].join(' '),
    })),
  )
  return index
}

function timed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
