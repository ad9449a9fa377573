import { describe, expect, test } from 'vitest'
import { plantedSeatBugs } from './planted-seat-bugs.ts'
import { simulateSeats } from './seat-simulation.ts'

const MOST_SEEDS = 3000

describe('the simulation of seats notices when', () => {
  test.each(Object.entries(plantedSeatBugs))('%s', { timeout: 60_000 }, (_name, planted) => {
    let noticed = false
    for (let seed = 1; seed <= MOST_SEEDS && !noticed; seed++) {
      noticed = [false, true].some(
        (withRestores) => simulateSeats(seed, planted, { withRestores }).violations.length > 0,
      )
    }
    expect(noticed).toBe(true)
  })
})
