import { describe, expect, test } from 'vitest'
import { plantedBugs } from './planted-bugs.ts'
import { simulate } from './simulation.ts'

const MOST_SEEDS = 500

describe('the simulation notices when', () => {
  test.each(Object.entries(plantedBugs))('%s', { timeout: 120_000 }, async (_name, parts) => {
    let noticed = false
    for (let seed = 1; seed <= MOST_SEEDS && !noticed; seed++) {
      noticed = (await simulate(seed, parts)).violations.length > 0
    }
    expect(noticed).toBe(true)
  })
})
