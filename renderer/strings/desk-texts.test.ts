import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hostTexts } from '../host/host-texts.ts'
import { deskFr } from './desk.fr.ts'
import { employerFr } from './employer.fr.ts'
import { employerSessionsFr } from './employer-sessions.fr.ts'

/** Every text of the two desks, beside those that every surface shares. */
const tree: object = { ...deskFr, ...hostTexts, ...employerFr, ...employerSessionsFr }

function keysOf(part: object, path = ''): string[] {
  return Object.entries(part).flatMap(([name, value]: [string, unknown]) => {
    const key = path ? `${path}.${name}` : name
    return typeof value === 'string' ? [key] : keysOf(value as object, key)
  })
}
const keys = keysOf(tree)

const roots = Object.keys(tree).join('|')
const sources = globSync('renderer/{host,employer,desk,page,ui,words}/**/*.{vue,ts}')
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')
/** Keys as written in the sources; a `${…}` in one stands for any single name. */
const asked = [
  ...sources.matchAll(
    new RegExp(
      `(?:keypath="|['\`])((?:${roots})\\.(?:[a-z][^'"\`\\s]*)?(?:\\$\\{[^\`]*\\}[^\`\\s]*)?)['"\`]`,
      'giu',
    ),
  ),
].map(([, key]) => key!.replace(/\$\{.*?\}/gu, '*').split('.'))

function matches(pattern: readonly string[], key: string): boolean {
  const names = key.split('.')
  return (
    names.length === pattern.length && names.every((name, index) => ['*', name].includes(pattern[index]!))
  )
}

test('every text that a screen of a desk asks for exists', () => {
  expect(asked.length).toBeGreaterThan(500)
  const missing = asked.filter((pattern) => !keys.some((key) => matches(pattern, key)))
  expect(missing.map((pattern) => pattern.join('.'))).toEqual([])
})

test('every text of a desk is asked for by a screen', () => {
  expect(keys.filter((key) => !asked.some((pattern) => matches(pattern, key)))).toEqual([])
})
