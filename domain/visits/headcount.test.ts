import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '../time.ts'
import { takeBackUnnamedDeparture, unnamedDeparture } from './check-in.ts'
import { headcount } from './headcount.ts'
import type { Visit } from './visit.ts'

const NOW = 100 * HOUR
const writer = { siteId: 'mende', deviceId: 'k1', now: NOW }

function present(minutesAgo: number, fields: Partial<Visit> = {}): Visit {
  return {
    ...unnamedDeparture(`v${minutesAgo}`, writer),
    kind: 'stay',
    arrivedAt: NOW - minutesAgo * MINUTE,
    ...fields,
  }
}
const departures = (count: number): Visit[] =>
  Array.from({ length: count }, () => unnamedDeparture('d', writer))

describe('how many people are here', () => {
  it('counts no departure that was taken back', () => {
    const [told] = departures(1)
    const back = takeBackUnnamedDeparture(told!, writer)
    expect(headcount([present(5), back], NOW)).toEqual({ atLeast: 1, atMost: 1 })
  })

  it('is never below nobody, however many say that they leave', () => {
    expect(headcount(departures(3), NOW)).toEqual({ atLeast: 0, atMost: 0 })
    expect(headcount([present(5), ...departures(4)], NOW)).toEqual({ atLeast: 0, atMost: 0 })
  })

  it('leaves out those who left and those whose day ended', () => {
    const gone = [present(5, { closing: 'left', leftAt: NOW }), present(300, { closing: 'unknown' })]
    expect(headcount(gone, NOW)).toEqual({ atLeast: 0, atMost: 0 })
  })

  it('is sure of the last hour and allows for forgotten departures before', () => {
    expect(headcount([present(59), present(60), present(200)], NOW)).toEqual({ atLeast: 1, atMost: 3 })
  })

  it('counts who passes by for half an hour, as perhaps', () => {
    const passing = [present(29, { kind: 'passing-by' }), present(30, { kind: 'passing-by' })]
    expect(headcount(passing, NOW)).toEqual({ atLeast: 0, atMost: 1 })
  })

  it('counts once who came in twice, as last seen', () => {
    const twice = [present(200, { visitorId: 'A' }), present(5, { visitorId: 'NEW' })]
    expect(headcount(twice, NOW)).toEqual({ atLeast: 1, atMost: 2 })
    expect(headcount(twice, NOW, (id) => (id === 'NEW' ? 'A' : id))).toEqual({ atLeast: 1, atMost: 1 })
  })

  it('takes one off both ends for each departure without a name', () => {
    const many = [present(5), present(10), present(90), ...departures(1)]
    expect(headcount(many, NOW)).toEqual({ atLeast: 1, atMost: 2 })
  })
})
