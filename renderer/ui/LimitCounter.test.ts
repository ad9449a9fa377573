import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { createTexts } from '../strings/i18n.ts'
import LimitCounter from './LimitCounter.vue'

const words = (length: number, max = 300, text = 'x'.repeat(length)) =>
  mount(LimitCounter, { props: { text, max }, global: { plugins: [createTexts({ fr: {} })] } }).text()

test('the counter is silent until the end is near, and then says what is left or too much', () => {
  expect(words(0)).toBe('')
  expect(words(239)).toBe('')
  expect(words(240)).toBe('Il reste 60 caractères')
  expect(words(299)).toBe('Il reste 1 caractère')
  expect(words(300)).toBe('Il reste 0 caractère')
  expect(words(301)).toBe('1 caractère de trop')
  expect(words(342)).toContain('42 caractères de trop')
  expect(words(0, 40, 'é'.normalize('NFD').repeat(36))).toBe('Il reste 4 caractères')
})
