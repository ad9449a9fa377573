import { expect, test } from 'vitest'
import { simulate, soundParts, type RunReport } from './simulation.ts'
import { storyMixes } from './story-mix.ts'

/** `SEED=` tells one story again; otherwise the same few are told each time. */
const replayed = process.env['SEED']
/**
 * Stories in which something was found once: a card that hosts took off the board and that stayed at the kiosk which had
 * handed it in; one of a kiosk whose clock was years off, lost; a correction by hosts that nobody had made.
 */
const found = [11, 65, 16, 64]
const seeds = replayed ? [Number(replayed)] : found

test(
  `in ${seeds.length} random stories of a board cards and what is said of them stay right`,
  { timeout: 300_000 },
  async () => {
    const reports: RunReport[] = []
    for (const seed of seeds) {
      const report = await simulate(seed, soundParts, storyMixes.board)
      expect(report.violations, `replay: SEED=${seed} npm run simulate -- board`).toEqual([])
      reports.push(report)
    }
    // Stories in which nothing happens prove nothing.
    if (!replayed) for (const { facts } of reports) expect(facts).toBeGreaterThan(10)
    // A seed tells the same story, whatever was told before.
    expect(await simulate(seeds[0]!, soundParts, storyMixes.board)).toEqual(reports[0])
  },
)
