import { describe, expect, it } from 'vitest'
import { indexNames, NearestNames } from './nearest-names.ts'

const kinds = { word: 1, pair: 0.6, head: 0.5, headed: 0.6, start: 0, piece: 0 }
const names = [
  { stems: ['jardinier', 'paysagist'], owner: 0 },
  { stems: ['jardinier'], owner: 0 },
  { stems: ['conducteur', 'engin'], owner: 1 },
  { stems: ['conducteur', 'bus'], owner: 2, weight: 0.5 },
]
const nearest = new NearestNames(indexNames('trades', names, 4, kinds), 'trades', kinds)
const likeness = (...stems: string[]) => [...nearest.likeness(stems).nearest].map((value) => value.toFixed(2))

describe('the likeness of names', () => {
  it('is nothing without a word in common', () => {
    expect(likeness('soudeur')).toEqual(['0.00', '0.00', '0.00', '0.00'])
    expect(likeness()).toEqual(['0.00', '0.00', '0.00', '0.00'])
  })

  it('is whole for a name itself, and the share of its weight for one that only points', () => {
    expect(likeness('jardinier')[0]).toBe('1.00')
    expect(likeness('conducteur', 'engin')[1]).toBe('1.00')
    expect(likeness('conducteur', 'bus')[2]).toBe('0.50')
  })

  it('counts a rare word for more than a common one', () => {
    const [, engine, bus] = nearest.likeness(['conducteur', 'engin', 'chantier']).nearest
    expect(engine).toBeGreaterThan(bus!)
    expect(bus).toBeGreaterThan(0)
    expect(engine).toBeLessThan(1)
  })

  it('is the same whatever was asked before', () => {
    const alone = likeness('conducteur', 'engin')
    likeness('jardinier', 'paysagist')
    expect(likeness('conducteur', 'engin')).toEqual(alone)
    expect(likeness('soudeur')).toEqual(['0.00', '0.00', '0.00', '0.00'])
  })

  it('means the names of an owner, by the root of their number', () => {
    const { nearest: best, mean } = nearest.likeness(['jardinier'])
    expect(mean[0]).toBeGreaterThan(best[0]! / 2)
    expect(mean[1]).toBe(0)
  })
})

it('tells which owner has a word', () => {
  expect([0, 1, 2, 3].map((owner) => nearest.holds(owner, 'conducteur'))).toEqual([false, true, true, false])
  expect(nearest.holds(0, 'soudeur')).toBe(false)
})

it('an index without its tables is a fault of the file', () => {
  expect(() => new NearestNames({}, 'trades', kinds)).toThrow(TypeError)
})
