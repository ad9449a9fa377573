import vue from '@vitejs/plugin-vue'
import { configDefaults, defineConfig } from 'vitest/config'

/** Screens and their parts: they need a document. */
const components = 'renderer/{ui,kiosk,host,employer,stores,strings}/**/*.test.ts'
/** Whole processes: the built server, the built shell, real browsers. */
const scenarios = ['tests/scenarios/**/*.test.ts', 'tests/shell/*.test.ts']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
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
          // One file at a time on two cores.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Browsers are as slow as the machine is busy.
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
})
