import { expect, it } from 'vitest'
import { hiddenFrom, joinHidden, MOST_HIDDEN, withHidden } from './hidden-from.ts'
import { blankProfile } from './life-answers.ts'
import { mergeProfiles } from './profile.ts'

const author = { deviceId: 'k1', now: 10 }
const blank = blankProfile('V1', { siteId: 'mende', deviceId: 'k1', now: 1 })

it('nobody is hidden from until the person says so, and what is said twice changes nothing', () => {
  expect(hiddenFrom(blank)).toEqual([])
  const hidden = withHidden(blank, 'bakery', true, author)
  expect(hiddenFrom(hidden)).toEqual(['bakery'])
  expect(withHidden(hidden, 'bakery', true, author)).toBe(hidden)
  expect(withHidden(hidden, 'garage', false, author)).toBe(hidden)
  expect(hiddenFrom(withHidden(hidden, 'bakery', false, author))).toEqual([])
})

it('what was said at two kiosks is joined employer by employer, in any order; at once, what hides stands', () => {
  const one = withHidden(blank, 'bakery', true, author)
  const other = withHidden(blank, 'garage', true, { deviceId: 'k2', now: 11 })
  for (const merged of [mergeProfiles(one, other), mergeProfiles(other, one)])
    expect(hiddenFrom(merged)).toEqual(['bakery', 'garage'])
  const shown = { employerId: 'bakery', saidAt: '5', isOver: true } as const
  const hides = { employerId: 'bakery', saidAt: '5' }
  expect(joinHidden([shown], [hides])).toEqual([hides])
  expect(joinHidden([hides], [shown])).toEqual([hides])
  const later = { ...shown, saidAt: '6' }
  expect(joinHidden([hides], [later])).toEqual([later])
  expect(joinHidden([later], [hides])).toEqual([later])
})

it('a word that hides in two ways of writing is one of them on every device', () => {
  const plain = { employerId: 'bakery', saidAt: '5' }
  const spelled = { ...plain, isOver: false }
  expect(joinHidden([plain], [spelled])).toEqual(joinHidden([spelled], [plain]))
})

it('a list that is full lets go of what hides no longer, the oldest first, and of nothing that hides', () => {
  const word = (at: number, isOver?: true) => ({
    ...{ employerId: `employer-${at}`, saidAt: `${1000 + at}` },
    ...(isOver ? { isOver } : {}),
  })
  // The oldest of all hides still; of the two that no longer do, the later one stands first.
  const order = [0, 7, 3, ...Array.from({ length: MOST_HIDDEN + 1 }, (_, at) => at)]
  const all = [...new Set(order)].map((at) => word(at, at === 3 || at === 7 ? true : undefined))
  for (const words of [all, all.toReversed()]) {
    const joined = joinHidden(words.slice(0, MOST_HIDDEN), words.slice(MOST_HIDDEN))
    const names = joined.map(({ employerId }) => employerId)
    expect([joined.length, names.includes('employer-3'), names.includes('employer-7')]).toEqual([
      ...[MOST_HIDDEN, false, true],
    ])
    expect(hiddenFrom({ hiddenFrom: joined })).toHaveLength(MOST_HIDDEN - 1)
  }
})
