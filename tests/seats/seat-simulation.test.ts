import { expect, test } from 'vitest'
import { simulateSeats } from './seat-simulation.ts'

/** `SEED=n` tells that story alone; `npm run simulate -- seats` tells a hundred thousand. */
const replayed = process.env['SEED']
const first = Number(replayed ?? 1)
const stories = replayed === undefined ? 4000 : 1

test(
  `seats are never oversold in ${stories} random stories from seed ${first} on`,
  { timeout: 180_000 },
  () => {
    let confirmed = 0
    for (let seed = first; seed < first + stories; seed++) {
      const report = simulateSeats(seed)
      expect({ seed, violations: report.violations }).toEqual({ seed, violations: [] })
      confirmed += report.confirmed
    }
    // A simulation in which nothing is sold proves nothing.
    if (replayed === undefined) expect(confirmed).toBeGreaterThan(stories)
  },
)

test('nor after restores of the server from older backups', { timeout: 180_000 }, () => {
  let confirmed = 0
  for (let seed = first; seed < first + stories / 2; seed++) {
    const report = simulateSeats(seed, {}, { withRestores: true })
    expect({ seed, violations: report.violations }).toEqual({ seed, violations: [] })
    confirmed += report.confirmed
  }
  if (replayed === undefined) expect(confirmed).toBeGreaterThan(stories / 2)
})

test('one story is the same each time it is told', () => {
  expect(simulateSeats(7)).toEqual(simulateSeats(7))
})
