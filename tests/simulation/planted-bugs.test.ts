import { afterEach, describe, expect, test } from 'vitest'
import { engineBugs } from './engine-bugs.ts'
import { serverBugs } from './server-bugs.ts'
import { simulate, soundParts, type Parts } from './simulation.ts'

const MOST_SEEDS = 300

let takeOut: () => void = () => undefined
afterEach(() => takeOut())

async function isNoticed(parts: Parts = soundParts): Promise<boolean> {
  for (let seed = 1; seed <= MOST_SEEDS; seed++) {
    if ((await simulate(seed, parts)).violations.length > 0) return true
  }
  return false
}

describe('the simulation notices that in the server', () => {
  test.each(Object.entries(serverBugs))('%s', { timeout: 300_000 }, async (_name, SiteServer) => {
    expect(await isNoticed({ ...soundParts, SiteServer })).toBe(true)
  })
})

describe('the simulation notices that in the engine', () => {
  test.each(Object.entries(engineBugs))('%s', { timeout: 300_000 }, async (_name, plant) => {
    takeOut = plant()
    expect(await isNoticed()).toBe(true)
  })
})
