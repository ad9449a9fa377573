import { expect, it } from 'vitest'
import type { Transaction } from './replica/transaction.ts'
import { ServerCopies } from './server-copies.ts'
import { aVisit } from './testing/records.ts'

const copy = aVisit('v', { rev: '000000005.000.server' })
const sent = { collection: 'visits', id: 'v', rev: '000000004.000.kiosk' } as const

/** A transaction that may yet fail. */
function aTransaction() {
  const failures: (() => void)[] = []
  const transaction = { onFailure: (tell: () => void) => failures.push(tell) } as unknown as Transaction
  const fail = () => {
    for (const tell of failures) tell()
  }
  return { transaction, fail }
}

it.each([
  ['a copy', copy, (copies: ServerCopies) => copies.toldMeanwhile('visits', copy)],
  ['that it is gone', 'gone', (copies: ServerCopies) => copies.goneMeanwhile('visits', 'v')],
])(
  '%s that was told before the answer is asked for once, and again where the disk failed',
  (_, told, tell) => {
    const copies = new ServerCopies()
    tell(copies)
    const { transaction, fail } = aTransaction()
    expect(copies.taken(transaction, sent)).toEqual(told)
    expect(copies.taken(transaction, sent)).toBeNull()
    fail()
    expect(copies.taken(transaction, sent)).toEqual(told)
  },
)

it('what was told since a commit failed counts, and not what was told before it', () => {
  const copies = new ServerCopies()
  copies.toldMeanwhile('visits', copy)
  const { transaction, fail } = aTransaction()
  copies.taken(transaction, sent)
  copies.goneMeanwhile('visits', 'v')
  fail()
  expect(copies.refused(transaction, sent, copy)).toBeNull()
})

it('a copy of before what was sent is of no use, and nothing counts that was told before it went', () => {
  const copies = new ServerCopies()
  copies.toldMeanwhile('visits', copy)
  const { transaction } = aTransaction()
  expect(copies.taken(transaction, { ...sent, rev: '000000006.000.kiosk' })).toBeNull()
  copies.toldMeanwhile('visits', copy)
  copies.gone('visits', 'v')
  expect(copies.taken(transaction, sent)).toBeNull()
})

it('a copy is overtaken by a later revision that the server is known to hold, never by an earlier or the same', () => {
  const copies = new ServerCopies()
  expect(copies.isOvertaken('visits', copy)).toBe(false)
  copies.knows('visits', 'v', '000000006.000.kiosk')
  copies.knows('visits', 'v', '000000002.000.kiosk')
  expect(copies.isOvertaken('visits', copy)).toBe(true)
  expect(copies.isOvertaken('visits', { ...copy, rev: '000000006.000.kiosk' })).toBe(false)
  expect(copies.isOvertaken('visits', { ...copy, id: 'w' })).toBe(false)
})

it('what the server took it is known to hold, and a copy at that very revision counts', () => {
  const copies = new ServerCopies()
  const { transaction } = aTransaction()
  copies.taken(transaction, sent)
  expect(copies.isOvertaken('visits', { ...copy, rev: '000000003.000.server' })).toBe(true)
  const same = { ...copy, rev: sent.rev }
  copies.toldMeanwhile('visits', same)
  expect(copies.taken(transaction, sent)).toBe(same)
})

it('of what was told and what was answered the later one counts', () => {
  const copies = new ServerCopies()
  const { transaction } = aTransaction()
  const later = { ...copy, rev: '000000007.000.server' }
  copies.toldMeanwhile('visits', later)
  expect(copies.latest('visits', 'v', copy)).toBe(later)
  copies.toldMeanwhile('visits', copy)
  expect(copies.latest('visits', 'v', later)).toBe(later)
  expect(copies.refused(transaction, sent, later)).toBe(later)
  copies.toldMeanwhile('visits', copy)
  expect(copies.refused(transaction, sent, null)).toBe(copy)
  expect(copies.refused(transaction, sent, later)).toBe(later)
})

it('that it was gone says nothing once somebody else was found to be first', () => {
  const copies = new ServerCopies()
  copies.goneMeanwhile('visits', 'v')
  expect(copies.latest('visits', 'v', copy)).toBe(copy)
  expect(copies.taken(aTransaction().transaction, sent)).toBeNull()
})

it('under another epoch nothing is known', () => {
  const copies = new ServerCopies()
  copies.knows('visits', 'v', '000000006.000.kiosk')
  copies.toldMeanwhile('visits', copy)
  copies.forget()
  expect(copies.isOvertaken('visits', copy)).toBe(false)
  expect(copies.taken(aTransaction().transaction, sent)).toBeNull()
})
