/**
 * Who may import whom. Everything points to `domain/`, nothing goes sideways:
 *
 *   domain  <-  electron
 *   domain  <-  renderer
 *   domain  <-  sync-server
 *   all     <-  tests, bench, scripts
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
const test = '\\.test\\.ts$'

/** A package that only some folders may load at run time (a type of it may be named anywhere). */
const onlyIn = (name, packages, folders, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^(domain|electron|renderer|sync-server|scripts)/', pathNot: [...folders, test] },
  to: { path: `node_modules/(${packages.join('|')})/`, dependencyTypesNot: ['type-only'] },
})

/** The concepts of a challenge, from what stands alone to what stands on all: each may import those before it. */
const challengeConcepts = ['kit', 'sessions', 'seats', 'session-desk', 'observation', 'attestations']

/** Nothing of a concept imports one that comes after it. */
const conceptsOneWay = challengeConcepts.slice(0, -1).map((concept, index) => ({
  name: `challenges-one-way-${concept}`,
  comment: `The concepts of a challenge depend on each other in one direction: ${challengeConcepts.join(' <- ')}.`,
  severity: 'error',
  from: { path: `^domain/${concept}/`, pathNot: test },
  to: { path: `^domain/(${challengeConcepts.slice(index + 1).join('|')})/` },
}))

module.exports = {
  forbidden: [
    ...conceptsOneWay,
    {
      name: 'domain-imports-only-domain',
      comment:
        'Rules and records depend on nothing that runs; a type may come from a library, and word lists from resources.',
      severity: 'error',
      from: { path: '^domain/', pathNot: [test, '^domain/credentials/'] },
      to: { pathNot: ['^domain/', '^resources/words/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'credentials-verify-with-public-libraries',
      comment:
        'Server, command and browser verify a signature alike; what they use for it asks nothing of anybody.',
      severity: 'error',
      from: { path: '^domain/credentials/', pathNot: test },
      to: {
        pathNot: ['^domain/', 'node_modules/(jose|@digitalcredentials)/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'domain-knows-no-application',
      comment: 'Not even a type of an application may be named in domain/.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { path: '^(electron|renderer|sync-server|scripts|bench)/' },
    },
    {
      name: 'applications-never-import-each-other',
      severity: 'error',
      from: { path: '^(electron|renderer|sync-server)/' },
      to: { path: '^(electron|renderer|sync-server)/', pathNot: '^$1/' },
    },
    {
      name: 'applications-never-import-tools',
      comment: 'Only tests reach for tests/support; nothing that ships does.',
      severity: 'error',
      from: { path: '^(domain|electron|renderer|sync-server)/', pathNot: test },
      to: { path: '^(tests|bench|scripts)/' },
    },
    {
      name: 'nothing-imports-a-test',
      severity: 'error',
      from: {},
      to: { path: test },
    },
    {
      name: 'no-node-in-the-renderer',
      comment:
        'The build plugins run in the builder, and what tests stand on in their process: neither in the page.',
      severity: 'error',
      from: {
        path: '^renderer/',
        pathNot: [
          test,
          '^renderer/offline/(precache|compress)-plugin\\.ts$',
          '^renderer/[^/]+/(testing|test-support)/',
        ],
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'screens-never-import-each-other',
      comment:
        'Kiosk, host, employer and verify are four programs; what two of them share stands in a folder of its own.',
      severity: 'error',
      from: { path: '^renderer/(kiosk|host|employer|verify)/' },
      to: { path: '^renderer/(kiosk|host|employer|verify)/', pathNot: '^renderer/$1/' },
    },
    {
      name: 'shared-parts-know-no-screen',
      severity: 'error',
      from: { path: '^renderer/', pathNot: [test, '^renderer/(kiosk|host|employer|verify)/'] },
      to: { path: '^renderer/(kiosk|host|employer|verify)/' },
    },
    {
      name: 'desk-parts-only-in-desks',
      comment: 'What the two desks share is no part of a kiosk: it may hold names.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: [test, '^renderer/(desk|host|employer)/'] },
      to: { path: '^renderer/desk/' },
    },
    {
      name: 'ui-is-blocks-without-data',
      comment: 'A block shows what it is given: it reads no data, no store and no text of a screen.',
      severity: 'error',
      from: { path: '^renderer/ui/', pathNot: test },
      to: { path: '^renderer/', pathNot: '^renderer/(ui|words)/' },
    },
    {
      name: 'words-know-nothing-else',
      severity: 'error',
      from: { path: '^renderer/words/', pathNot: test },
      to: { path: '^renderer/', pathNot: '^renderer/words/' },
    },
    onlyIn(
      'electron-only-in-the-shell',
      ['electron'],
      ['^electron/'],
      'Elsewhere it would start a download.',
    ),
    onlyIn(
      'server-libraries-only-in-the-server',
      ['express', 'kysely', 'pg', 'pino', 'pino-http', 'helmet'],
      ['^sync-server/'],
    ),
    onlyIn(
      'client-database-only-in-data',
      ['rxdb', 'dexie'],
      ['^renderer/data/'],
      'Screens ask renderer/data, so that the storage can be exchanged in one place.',
    ),
    onlyIn(
      'ui-kit-only-in-ui',
      ['reka-ui'],
      ['^renderer/ui/'],
      'Screens use our own building blocks, so that the kit can be exchanged in one place.',
    ),
    {
      name: 'no-cycle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^virtual:', '\\?(url|raw|inline)$'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|coverage|artifacts)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.vue', '.mjs', '.js', '.json'],
    },
  },
}
