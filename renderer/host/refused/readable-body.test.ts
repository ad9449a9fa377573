import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readableBody } from './readable-body.ts'

test('whatever a broken device sent, the screen can tell it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      expect(readableBody(body, 'visits').length).toBeLessThanOrEqual(40)
    }),
    { verbose: 1 },
  )
})

test('a text of a million signs does not fill the screen', () => {
  const [line] = readableBody({ note: 'x'.repeat(1_000_000) })
  expect(line!.value).toEqual({ words: `${'x'.repeat(400)}…` })
})

test('nothing that speaks to the machine only is shown: ids, revisions, stamps, codes of a list', () => {
  const record = { id: 'v1', rev: 'r', stamps: { a: 'b' }, visitorId: 'K7', kind: 'stay', reasons: ['help'] }
  expect(readableBody(record, 'visits')).toEqual([])
})

test('an instant is told as a moment, a count as a number, nested words on lines of their own', () => {
  expect(
    readableBody({ arrivedAt: 1_795_000_000_000, seats: 3, says: [{ text: 'Merci' }, { text: 'Encore' }] }),
  ).toEqual([
    { path: 'arrivedAt', value: { instant: 1_795_000_000_000 } },
    { path: 'seats', value: { words: '3' } },
    { path: 'says.text', value: { words: 'Merci' } },
    { path: 'says.text', value: { words: 'Encore' } },
  ])
})
