import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AS_OF, creditCases, scoreCases } from '../../tests/support/reciprok-cases.ts'
import { laws } from '../../tests/support/reciprok-laws.ts'
import { plantedBugs, type PlantedBug } from '../../tests/support/reciprok-mutants.ts'

type Rules = typeof import('./reciprok-score.ts')

const rulesFolder = fileURLToPath(new URL('..', import.meta.url))

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reciprok-mutants-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A copy of the rules on disk, with the bug in it. */
async function rulesWith(bug: PlantedBug, name: string): Promise<Rules> {
  const copy = join(folder, name)
  await cp(rulesFolder, copy, { recursive: true, filter: (path) => !path.endsWith('.test.ts') })
  for (const { file, text, mutant } of bug.changes) {
    const path = join(copy, file)
    const pieces = (await readFile(path, 'utf8')).split(text)
    if (pieces.length !== 2) throw new Error(`"${text}" occurs ${pieces.length - 1} times in ${file}`)
    await writeFile(path, pieces.join(mutant))
  }
  return (await import(pathToFileURL(join(copy, 'hiring/reciprok-score.ts')).href)) as Rules
}

/**
 * The first worked example or law that notices that these rules are not the rules. The second writing of
 * the formula (I12) notices any bug, so it is not asked.
 */
function noticedBy({ scoreEmployer, lineOf }: Rules, numRuns: number): string | undefined {
  const credit = creditCases.find(({ file, credit }) => lineOf(file, AS_OF).credit !== credit)
  const score = scoreCases.find(({ files, points, score, grade }) => {
    const result = scoreEmployer(files, AS_OF).score
    return result.score !== score || result.grade !== grade || (points ?? result.points) !== result.points
  })
  const broken = () =>
    laws.find(
      ({ title, property }) =>
        !title.startsWith('I12') &&
        fc.check(property(scoreEmployer), { numRuns, seed: 14, endOnFailure: true }).failed,
    )
  return (credit ?? score ?? broken())?.title
}

describe('the worked examples and the laws notice', () => {
  it('nothing in the rules as they are', { timeout: 120_000 }, async () => {
    expect(noticedBy(await rulesWith({ title: 'none', changes: [] }, 'as-they-are'), 1000)).toBeUndefined()
  })

  for (const [index, bug] of plantedBugs.entries()) {
    it(`that ${bug.title}`, { timeout: 120_000 }, async () => {
      const noticed = noticedBy(await rulesWith(bug, `bug-${index}`), 20_000)
      expect(noticed, 'no example and no law noticed this bug').toBeDefined()
    })
  }

  it('fourteen bugs in all', () => expect(plantedBugs).toHaveLength(14))
})
