import { describe, expect, it } from 'vitest'
import { countsOfVisit } from '../figures/visit-counts.ts'
import { HOUR, MINUTE, siteInstant } from '../time.ts'
import {
  decideCheckIn,
  decideCheckOut,
  decidePartLeaves,
  decideStillHere,
  takeBackLeaving,
} from './check-in.ts'
import { headcount } from './headcount.ts'
import { isGroup, leftBefore, readPeople, stillOf } from './party.ts'
import { mergeVisits, MOST_LEAVINGS, type Visit } from './visit.ts'

const NOW = siteInstant('2026-11-03', 10, 0)
const at = (minutes: number, deviceId = 'k1') => ({ siteId: 'mende', deviceId, now: NOW + minutes * MINUTE })
const valueOf = <T>(result: { ok: true; value: T } | { ok: false }): T => {
  if (!result.ok) throw new Error('refused')
  return result.value
}
const group = (people = 7) =>
  valueOf(decideCheckIn({ arrivedBy: 'walk-in', freshId: 'g1', people, reasons: ['project'] }, [], at(0)))
const leave = (visit: Visit, people: number, minutes: number, deviceId?: string) =>
  valueOf(decidePartLeaves(visit, people, at(minutes, deviceId)))

describe('a group', () => {
  it('is nobody in particular, and each of them counts', () => {
    expect(group()).toMatchObject({ kind: 'stay', people: 7 })
    expect(isGroup(group())).toBe(true)
    expect(isGroup({ kind: 'stay', visitorId: 'v', people: 2 })).toBe(false)
    expect(isGroup({ kind: 'stay', people: 2 })).toBe(true)
    expect([isGroup({ kind: 'stay', people: 1 }), isGroup({ kind: 'stay' })]).toEqual([false, false])
    expect(isGroup({ kind: 'unnamed-departure', people: 2 })).toBe(false)
    expect(headcount([group()], NOW + MINUTE)).toEqual({ atLeast: 7, atMost: 7 })
    expect(headcount([group()], NOW + HOUR)).toEqual({ atLeast: 0, atMost: 7 })
  })

  it('of which three leave is a group of four', () => {
    const rest = leave(group(), 3, 20)
    expect([stillOf(rest), leftBefore(rest), rest.closing]).toEqual([4, 3, undefined])
    expect(headcount([rest], NOW + 30 * MINUTE).atMost).toBe(4)
    expect(stillOf(takeBackLeaving(rest, rest.leavings![0]!.id, at(21)))).toBe(7)
  })

  it('is gone once the last have left, or as many say so as came', () => {
    const gone = leave(leave(group(), 3, 20), 4, 40)
    expect(gone).toMatchObject({ closing: 'left', leftAt: NOW + 40 * MINUTE })
    expect(stillOf(gone)).toBe(0)
    expect(decidePartLeaves(gone, 1, at(41))).toEqual({ ok: false, reason: 'already-closed' })
    expect(leave(group(), 30, 5)).toMatchObject({ closing: 'left' })
  })

  it('told at two kiosks without network has lost both parts, whichever is heard first', () => {
    const before = group()
    const [here, there] = [leave(before, 3, 20, 'k1'), leave(before, 2, 25, 'k2')]
    expect(mergeVisits(here, there)).toEqual(mergeVisits(there, here))
    expect(stillOf(mergeVisits(here, there))).toBe(2)
    const other = leave(before, 4, 30, 'k3')
    expect(mergeVisits(here, other)).toMatchObject({ closing: 'left', leftAt: NOW + 30 * MINUTE })
  })

  it('a part that was taken back stays so, whatever an older copy says', () => {
    const left = leave(group(), 3, 20)
    const back = takeBackLeaving(left, left.leavings![0]!.id, at(21))
    expect([mergeVisits(left, back), mergeVisits(back, left)].map(stillOf)).toEqual([7, 7])
  })

  it('that comes back after all is as many as were left', () => {
    const gone = valueOf(decideCheckOut(leave(group(), 3, 20), at(30)))
    expect(stillOf(valueOf(decideStillHere(gone, [], at(31))))).toBe(4)
    const twice = mergeVisits(leave(group(), 4, 20, 'k1'), leave(group(), 5, 25, 'k2'))
    expect(stillOf(valueOf(decideStillHere(twice, [], at(31))))).toBe(7)
  })

  it('takes no more leaves than it may hold, and can still leave as a whole', () => {
    const full = {
      ...group(),
      leavings: Array.from({ length: MOST_LEAVINGS }, (_, i) => ({
        id: `${i}`,
        at: NOW,
        by: 'k',
        people: 0,
      })),
    }
    expect(decidePartLeaves(full, 1, at(5))).toEqual({ ok: false, reason: 'too-many' })
    expect(decidePartLeaves(full, 7, at(5)).ok).toBe(true)
  })
})

describe('somebody who is with somebody', () => {
  const alone = valueOf(decideCheckIn({ arrivedBy: 'pass', visitorId: 'v1', freshId: 'x' }, [], at(0)))
  it('counts two, and what was said of it last holds', () => {
    const two = { ...alone, people: 2, peopleRev: '2', rev: '2' }
    expect(headcount([two], NOW)).toEqual({ atLeast: 2, atMost: 2 })
    // A copy that never heard of it writes later.
    expect(mergeVisits(two, { ...alone, reasons: ['rest'], rev: '9' })).toMatchObject({ people: 2 })
    expect(mergeVisits(two, { ...alone, people: 1, peopleRev: '3', rev: '3' })).toMatchObject({ people: 1 })
  })
})

describe('in the figures', () => {
  const counted = (visit: Visit) => {
    const counts = countsOfVisit({ visit, ids: [visit.id] }, { closesAt: '18:00' }, undefined)
    return Object.fromEntries(counts.map(({ dimension, value, count }) => [`${dimension}/${value}`, count]))
  }
  it('a group is so many people, each for as long as they stayed', () => {
    const gone = valueOf(decideCheckOut(leave(group(), 3, 20), at(60)))
    expect(counted(gone)).toMatchObject({
      'presence/left': 7,
      'card/without': 7,
      'reason/project': 7,
      'hour/10': 7,
      'minutes/least': 3 * 20 + 4 * 60,
    })
    expect(counted(leave(group(), 3, 20))).toMatchObject({
      'presence/unknown-departure': 7,
      'minutes/least': 3 * 20,
      'minutes/most': 3 * 20 + 4 * 480,
    })
  })

  it('only one of two has a card', () => {
    const visit = valueOf(
      decideCheckIn({ arrivedBy: 'pass', visitorId: 'v1', freshId: 'x', people: 2 }, [], at(0)),
    )
    expect(counted(visit)).toMatchObject({
      'card/again': 1,
      'card/without': 1,
      'presence/unknown-departure': 2,
    })
  })
})

it.each([
  ['7', 7],
  ['1', 1],
  ['1e1', null],
  ['a7', null],
  ['7 a', null],
  ['+7', null],
  [' 30 ', 30],
  ['31', null],
  ['0', null],
  ['2,5', null],
  ['', null],
  ['-3', null],
])('"%s" people', (typed, people) => {
  expect(readPeople(typed)).toBe(people)
})
