import { defineConfig } from 'vitest/config'

/** What looks at a mutant: the examples of the rules, in one environment. */
export default defineConfig({
  test: { include: ['domain/**/*.test.ts'], environment: 'node', testTimeout: 60_000 },
})
