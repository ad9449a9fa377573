import { expect, test } from 'vitest'
import { z } from 'zod'
import { useForm } from './use-form.ts'

const schema = z.object({ name: z.string().min(1, 'name.missing'), code: z.string().max(2, 'code.long') })
const form = () => useForm(schema, () => ({ name: '', code: '' }))

test('a fault is told when its field is left, not while others are untouched, and goes when it is mended', () => {
  const typed = form()
  typed.values.code = 'abc'
  expect(typed.errors.value).toEqual({})
  typed.check()
  expect(typed.errors.value).toEqual({ code: 'code.long' })
  typed.values.code = 'ab'
  expect(typed.errors.value).toEqual({})
})

test('a refused submit tells every fault, and each goes by itself', () => {
  const typed = form()
  typed.values.code = 'abc'
  expect(typed.read()).toBeNull()
  expect(typed.errors.value).toEqual({ name: 'name.missing', code: 'code.long' })
  typed.values.name = 'Awa'
  expect(typed.errors.value).toEqual({ code: 'code.long' })
})

test('what is typed while a form is kept stays, and is what changed', () => {
  const typed = form()
  typed.values.name = 'Awa'
  const kept = { ...typed.values }
  typed.values.name = 'Awa Ci'
  typed.keep(kept)
  expect([typed.values.name, typed.isChanged.value]).toEqual(['Awa Ci', true])
  typed.keep({ ...typed.values })
  expect(typed.isChanged.value).toBe(false)
})

test('a form knows whether something was typed since it was filled', () => {
  const typed = form()
  expect(typed.isChanged.value).toBe(false)
  typed.values.name = 'Awa'
  expect(typed.isChanged.value).toBe(true)
  typed.reset({ name: 'Awa', code: '' })
  expect(typed.isChanged.value).toBe(false)
})
