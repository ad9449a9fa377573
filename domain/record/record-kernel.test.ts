import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { canonicalJson, contentOf, sameContent } from './content.ts'
import { unionOf } from './union-of.ts'
import { byServer, newRecord, revised } from './write.ts'

const writer = { siteId: 'mende', deviceId: 'kiosk-1', now: 1000 }

describe('a record', () => {
  it('carries who wrote it, where and when, whatever its content says of that', () => {
    const record = newRecord(writer, { id: 'a', by: 'somebody else', note: 'x' })
    expect(record).toMatchObject({ id: 'a', siteId: 'mende', at: 1000, by: 'kiosk-1', note: 'x' })
  })

  it('that is changed comes after its former state, also by a clock that was set back', () => {
    const first = newRecord(writer, { id: 'a', note: 'x' })
    const next = revised(first, { deviceId: 'kiosk-2', now: 5 }, { note: 'y' })
    expect(next.rev > first.rev).toBe(true)
    expect(next).toMatchObject({ note: 'y', at: 5, by: 'kiosk-2' })
    expect(first.note).toBe('x')
  })
})

it('the server writes under its own name', () => {
  expect(newRecord({ ...byServer(7), siteId: 'mende' }, { id: 'a' })).toMatchObject({ by: 'server', at: 7 })
})

describe('two records say the same', () => {
  const record = newRecord(writer, { id: 'a', words: { b: [2, { d: 1, c: null }], a: 'é' } })

  it('whoever wrote them when, in whatever order of their fields', () => {
    const { words, ...rest } = record
    const turned = { words: { a: words.a, b: [2, { c: null, d: 1 }] }, ...rest }
    expect(sameContent(record, { ...turned, rev: 'other', at: 9, by: 'server' })).toBe(true)
    expect(canonicalJson(words)).toBe('{"a":"é","b":[2,{"c":null,"d":1}]}')
  })

  it('not when a field was changed, added or left out, unless it does not count', () => {
    expect(sameContent(record, { ...record, words: { ...record.words, a: 'e' } } as never)).toBe(false)
    expect(sameContent(record, { ...record, seal: 's' })).toBe(false)
    expect(sameContent({ ...record, seal: 's' }, record)).toBe(false)
    expect(sameContent(record, { ...record, seal: 's' }, ['seal'])).toBe(true)
  })
})

it('what a record says leaves out who wrote it when, and nothing else', () => {
  const record = newRecord(writer, { id: 'a', note: 'x', _deleted: false })
  expect(contentOf(record)).toBe('{"id":"a","note":"x","siteId":"mende"}')
  expect(contentOf(record, ['note'])).toBe('{"id":"a","siteId":"mende"}')
})

describe('the events of two copies', () => {
  const told = (id: string, at: number) => ({ id, at, word: 'x' })
  const [a, b, c] = [told('a', 2), told('b', 1), told('c', 2)]

  it('are each there once, by moment and id', () => {
    expect(unionOf([c, a], [b, a])).toEqual([b, a, c])
  })

  it('keep of two copies of one the same, whichever comes first', () => {
    const later = { ...a, word: 'z' }
    expect(unionOf([later], [a])).toEqual(unionOf([a], [later]))
    const longest = (x: typeof later, y: typeof later) => (x.word >= y.word ? x : y)
    expect(unionOf([a], [later], longest)).toEqual([later])
  })
})

it('nobody but the kernel makes a revision, or compares what records say', () => {
  const own = new Set([
    // A row that is refused or sent on keeps its words; only its revision is the server's.
    'sync-server/sync/decide-row.ts',
    'sync-server/sync/resend-row.ts',
    // A copy that is only a part is older than any.
    'sync-server/sync/bring-back.ts',
    // The kernel itself, and what it stands on.
    'domain/record/write.ts',
    'domain/sync/revision.ts',
    // A step of the database from before the kernel.
    'sync-server/store/migrations/0005-employers.ts',
  ])
  const sources = globSync('{domain,renderer,sync-server}/**/*.{ts,vue}').filter(
    (file) => !/\.test\.ts$|\/(testing|test-support)\//.test(file) && !own.has(file),
  )
  const stamps = sources.filter((file) => /\bnextRevision\(/.test(readFileSync(file, 'utf8')))
  const compares = sources.filter((file) =>
    /JSON\.stringify\([^\n]*\)\s*(?:[!=]==|<=?|>=?)|(?:[!=]==|(?<!=)[<>]=?)\s*JSON\.stringify\(/.test(
      readFileSync(file, 'utf8'),
    ),
  )
  expect({ stamps, compares }).toEqual({ stamps: [], compares: [] })
})
