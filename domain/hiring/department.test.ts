import { expect, it } from 'vitest'
import { readDepartment } from './department.ts'

it.each(['', '0', '20', '96', '979', '970', '2C', '048', '48000', 'Lozère'])('%j is none', (typed) => {
  expect(readDepartment(typed)).toEqual({ ok: false, reason: 'not-a-department' })
})

it.each([
  ['48', '48'],
  ['1', '01'],
  [' 2a ', '2A'],
  ['9 7 4', '974'],
  ['95', '95'],
])('%j is %s', (typed, value) => {
  expect(readDepartment(typed)).toEqual({ ok: true, value })
})
