import { describe, expect, it } from 'vitest'
import { ApplicationBuilder } from '../../tests/support/application-builder.ts'
import type { ApplicationEventType } from './application.ts'
import { hasRoomFor, isOverfull } from './history-room.ts'

/** An application that was sent, with so many further words of each side. */
function told(ofDesks: number, ofCandidate = 0) {
  let builder = ApplicationBuilder.received()
  for (let count = 0; count < ofDesks; count += 1) builder = builder.onDay(1, 'info-requested')
  for (let count = 0; count < ofCandidate; count += 1) builder = builder.onDay(1, 'info-given')
  return builder.build()
}
const fitting = (types: readonly ApplicationEventType[], ofDesks: number, ofCandidate?: number) =>
  types.filter((type) => hasRoomFor(told(ofDesks, ofCandidate), type))

describe('the end of an application can always be told', () => {
  const ofDesks = ['viewed', 'info-requested', 'pursued', 'qualified', 'answer-withdrawn'] as const
  const ends = ['hired', 'refused', 'candidate-declined'] as const

  it('by desks that said much: first the other words run out, then a hire, then everything', () => {
    expect(fitting([...ofDesks, ...ends], 45)).toEqual([...ofDesks, ...ends])
    expect(fitting([...ofDesks, ...ends], 46)).toEqual(ends)
    expect(fitting([...ofDesks, ...ends], 47)).toEqual(['refused', 'candidate-declined'])
    expect(fitting([...ofDesks, ...ends], 48)).toEqual([])
  })

  it('by a candidate who said much: they may still withdraw', () => {
    const words = ['info-given', 'meeting-accepted', 'answer-judged', 'withdrawn'] as const
    expect(fitting(words, 0, 9)).toEqual(words)
    expect(fitting(words, 0, 10)).toEqual(['withdrawn'])
    expect(fitting(words, 0, 11)).toEqual([])
  })

  it('whatever the other side said', () => {
    expect(fitting(['info-given', 'withdrawn'], 60)).toEqual(['info-given', 'withdrawn'])
    expect(fitting(['pursued', 'refused'], 0, 60)).toEqual(['pursued', 'refused'])
  })
})

it('a side has told more than its share when it has, the other one or not', () => {
  expect([told(48, 11), told(49), told(0, 12)].map(isOverfull)).toEqual([false, true, true])
})
