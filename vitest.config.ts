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
/** They touch a screen as soon as it is there. Each replaces that one module, and in the same way: they may share it. */
const atOnce =
  /^vi\.mock\('[./]*\/touch\/seen-first\.ts', \(\) => \(\{ actOnlyOnWhatWasSeen: \(\) => \(\) => undefined \}\)\)$/m
const touchesAtOnce = (file: string) => {
  const others = readFileSync(file, 'utf8').replace(atOnce, '')
  return replaces(file) && !/\bvi\.(mock|doMock)\b/.test(others)
}
const touchingAtOnce = globSync(components).filter(touchesAtOnce)
const replacing = globSync(components).filter((file) => replaces(file) && !touchingAtOnce.includes(file))
/** Servers started as a whole, and stories of many devices: each takes its time. */
const tools = ['tests/simulation/*.test.ts', 'sync-server/main.test.ts']
/** What the commands are made of, and the commands, in processes of their own. */
const commands = ['scripts/**/*.test.ts']
const rules = ['domain/**/*.test.ts', 'sync-server/**/*.test.ts']
/** The server's store on a real PostgreSQL, which is started for them. */
const databases = ['sync-server/store/postgres-*.test.ts', 'sync-server/*-on-postgres.test.ts']
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
  ...commands,
  ...scenarios,
  ...apart,
]
const replacingUnits = globSync('**/*.test.ts', { exclude: notUnit }).filter(replaces)

/**
 * In which order projects run: those with the longest files first. A worker that files share ends as soon as the next
 * file in line is of another project, so that those of one project stand together.
 */
const projectsInLine = [
  ...['tools', 'components touched at once', 'components', 'components apart'],
  ...['commands', 'routes', 'databases', 'rules', 'unit', 'scenarios'],
]
/**
 * What takes long in its project, the longest first: last, it would keep one core busy while the other has nothing to
 * do. Sizes, by which all others are sorted, say little of it.
 */
const long = [
  'tests/simulation/simulation.test.ts',
  'tests/simulation/planted-seat-bugs.test.ts',
  'tests/simulation/planted-bugs.test.ts',
  'tests/simulation/seat-simulation.test.ts',
  'sync-server/main.test.ts',
  'renderer/kiosk/every-control.test.ts',
  'renderer/host/every-other-control.test.ts',
  'renderer/employer/every-control.test.ts',
  'renderer/host/every-control-of-sessions.test.ts',
  'renderer/host/cockpit/CockpitScreen.test.ts',
  'renderer/host/visitors/VisitorsScreen.test.ts',
  'sync-server/sync/access-matrix.test.ts',
  'domain/hiring/reciprok-mutants.test.ts',
  'tests/erasure/erased-at-kiosks.test.ts',
  'renderer/data/server-link.test.ts',
  'tests/scenarios/kiosk-accessibility.test.ts',
  'tests/scenarios/desk-accessibility.test.ts',
  'tests/scenarios/kiosk-reach.test.ts',
  'tests/scenarios/data-sync.test.ts',
  'tests/scenarios/events.test.ts',
  'tests/scenarios/second-tap.test.ts',
  'tests/scenarios/arrival.test.ts',
  'tests/scenarios/interview.test.ts',
  'tests/scenarios/booking.test.ts',
  'tests/scenarios/applying-again.test.ts',
  'tests/scenarios/two-kiosks.test.ts',
  'tests/scenarios/morning.test.ts',
  'tests/scenarios/a-recruitment-told.test.ts',
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
    const rank = (place: number) => (place === -1 ? Infinity : place)
    const placeOf = ({ project, moduleId }: TestSpecification) => ({
      group: project.config.sequence.groupOrder,
      project: rank(projectsInLine.indexOf(project.name)),
      file: rank(long.findIndex((file) => moduleId.endsWith(file))),
    })
    const places = new Map(sorted.map((file) => [file, placeOf(file)]))
    const before = (a: number, b: number) => (a === b ? 0 : a - b)
    return sorted.toSorted((one, other) => {
      const [a, b] = [places.get(one)!, places.get(other)!]
      return before(a.group, b.group) || before(a.project, b.project) || before(a.file, b.file)
    })
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
          exclude: [...tools, ...routes, ...databases],
        },
      },
      {
        test: {
          ...first,
          name: 'databases',
          environment: 'node',
          isolate: false,
          globalSetup: './tests/support/postgres/global-setup.ts',
          include: databases,
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
        test: {
          ...first,
          name: 'routes',
          environment: 'node',
          isolate: false,
          include: routes,
        },
      },
      { test: { ...first, name: 'tools', environment: 'node', include: tools } },
      { test: { ...first, name: 'commands', environment: 'node', isolate: false, include: commands } },
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
          exclude: [...replacing, ...touchingAtOnce],
        },
      },
      {
        plugins: [vue()],
        test: {
          ...first,
          ...screens,
          name: 'components touched at once',
          isolate: false,
          setupFiles: './tests/support/dom/after-each-file.ts',
          include: touchingAtOnce,
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
