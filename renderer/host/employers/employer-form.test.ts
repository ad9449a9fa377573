import { expect, test } from 'vitest'
import { useForm } from '../use-form.ts'
import { emptyEmployer, employerFormSchema, type TypedEmployer } from './employer-form.ts'

const form = (typed: Partial<TypedEmployer>) =>
  useForm(employerFormSchema, () => ({ ...emptyEmployer(), ...typed }))

test('an employer without a name is refused, and everything typed stays', () => {
  const nameless = form({ name: '  ', siren: '123', town: 'Lens' })
  expect(nameless.read()).toBeNull()
  expect(nameless.errors.value).toEqual({
    name: 'host.employers.form.nameMissing',
    siren: 'host.employers.form.sirenWrong',
  })
  expect(nameless.values).toMatchObject({ siren: '123', town: 'Lens' })
})

test('a presentation longer than the record holds is refused, never cut', () => {
  const long = form({ name: 'Fournil', presentation: 'x'.repeat(601) })
  expect(long.read()).toBeNull()
  expect(long.errors.value).toEqual({ presentation: 'host.employers.form.tooLong' })
})

test('a SIREN may be typed in groups of three; an emptied field is sent empty, so that it goes', () => {
  expect(form({ name: ' Fournil ', siren: '552 100 554' }).read()).toEqual({
    name: 'Fournil',
    siren: '552100554',
    activity: '',
    town: '',
    presentation: '',
  })
})
