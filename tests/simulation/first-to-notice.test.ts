import { afterEach, describe, expect, it, vi } from 'vitest'
import { firstToNotice } from './first-to-notice.ts'
import type { PropertyName, Violation } from './violation.ts'

/** Stories that show these properties broken, by their seeds; the others show nothing. */
const telling = (shown: Readonly<Record<number, readonly PropertyName[]>>) =>
  vi.fn(async (seed: number): Promise<Violation[]> =>
    (shown[seed] ?? []).map((property) => ({ property, detail: 'so it is' })),
  )
const nothing = telling({})
const sought = { breaks: ['S1', 'S2'], story: 4, most: 6 } as const

afterEach(() => vi.restoreAllMocks())

describe('a planted mistake', () => {
  it.each([
    ['which only throws', ['S8']],
    ['which throws, and breaks something by that', ['S8', 'S1']],
    ['which breaks something else', ['S3', 'S7']],
  ] satisfies [string, PropertyName[]][])('%s is noticed by no story', async (_which, shown) => {
    const planted = telling(Object.fromEntries([1, 2, 3, 4, 5, 6].map((seed) => [seed, shown])))
    expect(await firstToNotice('a mistake', sought, { planted, sound: nothing })).toBeNull()
    expect(planted.mock.calls.map(([seed]) => seed)).toEqual([4, 1, 2, 3, 5, 6])
  })

  it('is not noticed by a story that shows something without it as well', async () => {
    const stories = { planted: telling({ 4: ['S1'] }), sound: telling({ 4: ['S9'] }) }
    await expect(firstToNotice('a mistake', sought, stories)).rejects.toThrow(
      'Story 4 shows S9 without « a mistake »: so it is',
    )
  })

  it('is noticed by the story that did last, and no other is told', async () => {
    const planted = telling({ 1: ['S2'], 4: ['S7', 'S2'] })
    expect(await firstToNotice('a mistake', sought, { planted, sound: nothing })).toBe(4)
    expect(planted.mock.calls).toEqual([[4]])
  })

  it('is noticed by the first of the others, which is told to whoever reads on', async () => {
    const told = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    const planted = telling({ 2: ['S3'], 3: ['S1'], 5: ['S1'] })
    expect(await firstToNotice('a mistake', sought, { planted, sound: nothing })).toBe(3)
    expect(told.mock.calls).toEqual([['« a mistake » is noticed in story 3, no longer in 4']])
  })
})
