import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { directoryOf } from './directory.ts'

const entry = (id: string, name?: string, mergedInto?: string) => ({
  id,
  ...(name === undefined ? {} : { name }),
  ...(mergedInto === undefined ? {} : { mergedInto }),
})

describe('who a visitor is', () => {
  it('is somebody that the directory does not know', () => {
    const { whoIs, nameOf } = directoryOf([])
    expect([whoIs('A'), nameOf('A')]).toEqual(['A', undefined])
  })

  it('is the entry into which theirs was merged, through as many as there are', () => {
    const { whoIs } = directoryOf([entry('A', 'Awa', 'B'), entry('B', undefined, 'C'), entry('C')])
    expect(['A', 'B', 'C', 'D'].map(whoIs)).toEqual(['C', 'C', 'C', 'D'])
  })

  it('is an entry that this device does not hold', () => {
    expect(directoryOf([entry('A', 'Awa', 'ELSEWHERE')]).whoIs('A')).toBe('ELSEWHERE')
  })

  it('is always the same one of entries that two desks merged into each other', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['A', 'B', 'C', 'D'], { minLength: 2 }), (ring) => {
        const entries = ring.map((id, index) => entry(id, undefined, ring[(index + 1) % ring.length]))
        const { whoIs } = directoryOf(entries)
        expect(new Set(ring.map(whoIs)).size).toBe(1)
        expect(ring).toContain(whoIs(ring[0]!))
      }),
    )
  })
})

describe('the name of a person', () => {
  it('is that of the main entry', () => {
    const { nameOf } = directoryOf([entry('A', 'Awa D.', 'B'), entry('B', 'Awa')])
    expect([nameOf('A'), nameOf('B')]).toEqual(['Awa', 'Awa'])
  })

  it('is that of another entry of theirs when the main one has none', () => {
    const { nameOf } = directoryOf([entry('A', 'Awa', 'B'), entry('B')])
    expect([nameOf('A'), nameOf('B')]).toEqual(['Awa', 'Awa'])
  })
})
