import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const map = 'docs/architecture.md'
const pages = [map, ...globSync('docs/architecture/*.md')]
const roots = ['domain', 'renderer', 'sync-server', 'electron', 'resources', 'scripts', 'tests', 'docs']
const path = new RegExp(`^(?:${roots.join('|')})/[\\w./-]*$`, 'u')

/** What a page names in code that is a file or a folder, and what it links to. */
function namedIn(page: string): string[] {
  const text = readFileSync(page, 'utf8')
  const inCode = [...text.matchAll(/`([^`\n]+)`/gu)]
    .map(([, named]) => named!)
    .filter((one) => path.test(one))
  const linked = [...text.matchAll(/\]\(([^)]+)\)/gu)].map(([, target]) => join(dirname(page), target!))
  return [...inCode, ...linked]
}

test.each(pages)('%s names and links only what is there', (page) => {
  const named = namedIn(page)
  expect(named.length).toBeGreaterThan(3)
  expect(named.filter((one) => !existsSync(one))).toEqual([])
})

test('decisions that the pages name are there', () => {
  const kept = globSync('docs/decisions/*.md').map((file) => /(\d{4})-/u.exec(file)![1])
  const named = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\b(00\d\d)\b/gu)].map(([, id]) => id!),
  )
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((id) => !kept.includes(id))).toEqual([])
})

test('the map is a page: a picture, and a glossary of twenty lines at most', () => {
  const text = readFileSync(map, 'utf8')
  expect(text.split('\n').length).toBeLessThanOrEqual(100)
  expect(text).toContain('```mermaid')
  const glossary = text.split('## Glossary')[1]!.trim().split('\n')
  expect(glossary.length).toBeLessThanOrEqual(20)
})
