import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rawBody, readableBody } from './readable-body.ts'

test('whatever a broken device sent, the screen can tell it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      expect(readableBody(body).length).toBeLessThanOrEqual(40)
      expect(rawBody(body).length).toBeLessThanOrEqual(20_001)
    }),
    { verbose: 1 },
  )
})

test('a text of a million signs does not fill the screen', () => {
  const [line] = readableBody({ note: 'x'.repeat(1_000_000) })
  expect(line!.value).toEqual({ words: `${'x'.repeat(400)}…` })
  expect(rawBody('x'.repeat(1_000_000)).length).toBeLessThanOrEqual(20_001)
})

test('revisions and stamps are left to the raw view', () => {
  expect(readableBody({ rev: 'r', stamps: { a: 'b' } })).toEqual([])
})

test('an instant is told as a moment, a count as a number, a list as words', () => {
  expect(readableBody({ arrivedAt: 1_795_000_000_000, seats: 3, reasons: ['help', 'rest'] })).toEqual([
    { field: 'arrivedAt', value: { instant: 1_795_000_000_000 } },
    { field: 'seats', value: { words: '3' } },
    { field: 'reasons', value: { words: 'help, rest' } },
  ])
})
