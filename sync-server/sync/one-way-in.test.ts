import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { collectionNames } from '../../domain/sync/collections.ts'

const root = join(import.meta.dirname, '..')

/** The files of the server's own code. */
function ownFiles(): string[] {
  const files = globSync('**/*.ts', { cwd: root }).filter(
    (file) =>
      !file.endsWith('.test.ts') &&
      !file.startsWith('testing/') &&
      !file.startsWith('demo/') &&
      !/migrations|conformance/.test(file),
  )
  expect(files.length).toBeGreaterThan(80)
  return files
}

/** The lines of the server's own code that match, as `file:line`. */
function linesWith(pattern: RegExp): string[] {
  return ownFiles().flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])),
  )
}

it('asks nowhere which collection a record is of: what is particular stands in the tables', () => {
  expect(linesWith(/(?<!typeof )\bcollection [!=]== |switch \((?:row\.)?collection\)/)).toEqual([])
})

/** Which files have a table of collections, and of what. */
const tables = {
  'erasure/erase-person.ts': 'what an erasure leaves, which the collections say is a part',
  'restore/carry-over.ts': 'what a restore keeps of the data that gave way',
  'retention/due.ts': 'what time takes',
  'store/stored-row.ts': 'what stands beside a record in its row',
  'sync/consequences.ts': 'what follows from a record that was kept',
  'sync/intakes/intakes.ts': 'what is particular to a row on its way in',
}

it('has few tables by the names of collections, and none on the way in but that of the intakes', () => {
  const name = `(?:${collectionNames.join('|')})`
  const typed = /Record<CollectionName\b|\bin \w*Collection\w*\]/u
  const inLine = new RegExp(
    `\\{ ?${name}: [^}]*\\b${name}: (?!\\[\\])|\\[['"]${name}['"], ['"]${name}['"]`,
    'u',
  )
  const inLines = new RegExp(`^\\s+['"]?${name}['"]?: .*\\n\\s+['"]?${name}['"]?: `, 'mu')
  const found = ownFiles().filter((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    return [typed, inLine, inLines].some((pattern) => pattern.test(text))
  })
  expect(found.sort()).toEqual(Object.keys(tables).sort())
})

it('has one place that puts a record into the store', () => {
  expect([...new Set(linesWith(/\btx\.put\(/).map((line) => line.split(':')[0]))]).toEqual([
    'sync/keep-record.ts',
  ])
  expect([
    ...new Set(linesWith(/INSERT INTO documents|UPDATE documents/).map((line) => line.split(':')[0])),
  ]).toEqual(['store/sqlite-transaction.ts'])
})
