import { expect, test } from 'vitest'
import { enrolmentCodeIn } from './enrolment-link.ts'

test('an ordinary address of a screen carries no enrolment code', () => {
  expect(enrolmentCodeIn('')).toBeNull()
  expect(enrolmentCodeIn('#/aujourdhui')).toBeNull()
  expect(enrolmentCodeIn('#enrol=')).toBeNull()
})

test('the code of the printed address is found, with or without the slash a router adds', () => {
  expect(enrolmentCodeIn('#enrol=ABCD-1234')).toBe('ABCD-1234')
  expect(enrolmentCodeIn('#/enrol=ABCD-1234')).toBe('ABCD-1234')
  expect(enrolmentCodeIn('#enrol=%20ABCD%201234%20')).toBe('ABCD 1234')
})
