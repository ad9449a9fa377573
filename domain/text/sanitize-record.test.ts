import { describe, expect, it } from 'vitest'
import { collectionNames, collections } from '../sync/collections.ts'
import { sanitizeTextsOf, wordsOf, type TextSchema } from './sanitize-record.ts'

/** Every field that holds words, as its path: the items of a list are `*`. */
function wordPaths(schema: TextSchema, name = '', path: readonly string[] = []): string[] {
  const here = wordsOf(name, schema) === null ? [] : [path.join('.')]
  const items = schema.items ? wordPaths(schema.items, name, [...path, '*']) : []
  const fields = Object.entries(schema.properties ?? {}).flatMap(([key, field]) =>
    wordPaths(field, key, [...path, key]),
  )
  return [...here, ...items, ...fields]
}

/** A record with this text at this path and nothing else. */
function withText(path: string, text: string): unknown {
  return path
    .split('.')
    .reverse()
    .reduce<unknown>((value, key) => (key === '*' ? [value] : { [key]: value }), text)
}

function textAt(record: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (node, key) =>
        node === undefined ? undefined : (node as Record<string, unknown>)[key === '*' ? '0' : key],
      record,
    )
}

const everyPath = collectionNames.flatMap((collection) =>
  wordPaths(collections[collection].schema as TextSchema).map((path) => [collection, path] as const),
)

describe('the texts of records', () => {
  it('are found in every collection that people write in, at any depth', () => {
    const found = everyPath.map(([collection, path]) => `${collection} ${path}`)
    for (const path of [
      'visits name',
      'bookings guardianName',
      'bookings events.*.note',
      'visitors note',
      'postings text',
      'profiles competences.*.label',
      'jobOffers criteria.*.label',
      'applications sent.message',
      'applications sent.abilities.*',
      'applications events.*.reasons.*.note',
      'applications events.*.nextStep.where',
      'applications events.*.stepForward.words',
      'evaluations observations.*.fact',
      'evaluations says.*.text',
      'evaluations attestation.name',
      'evaluations reviewNote',
      'challengeSessions observers.*.name',
      'challenges card.title.fr',
      'employers hostNotes',
    ]) {
      expect(found).toContain(path)
    }
  })

  it('are words and no codes: a code that was cleaned would be another one', () => {
    const names = new Set(everyPath.map(([, path]) => path.split('.').findLast((key) => key !== '*')!))
    expect(
      [...names].filter((name) => /^id$|Ids?$|[Rr]ev$|[Kk]ey(?!edBy)|token|seal|At$|On$|^day$/.test(name)),
    ).toEqual([])
  })

  it.each(everyPath)('%s.%s is cleaned of what nobody sees', (collection, path) => {
    const { schema } = collections[collection]
    const cleaned = sanitizeTextsOf(schema, withText(path, '\u202e  Le\u0301a\u3164\u200b '))
    expect(textAt(cleaned, path)).toBe('Léa')
    const clean = withText(path, 'Léa')
    expect(sanitizeTextsOf(schema, clean)).toBe(clean)
  })

  it.each(everyPath)('%s.%s that says nothing is no text', (collection, path) => {
    const left = textAt(sanitizeTextsOf(collections[collection].schema, withText(path, '\u3164')), path)
    expect(left).toBe(undefined)
  })

  it('have several lines where there is room for them', () => {
    const { schema } = collections.applications
    const sent = { name: 'Léa\nMartin', message: 'Bonjour,\r\n\r\n\r\nje viens.' }
    expect(sanitizeTextsOf(schema, { sent })).toEqual({
      sent: { name: 'Léa Martin', message: 'Bonjour,\n\nje viens.' },
    })
  })

  it('are told from codes by the form and the name of their field', () => {
    const text = { type: 'string' }
    expect(wordsOf('note', text)).toBe('line')
    expect(wordsOf('note', { ...text, maxLength: 199 })).toBe('line')
    expect(wordsOf('note', { ...text, maxLength: 200 })).toBe('lines')
    expect(wordsOf('note', { ...text, enum: ['a'] })).toBeNull()
    expect(wordsOf('note', { ...text, pattern: '^a$' })).toBeNull()
    expect(wordsOf('note', { type: 'integer' })).toBeNull()
    expect(['rev', 'visitorId', 'offerIds'].map((name) => wordsOf(name, text))).toEqual([null, null, null])
    expect(wordsOf('Idstation', text)).toBe('line')
  })

  const list = {
    type: 'object',
    properties: { words: { type: 'array', items: { type: 'string' } }, rev: { type: 'string' } },
  }

  it('in a list are cleaned one by one; one that says nothing goes, one that was empty stays to be refused', () => {
    const record = { rev: ' 1 ', words: ['Léa ', '\u3164', '', 'Zoé'], unknown: ' x ' }
    expect(sanitizeTextsOf(list, record)).toEqual({ rev: ' 1 ', words: ['Léa', '', 'Zoé'], unknown: ' x ' })
    expect(record.words).toEqual(['Léa ', '\u3164', '', 'Zoé'])
    const clean = { words: ['Léa', 'Zoé'] }
    expect(sanitizeTextsOf(list, clean)).toBe(clean)
  })

  it('are left alone in what does not have the form of its schema', () => {
    const { schema } = collections.applications
    for (const odd of [null, 5, 'text', [], { sent: ['\u3164'] }, { events: { 0: '\u3164' } }]) {
      expect(sanitizeTextsOf(schema, odd)).toBe(odd)
    }
  })
})
