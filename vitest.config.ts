import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{domain,sync-server,electron,renderer/data,scripts,tests/simulation}/**/*.test.ts'],
        },
      },
      {
        plugins: [vue()],
        test: {
          name: 'components',
          environment: 'happy-dom',
          include: ['renderer/{ui,kiosk,host,employer,stores,strings}/**/*.test.ts'],
        },
      },
      {
        // Whole processes: the built server and real browsers. One file at a time on two cores.
        test: {
          name: 'scenarios',
          environment: 'node',
          include: ['tests/scenarios/**/*.test.ts', 'tests/shell/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
