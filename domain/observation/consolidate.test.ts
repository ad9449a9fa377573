import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consolidate } from './consolidate.ts'
import type { Observation } from './evaluation.ts'
import { needsFact } from '../kit/levels.ts'

const FACT = 'A rangé seule les douze cartons.'
const note = (level: number, fact?: string, ability = 'organise'): Observation => ({
  ability,
  level,
  notedAt: '1',
  ...(fact ? { fact } : {}),
})
const grid = (authorId: string, ...observations: Observation[]) => ({ authorId, observations })
const levelOf = (...seen: number[]) => {
  const grids = seen.map((level, index) => grid(`o${index}`, note(level, FACT)))
  return consolidate(grids).views[0]?.level
}

describe('putting the grids together', () => {
  it('finds nothing where nobody saw anything', () => {
    expect(consolidate([]).views).toEqual([])
    expect(consolidate([grid('a', note(0)), grid('b', note(0))])).toEqual({
      views: [],
      ready: [],
      toDiscuss: [],
    })
  })

  it('asks two observers who are two steps apart to talk first', () => {
    const { views, ready, toDiscuss } = consolidate([grid('a', note(1, FACT)), grid('b', note(3))])
    expect(views[0]).toMatchObject({ level: null, toDiscuss: true })
    expect({ ready, toDiscuss }).toEqual({ ready: [], toDiscuss: ['organise'] })
  })

  it('says of each ability for itself what is ready and what is to be discussed', () => {
    const { ready, toDiscuss, views } = consolidate([
      grid('b', note(3, FACT, 'negotiate'), note(4, FACT)),
      grid('a', note(3, FACT, 'negotiate'), note(1, FACT)),
    ])
    expect({ ready, toDiscuss }).toEqual({ ready: ['negotiate'], toDiscuss: ['organise'] })
    expect(views[0]!.notes.map(({ observerId }) => observerId)).toEqual(['a', 'b'])
  })

  it('compares the highest and the lowest of three, in whichever order they were noted', () => {
    expect(levelOf(2, 4, 3)).toBeNull()
    expect(levelOf(3, 1, 2)).toBeNull()
    expect(levelOf(3, 2, 3)).toBe(3)
  })

  it('is not ready while a "pas encore" or a "transmet" has no fact of fifteen characters', () => {
    const short = consolidate([grid('a', note(4, 'bien')), grid('b', note(3))])
    expect(short.ready).toEqual([])
    expect(short.views[0]!.factMissing).toEqual(['a'])
    expect(consolidate([grid('a', note(4, FACT)), grid('b', note(3))]).ready).toEqual(['organise'])
  })

  it.each([
    [[3], 3],
    [[2, 3], 2],
    [[3, 4], 3],
    [[2, 3, 3], 3],
    [[2, 2, 3], 2],
    [[0, 3], 3],
    [[0, 0, 2], 2],
  ])('%j gives %i, rounded down and "non observé" left out', (seen, level) => {
    expect(levelOf(...seen)).toBe(level)
  })

  it('forgets a code that is no ability', () => {
    expect(consolidate([grid('a', note(3, FACT, 'beauty'))]).views).toEqual([])
  })

  it('does not depend on the order of the grids, and stays between what was seen', () => {
    const level = fc.integer({ min: 0, max: 4 })
    fc.assert(
      fc.property(fc.array(level, { minLength: 1, maxLength: 6 }), (seen) => {
        const grids = seen.map((value, index) => grid(`o${index}`, note(value, FACT)))
        const result = consolidate(grids)
        expect(consolidate([...grids].reverse())).toEqual(result)
        const counted = seen.filter((value) => value > 0)
        const [lowest, highest] = [Math.min(...counted), Math.max(...counted)]
        const level = result.views[0]?.level
        if (counted.length === 0) expect(result.views).toEqual([])
        else if (level === null) expect(highest - lowest).toBeGreaterThanOrEqual(2)
        else expect(lowest <= level! && level! <= highest).toBe(true)
      }),
    )
  })

  it('asks for a fact at both ends only', () => {
    expect([0, 1, 2, 3, 4].map(needsFact)).toEqual([false, true, false, false, true])
  })
})
