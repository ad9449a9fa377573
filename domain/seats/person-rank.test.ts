import { expect, it } from 'vitest'
import { rankOfPerson } from './person-rank.ts'

it('gives each person the same rank on every device, whatever order the bookings came in', () => {
  const bookings = [
    { id: 'c', askedAt: 3 },
    { id: 'b', askedAt: 1 },
    { id: 'a', askedAt: 3 },
  ]
  const ranks = [...rankOfPerson(bookings)]
  expect(ranks).toEqual([...rankOfPerson(bookings.toReversed())])
  expect(ranks).toEqual([
    ['b', 1],
    ['a', 2],
    ['c', 3],
  ])
})
