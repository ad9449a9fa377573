import { expect, it } from 'vitest'
import { readOfferRow } from '../../../domain/hiring/offer-row.ts'
import { readLines } from './read-lines.ts'
import { Turns } from './turns.ts'

const cells = { reference: 'V-1', siren: '732829320', title: 'Vendeuse ou vendeur', contract: 'CDI' }
const lines = Array.from({ length: 100 }, (_, index) => ({ line: index + 2, cells }))

it('many lines are read in turns, between which the screen has its own', async () => {
  let [now, next] = [0, 0]
  let longest = 0
  let since = 0
  const turns = new Turns({
    // Each line takes three milliseconds.
    now: () => (now += 3),
    next: () => {
      longest = Math.max(longest, now - since)
      since = now
      next += 1
      return Promise.resolve()
    },
  })
  const read = await readLines(lines, readOfferRow, turns)
  expect(read.map(({ line }) => line)).toEqual(lines.map(({ line }) => line))
  expect(read.every(({ row }) => row?.ok)).toBe(true)
  expect(next).toBeGreaterThan(5)
  // And no turn for each of them: a page takes four milliseconds to come back from one.
  expect(next).toBeLessThan(lines.length / 4)
  expect(longest).toBeLessThan(25)
})

it('a line without cells is none, and one that is refused stops no other', async () => {
  const [broken, refused, whole] = await readLines(
    [
      { line: 2, cells: null },
      { line: 3, cells: { ...cells, contract: 'bénévolat' } },
      { line: 4, cells },
    ],
    readOfferRow,
  )
  expect(broken).toEqual({ line: 2, row: null })
  expect(refused!.row).toMatchObject({ ok: false, reason: 'contract-unknown', column: 'contract' })
  expect(whole!.row).toMatchObject({ ok: true })
})
