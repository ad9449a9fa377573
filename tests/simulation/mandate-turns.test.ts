import { describe, expect, it } from 'vitest'
import { MandateTurns } from './mandate-turns.ts'

/** An employer that gave its mandate at the changes 11 to 14, took it back at 21 to 24, and gave it again at 31 to 34. */
function turns(): MandateTurns {
  const turned = new MandateTurns()
  for (const [head, isMandated] of [
    [10, false],
    [14, true],
    [20, true],
    [24, false],
    [30, false],
    [34, true],
  ] as const)
    turned.note('e', head, new Map([['boulangerie', isMandated]]))
  return turned
}

describe('a desk of hosts may be without the applications of an employer', () => {
  it.each([
    [10, true, 'before the mandate was given'],
    [13, true, 'when it was told a part of what the mandate shows'],
    [14, false, 'once it was told all of it'],
    [20, false, 'until the mandate is taken back'],
    [21, true, 'as soon as it was told a part of what goes'],
    [30, true, 'while there is no mandate'],
    [33, true, 'when it was told a part of what came back'],
    [34, false, 'once it was told that all is back'],
  ])('told up to %i: %s, %s', (seq, mayHide) => {
    expect(turns().mayHide('boulangerie', { epoch: 'e', seq })).toBe(mayHide)
  })

  it('when it was told nothing of the server as it is since its restore', () => {
    const turned = turns()
    turned.note('f', 12, new Map([['boulangerie', true]]))
    expect(turned.mayHide('boulangerie', { epoch: 'e', seq: 34 })).toBe(true)
    expect(turned.mayHide('boulangerie', undefined)).toBe(true)
    expect(turned.mayHide('boulangerie', { epoch: 'f', seq: 11 })).toBe(true)
    expect(turned.mayHide('boulangerie', { epoch: 'f', seq: 12 })).toBe(false)
  })
})
