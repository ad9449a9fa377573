import { expect, test } from 'vitest'
import { passIdFrom } from '../../../domain/visits/pass-code.ts'
import { useForm } from '../use-form.ts'
import { checkInSchema, emptyCheckIn, type CheckInForm } from './check-in-form.ts'

const passId = passIdFrom(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]))
const form = (typed: Partial<CheckInForm>, revoked: string[] = []) =>
  useForm(
    checkInSchema((id) => revoked.includes(id)),
    () => ({ ...emptyCheckIn(), ...typed }),
  )

test('a name of more than forty signs is refused and stays as typed', () => {
  const typed = 'x'.repeat(41)
  const tooLong = form({ name: typed })
  expect(tooLong.read()).toBeNull()
  expect(tooLong.errors.value).toEqual({ name: 'host.checkIn.nameTooLong' })
  expect(tooLong.values.name).toBe(typed)
})

test('a slip of the finger in a pass number is caught', () => {
  const wrong = form({ pass: `${passId.slice(0, 8)}${passId[8] === 'A' ? 'B' : 'A'}` })
  expect(wrong.read()).toBeNull()
  expect(wrong.errors.value).toEqual({ pass: 'host.checkIn.passWrong' })
})

test('a revoked pass is refused', () => {
  const revoked = form({ pass: passId }, [passId])
  expect(revoked.read()).toBeNull()
  expect(revoked.errors.value).toEqual({ pass: 'host.checkIn.passRevoked' })
})

test('someone who gives nothing is checked in without a name', () => {
  expect(form({ name: '   ' }).read()).toEqual({
    name: undefined,
    pass: undefined,
    reason: undefined,
    people: 1,
  })
})

test('a name is cleaned, a pass read in any writing, a reason kept', () => {
  const typed = form({
    name: '  Anne-Lise  d’Été ',
    pass: `${passId.slice(0, 4)} ${passId.slice(4)}`.toLowerCase(),
    reason: 'help',
  })
  expect(typed.read()).toEqual({ name: 'Anne-Lise d’Été', pass: passId, reason: 'help', people: 1 })
})
