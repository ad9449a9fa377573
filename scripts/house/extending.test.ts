import { globSync, existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Kind {
  title: string
  most: number
  files: string[]
}

/** What the page says of each kind of change. */
const kinds: Kind[] = readFileSync('docs/extending.md', 'utf8')
  .split(/^## /mu)
  .slice(1)
  .flatMap((section) => {
    const most = /^At most (\d) files/mu.exec(section)?.[1]
    if (most === undefined) return []
    const files = [...section.matchAll(/^- `([^`]+)`/gmu)].map(([, file]) => file!)
    return [{ title: section.split('\n')[0]!, most: Number(most), files }]
  })

/** What the board does with what people say of its cards: a folder ends with a stroke. */
const board = [
  'domain/postings/',
  'domain/contract/board.ts',
  'domain/contract/my-data.ts',
  'sync-server/board/',
  'sync-server/photos/',
  'sync-server/demo/',
  'sync-server/erasure/',
  'sync-server/restore/',
  'sync-server/retention/',
  'sync-server/store/',
  'sync-server/sync/intakes/contact-requests.ts',
  'sync-server/sync/receipts.ts',
  'renderer/data/board-api.ts',
  'renderer/host/postings/',
  'renderer/host/test-support/scenes.ts',
  // The screens that use it.
  'renderer/data/board.ts',
  'renderer/kiosk/board/',
  'renderer/kiosk/meeting/',
  'renderer/kiosk/test-support/scenes-of-meeting.ts',
  'renderer/kiosk/router.ts',
  'renderer/kiosk/test-support/scenes-of-board.ts',
  // Thanks follow an introduction; a small table is proposed as a request.
  'sync-server/thanks/',
  'sync-server/tables/',
  'domain/contract/tables.ts',
  'renderer/data/tables.ts',
  'renderer/kiosk/tables/',
  // The stories that are told of it.
  'tests/simulation/',
]

/** What names the example of each kind, and who else may: whoever uses it, and what the server does with it. */
const examples: Record<string, { names: RegExp; users?: readonly string[] }> = {
  'A collection': {
    names: /contactRequests|ContactRequest|contact-request/u,
    users: [
      'sync-server/sync/intakes/contact-requests.ts',
      'sync-server/sync/intakes/intakes.ts',
      'sync-server/erasure/my-data.ts',
      'domain/retention/last-own-act.ts',
      'domain/retention/keeping.ts',
      'sync-server/testing/told-of-somebody.ts',
      ...board,
    ],
  },
  'A field of a record': {
    names: /\bpostingId\b/u,
    // Photos are of a card.
    users: [
      ...board,
      'renderer/data/photos.ts',
      'renderer/data/kept-photos.ts',
      'renderer/page/CardPhoto.vue',
    ],
  },
  'A screen of the kiosk': {
    names: /CountedScreen|'counted'|\bcounted: \{/u,
    users: ['renderer/kiosk/attract/AttractScreen.vue', 'renderer/kiosk/arrival/ReasonScreen.vue'],
  },
  'A call of the server': { names: /calls\.renewSecret|(?:const|function) renewSecret\b/u },
  'A reason of refusal': { names: /pay_mismatch/u },
  'A reason why a row is refused': {
    names: /'frozen'|\bfrozen:/u,
    users: ['sync-server/sync/intakes/evaluations.ts'],
  },
}

/** Where `counted` is another word: what the score of an employer counted, and how many a search leaves out. */
const others = new Set([
  'domain/hiring/employer.ts',
  'renderer/employer/label/label-facts.ts',
  'sync-server/store/migrations/0084-counted-lists.ts',
  'sync-server/search/search-competences.ts',
  'sync-server/erasure/erase-in-tables.ts',
])

const sources = globSync('{domain,renderer,sync-server,scripts,tests}/**/*.{ts,vue}').filter(
  (file) => !file.endsWith('.test.ts') && !others.has(file),
)

test('the page has an example of each kind', () => {
  expect(kinds.map(({ title }) => title)).toEqual(Object.keys(examples))
})

test.each(kinds)('$title touches no more files than the page lists', ({ title, most, files }) => {
  const { names, users = [] } = examples[title]!
  expect(files.length).toBeLessThanOrEqual(most)
  expect(files.filter((file) => !existsSync(file))).toEqual([])
  const touched = sources.filter((file) => names.test(readFileSync(file, 'utf8')))
  expect(touched.length).toBeGreaterThan(0)
  const isUser = (file: string) =>
    users.some((user) => (user.endsWith('/') ? file.startsWith(user) : file === user))
  expect(touched.filter((file) => !files.includes(file) && !isUser(file))).toEqual([])
})
