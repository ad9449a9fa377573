import { expect, test } from 'vitest'
import { useForm } from '../use-form.ts'
import {
  changedFields,
  emptyEmployer,
  employerFields,
  employerFormSchema,
  type TypedEmployer,
} from './employer-form.ts'

const form = (typed: Partial<TypedEmployer>) =>
  useForm(employerFormSchema, () => ({ ...emptyEmployer(), ...typed }))

test('an employer without a name is refused, and everything typed stays', () => {
  const nameless = form({ name: '\u3164', siren: '123', town: 'Lens' })
  expect(nameless.read()).toBeNull()
  expect(nameless.errors.value).toEqual({
    name: 'host.employers.form.nameMissing',
    siren: 'host.employers.form.siren-length',
  })
  expect(nameless.values).toMatchObject({ siren: '123', town: 'Lens' })
})

test('a SIREN whose check digit is wrong is refused, one typed in groups or as a SIRET is read', () => {
  const wrong = form({ name: 'Fournil', siren: '552 100 555' })
  expect(wrong.read()).toBeNull()
  expect(wrong.errors.value).toEqual({ siren: 'host.employers.form.siren-wrong' })
  expect(form({ name: 'Fournil', siren: '552 100 554' }).read()?.siren).toBe('552100554')
  expect(form({ name: 'La Poste', siren: '356 000 000 00048' }).read()?.siren).toBe('356000000')
})

test('a text longer than the record holds is refused, never cut', () => {
  const long = form({ name: 'Fournil', presentation: 'x'.repeat(601), hostNotes: 'x'.repeat(1001) })
  expect(long.read()).toBeNull()
  expect(long.errors.value).toEqual({
    presentation: 'host.employers.form.tooLong',
    hostNotes: 'host.employers.form.tooLong',
  })
})

test('a telephone is kept in one form, and dots are none', () => {
  expect(form({ name: 'A', contactPhone: '06-12-34-56-78' }).read()?.contactPhone).toBe('06 12 34 56 78')
  const wrong = form({ name: 'A', contactPhone: '......', contactEmail: 'armelle@' })
  expect(wrong.read()).toBeNull()
  expect(wrong.errors.value).toEqual({
    contactPhone: 'host.employers.form.phoneWrong',
    contactEmail: 'host.employers.form.emailWrong',
  })
})

test('messages by SMS need a mobile, said at the telephone', () => {
  const told = (contactPhone: string) => form({ name: 'A', remindersBy: 'sms', contactPhone })
  const wrong = told('02 98 12 34 56')
  expect(wrong.read()).toBeNull()
  expect(wrong.errors.value).toEqual({ contactPhone: 'host.employers.form.not-a-mobile' })
  const overseas = told('0692 12 34 56')
  overseas.read()
  expect(overseas.errors.value).toEqual({ contactPhone: 'host.employers.form.overseas-code-missing' })
  expect(told('06 12 34 56 78').read()).toMatchObject({ remindersBy: 'sms' })
  expect(form({ name: 'A', contactPhone: '02 98 12 34 56' }).read()).not.toBeNull()
})

test('only what was changed is sent; an emptied field is sent empty, so that it goes', () => {
  const filled = { ...emptyEmployer(), name: 'Fournil', town: 'Lens', activity: 'Pain' }
  expect(changedFields({ ...filled, town: '', activity: 'Pain et gâteaux' }, filled)).toEqual({
    town: '',
    activity: 'Pain et gâteaux',
  })
  expect(Object.keys(emptyEmployer())).toEqual([...employerFields])
})
