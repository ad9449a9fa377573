import { afterEach, beforeEach, expect, it } from 'vitest'
import { DAY } from '../../domain/time.ts'
import { BLOCKED_SHOWN_DAYS, type BlockedWords } from '../../domain/wording/blocked-words.ts'
import { createEmployer } from '../employers/employers.ts'
import { openServerParts, type ServerParts } from '../server-parts.ts'
import { createSite } from '../sites/create-site.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { START } from '../testing/start.ts'
import { blockedBoard, noteBlockedWords } from './blocked-words.ts'

let parts: ServerParts
beforeEach(async () => {
  parts = await openServerParts(await openMemoryStore(), { now: () => START })
  await createSite(parts, { siteId: 'brest', name: 'Brest', closesAt: '18:00', capacity: 50 })
  for (const id of ['bakery', 'garage']) await createEmployer(parts, 'brest', { name: id }, id)
})
afterEach(() => parts.store.close())

const note = (employerId: string, words: BlockedWords, at = START) =>
  parts.store.transaction((tx) => noteBlockedWords(tx, words, { employerId, siteId: 'brest' }, at))
const board = (now = START) => parts.store.read((view) => blockedBoard(view, 'brest', now))

it('two employers whose words are held back on one day for one reason are told both', async () => {
  const words: BlockedWords = { form: 'answer', grounds: ['age'] }
  await note('bakery', words)
  await note('garage', words, START + 1)
  await note('garage', words, START + 2)
  expect((await board()).map(({ employerId, at }) => [employerId, at])).toEqual([
    ['garage', START + 1],
    ['bakery', START],
  ])
  // What is let go is named by its id alone.
  const facts = await parts.store.read((view) => view.all(view.tables.selectFrom('adviceFacts').selectAll()))
  expect(new Set(facts.map(({ factId }) => factId)).size).toBe(2)
})

it('an employer is one line, with all that was held back of it, the latest first and for a month', async () => {
  await note('garage', { form: 'offer', grounds: ['age'] }, START - DAY)
  await note('bakery', { form: 'answer', grounds: ['health'] }, START - 2 * DAY)
  await note('bakery', { form: 'offer', grounds: ['age'] })
  expect(await board()).toMatchObject([
    { employerId: 'bakery', at: START, forms: ['offer', 'answer'], grounds: ['age', 'health'] },
    { employerId: 'garage', at: START - DAY },
  ])
  expect(await board(START + BLOCKED_SHOWN_DAYS * DAY)).toEqual([])
})
