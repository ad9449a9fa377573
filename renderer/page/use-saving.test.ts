import { mount } from '@vue/test-utils'
import { defineComponent, h } from 'vue'
import { beforeEach, expect, test, vi } from 'vitest'
import { createTexts } from '../strings/i18n.ts'
import { InvalidRecord } from '../data/write-failure.ts'
import { useSaving, type Saving } from './use-saving.ts'

beforeEach(() => void vi.stubGlobal('reportError', vi.fn()))

function open(): Saving {
  let saving!: Saving
  const Screen = defineComponent({
    setup() {
      saving = useSaving()
      return () => h('p', saving.failure.value)
    },
  })
  mount(Screen, { global: { plugins: [createTexts({ fr: {} })] } })
  return saving
}

test.each([
  [new DOMException('full', 'QuotaExceededError'), /plus de place/],
  [
    Object.assign(new Error('Dexie'), { inner: new DOMException('full', 'QuotaExceededError') }),
    /plus de place/,
  ],
  [new DOMException('The database connection is closing.', 'InvalidStateError'), /mémoire de ce poste/],
  [new InvalidRecord('visits', { field: 'name', rule: 'maxLength' }), /trop long/],
  [new Error('whatever'), /réessayez/],
])('a save that fails says so and gives the button back (%s)', async (cause, sentence) => {
  const saving = open()
  expect(await saving.run(() => Promise.reject(cause))).toEqual({ ok: false, reason: 'failed' })
  expect(saving.busy.value).toBe(false)
  expect(saving.failure.value).toMatch(sentence)
  expect(reportError).toHaveBeenCalledWith(cause)
})

test('the sentence goes at the next try, and a second tap meanwhile does nothing', async () => {
  const saving = open()
  await saving.run(() => Promise.reject(new Error('once')))
  let finish!: (value: string) => void
  const first = saving.run(() => new Promise<string>((resolve) => (finish = resolve)))
  expect([saving.busy.value, saving.failure.value]).toEqual([true, ''])
  const second = vi.fn(() => Promise.resolve())
  expect(await saving.run(second)).toEqual({ ok: false, reason: 'busy' })
  expect(second).not.toHaveBeenCalled()
  finish('done')
  expect(await first).toEqual({ ok: true, value: 'done' })
  expect(saving.busy.value).toBe(false)
})
