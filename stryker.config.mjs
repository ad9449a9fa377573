/**
 * Mutants of one folder, or of one file of it: `npm run mutate -- PATH` names it. Word lists and tests are no rules.
 */
const folder = process.env.MUTATED_FOLDER ?? 'domain'
const path = process.env.MUTATED_PATH ?? folder
/** Of `domain` itself the files that lie in no folder. */
const files = path.endsWith('.ts') ? path : path === 'domain' ? 'domain/*.ts' : `${path}/**/*.ts`

export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutate.config.ts' },
  mutate: [files, '!**/*.test.ts', '!**/{testing,test-support}/**', '!**/{*-words,*-lexicon,board-texts}.ts'],
  ignorePatterns: ['out', 'electron', 'bench', 'artifacts', 'docs/images'],
  // A mutant of what is read once (a schema, a table) would run every test each time.
  ignoreStatic: true,
  concurrency: Number(process.env.MUTATION_WORKERS ?? 1),
  incremental: true,
  incrementalFile: `.stryker/${folder.replaceAll('/', '-')}${process.env.OWN_EXAMPLES ?? ''}.json`,
  tempDirName: '.stryker/sandbox',
  reporters: ['clear-text'],
  clearTextReporter: { logTests: false, allowColor: false },
}
