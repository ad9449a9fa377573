import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { deskFr } from '../strings/desk.fr.ts'
import { hostFr } from '../strings/host.fr.ts'

const texts: Record<string, string> = {}
collect({ ...deskFr, ...hostFr }, '')

function collect(tree: object, path: string) {
  for (const [name, value] of Object.entries(tree)) {
    const key = path === '' ? name : `${path}.${name}`
    if (typeof value === 'string') texts[key] = value
    else collect(value as object, key)
  }
}

const sources = ['renderer/host', 'renderer/desk/frame'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(vue|ts)$/.test(file) && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8')),
)
/** Keys as written in the sources; a `${…}` in one stands for any single name. */
const asked = [
  ...sources.join('\n').matchAll(/['"`]((?:host|desk)\.[a-z][^'"`\s]*(?:\$\{[^`]*\}[^`\s]*)?)['"`]/giu),
].map(([, key]) => key!.replace(/\$\{.*?\}/gu, '*').split('.'))

function matches(pattern: readonly string[], key: string): boolean {
  const names = key.split('.')
  return (
    names.length === pattern.length && names.every((name, index) => ['*', name].includes(pattern[index]!))
  )
}

test('every text that a screen asks for exists', () => {
  expect(asked.length).toBeGreaterThan(100)
  const missing = asked.filter((pattern) => !Object.keys(texts).some((key) => matches(pattern, key)))
  expect(missing.map((pattern) => pattern.join('.'))).toEqual([])
})

test('every text is asked for by a screen', () => {
  const unused = Object.keys(texts).filter((key) => !asked.some((pattern) => matches(pattern, key)))
  expect(unused).toEqual([])
})

test('French punctuation keeps its thin spaces, and apostrophes are curved', () => {
  const wrong = Object.entries(texts).filter(
    ([, text]) => /[^\u202f][;:!?]/u.test(text) || /«[^\u00a0]|[^\u00a0]»|'/u.test(text),
  )
  expect(wrong).toEqual([])
})
