import { expect, test } from 'vitest'
import { checkWritten } from './written-fields.ts'

test('a number that nobody could call is told at once', () => {
  expect(checkWritten('phone', '06 12')).toEqual({ ok: false, reason: 'phone' })
  expect(checkWritten('phone', '1234567890123456789012')).toEqual({ ok: false, reason: 'phone' })
})
test('an address without its sign is told at once', () => {
  expect(checkWritten('email', 'elodie.exemple.fr')).toEqual({ ok: false, reason: 'email' })
})
test('a name that is nothing to see is no name', () => {
  expect(checkWritten('name', '\u3164')).toEqual({ ok: true, value: '' })
})
test('words beyond what the line takes are told, never cut', () => {
  expect(checkWritten('message', 'a'.repeat(601))).toEqual({ ok: false, reason: 'long' })
  expect(checkWritten('name', 'a'.repeat(300))).toEqual({ ok: false, reason: 'long' })
})
test('a line may be left blank', () => {
  for (const field of ['name', 'phone', 'email', 'message'] as const) {
    expect(checkWritten(field, '  ')).toEqual({ ok: true, value: '' })
  }
})
test('what is right is kept, a telephone number in its one form', () => {
  expect(checkWritten('phone', '+33 (0)6-12-34-56-78')).toEqual({ ok: true, value: '06 12 34 56 78' })
  expect(checkWritten('email', ' elodie@exemple.fr ')).toEqual({ ok: true, value: 'elodie@exemple.fr' })
  expect(checkWritten('name', 'Anne-Lise d’Arc 🌱')).toEqual({ ok: true, value: 'Anne-Lise d’Arc 🌱' })
})
