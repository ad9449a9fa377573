import { describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../time.ts'
import { calledName, callPhase, isCallOver } from './host-call.ts'

const start = 1_800_000_000_000
const answer = (says: 'coming' | 'in-five') => ({ says, at: start + 20 * SECOND, host: 'Léa' })

describe('what somebody who waits is told', () => {
  it.each([
    ['calling', {}, true, SECOND],
    ['no-desk', {}, false, SECOND],
    ['rings', { shownAt: start }, true, SECOND],
    // A desk that showed it and fell silent meanwhile may still be looked at.
    ['rings', { shownAt: start }, false, 59 * SECOND],
    ['unanswered', { shownAt: start }, true, MINUTE],
    ['unanswered', {}, true, MINUTE],
    ['no-desk', {}, false, MINUTE],
    ['coming', { shownAt: start, answer: answer('coming') }, true, 2 * MINUTE],
    ['in-five', { answer: answer('in-five') }, false, 2 * MINUTE],
  ] as const)('%s', (phase, told, isDeskOn, later) => {
    expect(callPhase({ calledAt: start, ...told }, isDeskOn, start + later)).toBe(phase)
  })
})

describe('the end of a call', () => {
  it('comes by itself when nobody answers for ten minutes', () => {
    const over = (later: number) => isCallOver({ calledAt: start }, start + later, start + later)
    expect([over(10 * MINUTE - 1), over(10 * MINUTE)]).toEqual([false, true])
  })

  it('comes when the kiosk is off', () => {
    expect(isCallOver({ calledAt: start }, start, start + MINUTE - 1)).toBe(false)
    expect(isCallOver({ calledAt: start }, start, start + MINUTE)).toBe(true)
  })

  it('leaves an answer time to come true, whatever the kiosk does', () => {
    const over = (says: 'coming' | 'in-five', later: number) =>
      isCallOver({ calledAt: start, answer: answer(says) }, start, start + 20 * SECOND + later)
    expect([over('coming', 5 * MINUTE - 1), over('coming', 5 * MINUTE)]).toEqual([false, true])
    expect([over('in-five', 10 * MINUTE - 1), over('in-five', 10 * MINUTE)]).toEqual([false, true])
  })
})

it('a host is called by a first name, where anybody reads it', () => {
  expect(calledName(' Léa  Martin')).toBe('Léa')
})
