import { globSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import vue from '@vitejs/plugin-vue'
import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Rules and parts of screens come first, on every core; one more while some wait for a server or a clock. */
const first = {
  sequence: { groupOrder: 1 },
  maxWorkers: availableParallelism() + 1,
  testTimeout: 60_000,
  hookTimeout: 60_000,
}
/** Screens and their parts: they need a document. */
const components = 'renderer/{ui,words,page,kiosk,desk,host,employer,verify,stores,strings}/**/*.test.ts'
/** Some files replace a module, which another file in the same thread would have loaded already. */
const replaces = (file: string) => /\bvi\.(mock|doMock)\b/.test(readFileSync(file, 'utf8'))
const replacing = globSync(components).filter(replaces)
/** Commands, servers started as a whole, and stories of many devices: each takes its time. */
const tools = ['scripts/**/*.test.ts', 'tests/simulation/*.test.ts', 'sync-server/main.test.ts']
const rules = ['domain/**/*.test.ts', 'sync-server/**/*.test.ts']
/** The server as devices, telephones and other machines meet it: each file starts it and asks it. */
const routes = ['sync-server/http/**/*.test.ts']
/** RxDB's own tests put it into the mode of its developers, for all that comes after them in the same thread. */
const apart = ['renderer/data/replica/rxdb-suite.test.ts']
/** Whole processes: the built server, the built shell, real browsers. */
const scenarios = ['tests/scenarios/**/*.test.ts', 'tests/shell/*.test.ts']
/** No tests of ours, or those of other projects than `unit`. */
const notUnit = [
  ...configDefaults.exclude,
  '{out,.stryker}/**',
  components,
  ...rules,
  ...tools,
  ...scenarios,
  ...apart,
]
const replacingUnits = globSync('**/*.test.ts', { exclude: notUnit }).filter(replaces)

/** Small files that take long: last, they would keep one core busy while the other has nothing to do. */
const long = [
  'tests/simulation/planted-seat-bugs.test.ts',
  'tests/simulation/simulation.test.ts',
  'tests/simulation/planted-bugs.test.ts',
  'renderer/kiosk/every-control.test.ts',
  'renderer/employer/every-control.test.ts',
  'renderer/host/every-control-of-sessions.test.ts',
  'renderer/host/every-other-control.test.ts',
  'sync-server/main.test.ts',
  'renderer/host/passes/PassesScreen.test.ts',
  'renderer/data/server-link.test.ts',
  'tests/scenarios/kiosk-accessibility.test.ts',
  'tests/scenarios/booking.test.ts',
  'tests/scenarios/attestation.test.ts',
  'tests/scenarios/arrival.test.ts',
  'tests/scenarios/applying-again.test.ts',
  'tests/scenarios/two-kiosks.test.ts',
  'tests/scenarios/session-day.test.ts',
]

/**
 * Bundled once for all screens, which run in a thread each: to find and compile the hundreds of modules that these
 * packages are made of took most of the time in which such a file starts. Each that imports Vue must be here, or there
 * are two of it.
 */
const bundled = {
  enabled: true,
  include: [
    ...['vue', 'vue-i18n', 'vue-router', 'pinia', '@vue/test-utils', '@lucide/vue', 'reka-ui'],
    ...['rxdb', 'rxdb/plugins/core', 'rxdb/plugins/local-documents', 'rxdb/plugins/replication', 'rxjs'],
    ...['dexie', 'fake-indexeddb', 'fake-indexeddb/auto', 'jose', 'zod'],
  ],
  // Its own build for Node asks for what a page does not have.
  exclude: ['broadcast-channel'],
}

const screens = {
  environment: './tests/support/dom/environment.ts',
  globalSetup: './tests/support/dom/bundle.ts',
  // A process each would cost half as much again.
  pool: 'threads',
  deps: { optimizer: { client: bundled } },
} as const

class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => long.some((file) => moduleId.endsWith(file))
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongFilesFirst },
    projects: [
      // They keep nothing outside what a test makes: their files share a process, which starts once.
      {
        test: {
          ...first,
          name: 'rules',
          environment: 'node',
          isolate: false,
          include: rules,
          exclude: [...tools, ...routes],
        },
      },
      {
        test: {
          ...first,
          name: 'unit',
          environment: 'node',
          pool: 'threads',
          isolate: false,
          setupFiles: './tests/support/shared-thread.ts',
          // All the others, so that no test is left out by its place.
          include: ['**/*.test.ts'],
          exclude: [...notUnit, ...replacingUnits],
        },
      },
      { test: { ...first, name: 'unit apart', environment: 'node', include: [...apart, ...replacingUnits] } },
      {
        test: { ...first, name: 'routes', environment: 'node', isolate: false, include: routes },
      },
      { test: { ...first, name: 'tools', environment: 'node', include: tools } },
      // Their files share threads and a page, which is cleared between two. To find and load what a screen is made of
      // takes longer than most of them.
      {
        plugins: [vue()],
        test: {
          ...first,
          ...screens,
          name: 'components',
          isolate: false,
          setupFiles: './tests/support/dom/after-each-file.ts',
          include: [components],
          exclude: replacing,
        },
      },
      {
        plugins: [vue()],
        test: { ...first, ...screens, name: 'components apart', include: replacing },
      },
      {
        test: {
          name: 'scenarios',
          environment: 'node',
          // What drives the browsers is loaded once by each of the four: a second of processor for each file.
          isolate: false,
          setupFiles: './tests/support/shared-thread.ts',
          include: scenarios,
          // After all the others, four files at a time: a browser mostly waits (for a screen to have been seen, for
          // a server), and two cores carry four of them.
          sequence: { groupOrder: 2 },
          maxWorkers: 4,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Browsers are as slow as the machine is busy.
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
})
