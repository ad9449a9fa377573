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
