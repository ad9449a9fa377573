import { expect, it } from 'vitest'
import { playMoves } from './gaming.ts'

const moves = playMoves()

it('no move to a better label goes beyond its bound', () => {
  expect(moves.filter(({ held }) => !held)).toEqual([])
  expect(moves.length).toBeGreaterThanOrEqual(12)
})

// The figures of the note on the score (F6), worked out apart from this code.
it.each([
  ['invented candidates, to C', '19 perfect files of 7'],
  ['invented candidates, to B', '55 perfect files of 19'],
  ['invented candidates, to A', '145 perfect files of 49'],
])('%s takes %s invented people', (name, files) => {
  expect(moves.find((move) => move.name === name)!.what).toContain(files)
})

it('one hostile person costs 14 points of 10 files and 7 of 30, however many files they leave', () => {
  const cost = moves
    .filter(({ name }) => name === 'a hostile person')
    .map(({ before, after }) => [before.score, after.score])
  expect(cost).toEqual([
    [80, 66],
    [91, 84],
    [91, 84],
  ])
})

it('hosts are asked to look where somebody may be gaming, and at a hiring day; a host knows which it is', () => {
  const told = moves.flatMap(({ name, what, alerts }) =>
    alerts.length > 0 ? [[name, what.split(', ').at(-1), ...alerts]] : [],
  )
  const invented = ['C', 'B', 'A'].flatMap((grade) => [
    [`invented candidates, to ${grade}`, 'seen in person on one day', 'same-day'],
    [`invented candidates, to ${grade}`, 'their cards given by one host within a week', 'same-host'],
  ])
  expect(told).toEqual([
    ...invented,
    ['a robot', 'with a reason', 'instant-answers'],
    ['a robot', 'one by one', 'instant-answers'],
    ['nobody: a hiring day', 'and were answered as the others', 'same-day'],
    ['pressed to withdraw', 'the 15 others are made to withdraw on day 20', 'withdrawals'],
    ['pressed to withdraw', 'and they tell it: hosts found it true', 'withdrawals'],
  ])
})

it('the formula believes a withdrawal, until hosts find that the employer asked for it', () => {
  const [unseen, found] = moves.filter(({ name }) => name === 'pressed to withdraw')
  expect(moves.filter(({ bound }) => bound === null)).toEqual([unseen])
  expect(unseen!.after.score).toBeGreaterThan(unseen!.before.score)
  expect(found!.after.points).toBe(found!.before.points)
})
