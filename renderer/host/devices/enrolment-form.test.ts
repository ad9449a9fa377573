import { expect, test } from 'vitest'
import { useForm } from '../use-form.ts'
import { emptyEnrolment, enrolmentSchema, type TypedEnrolment } from './enrolment-form.ts'

const form = (typed: Partial<TypedEnrolment>) =>
  useForm(enrolmentSchema, () => ({ ...emptyEnrolment(), ...typed }))

test('a device of an employer needs its employer', () => {
  const incomplete = form({ role: 'employer' })
  expect(incomplete.read()).toBeNull()
  expect(incomplete.errors.value).toEqual({ employerId: 'host.enrolment.employerMissing' })
})

test('an employer chosen before changing one’s mind is not sent with a kiosk', () => {
  expect(form({ role: 'kiosk', employerId: 'e1' }).read()).toEqual({ role: 'kiosk' })
})

test('a device may be named', () => {
  expect(form({ role: 'employer', employerId: 'e1', name: ' Fournil ' }).read()).toEqual({
    role: 'employer',
    employerId: 'e1',
    name: 'Fournil',
  })
})
