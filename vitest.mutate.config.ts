import { configDefaults, defineConfig } from 'vitest/config'

/** The examples nearest to a folder that is no rule: those of its own part of the house. */
const nearest: Readonly<Record<string, string>> = {
  'sync-server/sync': 'sync-server/sync/**/*.test.ts',
  'sync-server/seats': 'sync-server/seats/**/*.test.ts',
  'renderer/data/replica': 'renderer/data/**/*.test.ts',
}

const folder = process.env.MUTATED_FOLDER ?? 'domain'

/** What looks at a mutant: all examples of the rules, or the nearest ones, in one environment. */
export default defineConfig({
  test: {
    include: [nearest[folder] ?? `${process.env.OWN_EXAMPLES ? folder : 'domain'}/**/*.test.ts`],
    // It changes the text of the rules by itself, which the runner has changed already.
    exclude: [...configDefaults.exclude, 'domain/hiring/reciprok-mutants.test.ts'],
    // A law that a change breaks is broken within some hundred histories.
    env: { FC_RUNS: '500' },
    environment: 'node',
    testTimeout: 60_000,
  },
})
