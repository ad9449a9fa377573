import vue from '@vitejs/plugin-vue'
import { configDefaults, defineConfig } from 'vitest/config'

/** Rules and parts of screens come first, on every core. */
const first = { sequence: { groupOrder: 1 }, maxWorkers: '100%', testTimeout: 60_000 } as const
/** Screens and their parts: they need a document. */
const components = 'renderer/{ui,kiosk,host,employer,stores,strings}/**/*.test.ts'
/** Whole processes: the built server, the built shell, real browsers. */
const scenarios = ['tests/scenarios/**/*.test.ts', 'tests/shell/*.test.ts']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...first,
          name: 'unit',
          environment: 'node',
          // All the others, so that no test is left out by its place.
          include: ['**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'out/**', components, ...scenarios],
        },
      },
      {
        plugins: [vue()],
        test: {
          ...first,
          name: 'components',
          environment: 'happy-dom',
          include: [components],
        },
      },
      {
        test: {
          name: 'scenarios',
          environment: 'node',
          include: scenarios,
          // After all the others, three files at a time: a browser mostly waits (for a screen to have been seen, for
          // a server), and two cores carry three of them.
          sequence: { groupOrder: 2 },
          maxWorkers: 3,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Browsers are as slow as the machine is busy.
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
})
