import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY } from '../time.ts'
import { isRevision, laterRevision, nextRevision } from './revision.ts'

const NOW = Date.UTC(2026, 3, 13, 8)
const instants = fc.integer({ min: 0, max: Date.UTC(2060, 0) })

describe('a revision', () => {
  it.each([
    ['nothing', ''],
    ['a word', 'zzz'],
    ['no device', '0mnxi0000.000.'],
    ['capital digits', '0MNXI0000.000.k1'],
    ['a dot too many', '0mnxi0000.000.k.1'],
    ['a time that no clock will show', 'zzzzzzzzz.000.k1'],
    ['a line break', '0mnxi0000.000.k1\n'],
  ])('is not %s', (_name, text) => {
    expect(isRevision(text, NOW)).toBe(false)
  })

  it('is what a device makes, however wrong its clock', () => {
    for (const off of [-20_000 * DAY, -3 * DAY, 0, 3 * DAY, 4000 * DAY]) {
      expect(isRevision(nextRevision(undefined, NOW + off, 'k1'), NOW)).toBe(true)
    }
  })

  it('always grows on a device, also when its clock is set back', () => {
    fc.assert(
      fc.property(fc.array(instants, { minLength: 2, maxLength: 30 }), (times) => {
        let last: string | undefined
        for (const time of times) {
          const next = nextRevision(last, time, 'k1')
          if (last !== undefined) expect(next > last).toBe(true)
          last = next
        }
      }),
    )
  })

  it('says when, how often in that millisecond, and on which device', () => {
    const first = nextRevision(undefined, 36, 'k1')
    expect(first).toBe('000000010.000.k1')
    expect([undefined, '!'].map((none) => nextRevision(none, 0, 'k1'))).toEqual(
      Array(2).fill('000000000.000.k1'),
    )
    expect(nextRevision(first, 36, 'k2')).toBe('000000010.001.k2')
    expect(nextRevision(first, 37, 'k2')).toBe('000000011.000.k2')
    expect(nextRevision(first, 5, 'k2')).toBe('000000010.001.k2')
    expect(nextRevision('000000010.zzz.k1', 5, 'k2')).toBe('000000011.000.k2')
    expect(nextRevision('000000010.zzy.k1', 5, 'k2')).toBe('000000010.zzz.k2')
  })

  it('of an unreadable one begins anew', () => {
    for (const unreadable of ['', '!', '000000010', '!.000.k1'])
      expect(nextRevision(unreadable, 36, 'k1')).toBe('000000010.000.k1')
  })

  it('is taken up to fifty years ahead, and not a millisecond more', () => {
    const last = NOW + 50 * 365 * DAY
    expect([last, last + 1].map((at) => isRevision(nextRevision(undefined, at, 'k1'), NOW))).toEqual([
      true,
      false,
    ])
    expect(isRevision(`${nextRevision(undefined, NOW, 'k')}${'k'.repeat(39)}`, NOW)).toBe(true)
    expect(isRevision(`${nextRevision(undefined, NOW, 'k')}${'k'.repeat(40)}`, NOW)).toBe(false)
    expect(isRevision(`x${nextRevision(undefined, NOW, 'k')}`, NOW)).toBe(false)
  })

  it('borrows from the next millisecond when one is full', () => {
    const full = `${NOW.toString(36).padStart(9, '0')}.zzz.k1`
    const next = nextRevision(full, NOW, 'k1')
    expect(next > full).toBe(true)
    expect(isRevision(next, NOW)).toBe(true)
  })

  it('of two, the later is the same whoever asks', () => {
    fc.assert(
      fc.property(instants, instants, (x, y) => {
        const [a, b] = [nextRevision(undefined, x, 'k1'), nextRevision(undefined, y, 'k2')]
        expect(laterRevision(a, b)).toBe(laterRevision(b, a))
        if (x !== y) expect(laterRevision(a, b)).toBe(x > y ? a : b)
      }),
    )
  })
})
