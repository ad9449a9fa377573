import { describe, expect, it } from 'vitest'
import { mergeById } from './merge-by-id.ts'

const line = (id: string, label = id) => ({ id, label })

describe('a list that two people change', () => {
  it.each([
    ['what one took away stays away', ['a'], [], ['a'], []],
    ['what the other took away goes', ['a', 'b'], ['a', 'b'], ['b'], ['b']],
    ['what both added is there', [], ['x'], ['y'], ['x', 'y']],
  ])('%s', (_name, base, mine, arrived, merged) => {
    const list = (ids: readonly string[]) => ids.map((id) => line(id))
    expect(mergeById(list(base), list(mine), list(arrived)).map(({ id }) => id)).toEqual(merged)
  })

  it('keeps words changed here although the other took the line away', () => {
    expect(mergeById([line('a')], [line('a', 'autrement')], [])).toEqual([line('a', 'autrement')])
  })

  it('takes the other’s words where none were changed here', () => {
    expect(mergeById([line('a')], [line('a')], [line('a', 'autrement')])).toEqual([line('a', 'autrement')])
  })
})
