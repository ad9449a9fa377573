import { describe, expect, it } from 'vitest'
import { canonicalJson, sameContent } from './content.ts'
import { unionOf } from './union-of.ts'
import { newRecord, revised } from './write.ts'

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
