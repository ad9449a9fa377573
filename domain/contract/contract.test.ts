import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, it } from 'vitest'
import { CONTRACT, contract } from './contract.ts'
import type { Endpoint } from './endpoint.ts'
import { openApiOf } from './openapi.ts'

/**
 * What a device and a server must agree on, for each number of the contract that was released. When this test
 * fails, a call changed: raise CONTRACT, tell its history in contract.ts, and add a line here.
 */
const fingerprints: Record<number, string> = {
  1: '214088e50f9e51dd',
}

const all = Object.entries(contract).flatMap(([family, calls]) =>
  Object.entries(calls).map(([name, endpoint]) => ({ family, name, endpoint })),
)

/** A record has a number of its own (PROTOCOL): here only its name counts. */
function withoutRecords(_name: string, part: unknown): unknown {
  const { title, primaryKey } = (part ?? {}) as { title?: string; primaryKey?: string }
  return primaryKey === undefined ? part : title
}

it('the calls change only together with the number of the contract', () => {
  // How a call is explained is nothing that two programs must agree on.
  const wire = all.map(({ endpoint: { summary: _summary, ...spoken } }) => spoken)
  const text = JSON.stringify(wire, withoutRecords)
  const fingerprint = createHash('sha256').update(text).digest('hex').slice(0, 16)
  expect(fingerprint).toBe(fingerprints[CONTRACT])
})

it('the OpenAPI file says what the contract says; `npm run openapi` writes it', () => {
  const file = readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8')
  expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(openApiOf(contract))))
})

it('the OpenAPI file is one, as its standard says', async () => {
  expect(await new Validator().validate(openApiOf(contract))).toEqual({ valid: true })
})

it('no two calls have the same method and path', () => {
  const places = all.map(({ endpoint: { method, path } }) => `${method} ${path.replace(/:\w+/g, ':')}`)
  expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([])
})

/** The keywords that `firstFault` and `withSanitizedTexts` read, and those that say nothing of a form. */
const understood = new Set([
  ...['type', 'enum', 'minLength', 'maxLength', 'pattern', 'minimum', 'maximum', 'items', 'minItems'],
  ...['maxItems', 'uniqueItems', 'properties', 'required', 'additionalProperties', 'anyOf', 'words'],
  ...['title', 'version', 'primaryKey', 'indexes', 'dataClass'],
])

function keywords(schema: object): string[] {
  return Object.entries(schema).flatMap(([name, part]): string[] => {
    if (name === 'properties') return [name, ...Object.values(part as object).flatMap(keywords)]
    if (name === 'anyOf') return [name, ...(part as object[]).flatMap(keywords)]
    return typeof part === 'object' && !Array.isArray(part) ? [name, ...keywords(part as object)] : [name]
  })
}

it.each(all)('$family $name says nothing that a device or a server would not check', ({ endpoint }) => {
  const { query, body, reply }: Endpoint = endpoint
  const used = [query, body, reply].flatMap((schema) => (schema ? keywords(schema) : []))
  expect(used.filter((word) => !understood.has(word))).toEqual([])
})

it.each(all)('$family $name takes no text or list without an end', ({ endpoint: { body = {} } }) => {
  expect(endless(body, 'body')).toEqual([])
})

function endless(schema: object, at: string): string[] {
  const { type, enum: values, pattern, maxLength, maxItems, ...parts } = schema as Record<string, unknown>
  const isEndless =
    (type === 'string' && values === undefined && pattern === undefined && maxLength === undefined) ||
    (type === 'array' && maxItems === undefined)
  const inside = Object.entries({ ...parts, ...(parts['properties'] as object | undefined) })
  return [
    ...(isEndless ? [at] : []),
    ...inside.flatMap(([name, part]) =>
      typeof part === 'object' && part !== null && name !== 'properties'
        ? endless(part, `${at}.${name}`)
        : [],
    ),
  ]
}
