import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import UiFileInput from './UiFileInput.vue'

it('says in the language of the screen that a file is to be chosen, and then which one was; it may be chosen again', async () => {
  const control = mount(UiFileInput, {
    props: { id: 'offers', prompt: 'Choisir un fichier', describedBy: 'hint' },
  })
  const input = control.get<HTMLInputElement>('input')
  // A browser tells nothing of a file that is chosen again, unless the control was emptied.
  const emptied = vi.fn()
  Object.defineProperty(input.element, 'value', { set: emptied })
  const choose = async (files: File[]) => {
    Object.defineProperty(input.element, 'files', { value: files, configurable: true })
    await input.trigger('change')
  }
  expect(control.text()).toBe('Choisir un fichier')
  expect(input.attributes('aria-describedby')).toBe('hint offers-name')
  const file = new File(['1'], 'offres.csv')
  await choose([file])
  expect(control.text()).toBe('offres.csv')
  await choose([file])
  // Whoever leaves the list without a choice changes nothing.
  await choose([])
  expect(control.text()).toBe('offres.csv')
  expect(control.emitted('chosen')).toEqual([[file], [file]])
  expect(emptied.mock.calls).toEqual([[''], [''], ['']])
})
