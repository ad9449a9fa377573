import { mount } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import UiButton from './UiButton.vue'

test('a busy button refuses a second press, which the keyboard makes as well as the hand', async () => {
  const pressed = vi.fn()
  const button = mount(UiButton, { props: { busy: false, onClick: pressed } as object })
  const press = () =>
    button.element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
  press()
  expect(pressed).toHaveBeenCalledOnce()
  await button.setProps({ busy: true })
  // What Enter and Space do to a button, and Enter in a field to the button of its form.
  expect(press()).toBe(false)
  expect(pressed).toHaveBeenCalledOnce()
  await button.setProps({ busy: false })
  press()
  expect(pressed).toHaveBeenCalledTimes(2)
})

test('a press counts that comes in the very millisecond in which the button did', () => {
  vi.spyOn(Date, 'now').mockReturnValue(1_800_000_000_000)
  const pressed = vi.fn()
  const { element } = mount(UiButton, { props: { onClick: pressed } as object })
  element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
  expect(pressed).toHaveBeenCalledOnce()
  vi.restoreAllMocks()
})

test('a form whose button is busy is not sent', () => {
  const sent = vi.fn((event: Event) => event.preventDefault())
  const Form = defineComponent(
    () => () =>
      h(
        'form',
        { onSubmit: sent },
        h(UiButton, { type: 'submit', busy: true }, () => 'Envoyer'),
      ),
  )
  const form = mount(Form, { attachTo: document.body })
  form.find('button').element.click()
  expect(sent).not.toHaveBeenCalled()
  form.unmount()
})
