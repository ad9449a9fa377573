import { expect, test } from 'vitest'
import { Random } from './random.ts'

test('the same seed tells the same story', () => {
  const story = (seed: number) => {
    const random = new Random(seed)
    return Array.from({ length: 100 }, () => random.int(0, 1_000_000))
  }
  expect(story(7)).toEqual(story(7))
  expect(story(7)).not.toEqual(story(8))
})

test('every face of a die comes up about as often', () => {
  const random = new Random(1)
  const counts = Array.from({ length: 6 }, () => 0)
  for (let i = 0; i < 60_000; i++) counts[random.int(0, 5)]! += 1
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500)
})

test('a weight of zero is never drawn', () => {
  const random = new Random(3)
  const drawn = new Set(Array.from({ length: 1000 }, () => random.weighted({ a: 1, b: 0, c: 3 })))
  expect([...drawn].sort()).toEqual(['a', 'c'])
})
