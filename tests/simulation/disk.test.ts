import { expect, test } from 'vitest'
import { Disk } from './disk.ts'
import { Random } from './random.ts'

const open = () => new Disk<Map<string, number>>(new Map(), (state) => new Map(state))

test('a crash never loses what was synced', () => {
  for (let seed = 0; seed < 50; seed++) {
    const disk = open()
    disk.write((state) => state.set('a', 1))
    disk.sync()
    disk.write((state) => state.set('b', 2))
    disk.crash(new Random(seed))
    expect(disk.state.get('a')).toBe(1)
  }
})

test('a crash loses the end of what was not synced, never its middle', () => {
  const outcomes = new Set<string>()
  for (let seed = 0; seed < 50; seed++) {
    const disk = open()
    for (const [index, key] of ['a', 'b', 'c'].entries()) disk.write((state) => state.set(key, index))
    disk.crash(new Random(seed))
    outcomes.add([...disk.state.keys()].join(''))
  }
  expect([...outcomes].sort()).toEqual(['', 'a', 'ab', 'abc'])
})
