import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

/** The lines of the server's own code that match, as `file:line`. */
function linesWith(pattern: RegExp): string[] {
  const files = globSync('**/*.ts', { cwd: root }).filter(
    (file) =>
      !file.endsWith('.test.ts') &&
      !file.startsWith('testing/') &&
      !file.startsWith('demo/') &&
      !/migrations|conformance/.test(file),
  )
  expect(files.length).toBeGreaterThan(80)
  return files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])),
  )
}

it('asks nowhere which collection a record is of: what is particular stands in the tables', () => {
  expect(linesWith(/(?<!typeof )\bcollection [!=]== |switch \((?:row\.)?collection\)/)).toEqual([])
})

it('has one place that puts a record into the store', () => {
  expect([...new Set(linesWith(/\btx\.put\(/).map((line) => line.split(':')[0]))]).toEqual([
    'sync/keep-record.ts',
  ])
  expect([
    ...new Set(linesWith(/INSERT INTO documents|UPDATE documents/).map((line) => line.split(':')[0])),
  ]).toEqual(['store/sqlite-transaction.ts'])
})
