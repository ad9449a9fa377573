import { configDefaults, defineConfig } from 'vitest/config'

/** The examples nearest to a folder that is no rule: those of its own part of the house. */
const nearest: Readonly<Record<string, readonly string[]>> = {
  'sync-server/sync': [
    'sync-server/sync/**/*.test.ts',
    'sync-server/http/{sync,refused,older}-routes.test.ts',
  ],
  'sync-server/seats': ['sync-server/seats/**/*.test.ts'],
  'renderer/data/replica': ['renderer/data/**/*.test.ts'],
}
/** Thousands of random or generated cases each, which would run for every change that nothing else notices. */
const tooLong = [
  'sync-server/sync/{access-matrix,push-fuzz,endless-histories,record-form,sanitized-texts,plausible-times}.test.ts',
  'renderer/data/replica/rxdb-suite.test.ts',
]

const folder = process.env.MUTATED_FOLDER ?? 'domain'
/** These examples alone look at it (paths, with a space between). */
const chosen = process.env.MUTATED_TESTS?.split(' ')

/** What looks at a mutant: all examples of the rules, or the nearest ones, in one environment. */
export default defineConfig({
  test: {
    include: [
      ...(chosen ?? nearest[folder] ?? [`${process.env.OWN_EXAMPLES ? folder : 'domain'}/**/*.test.ts`]),
    ],
    // The one changes the text of the rules by itself, which the runner has changed already.
    exclude: [...configDefaults.exclude, 'domain/hiring/reciprok-mutants.test.ts', ...tooLong],
    // A law that a change breaks is broken within some hundred histories.
    env: { FC_RUNS: '500' },
    environment: 'node',
    // As in the quick run: the files share what they load, which takes longer than most examples.
    isolate: folder === 'renderer/data/replica',
    testTimeout: 60_000,
  },
})
