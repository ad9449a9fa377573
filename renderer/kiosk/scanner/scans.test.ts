import { mount } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { provideScans, useScans } from './scans.ts'

const unheard = vi.fn()
const heard = vi.fn()
const Waiting = defineComponent(() => {
  useScans(heard)
  return () => h('i')
})
const Kiosk = defineComponent({
  props: { waits: { type: Boolean, required: true } },
  setup(props) {
    provideScans(unheard)
    return () => (props.waits ? h(Waiting) : h('b'))
  },
})

function scan(text: string) {
  for (const [index, key] of [...text, 'Enter'].entries()) {
    const press = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
    Object.defineProperty(press, 'timeStamp', { value: index * 4 })
    document.body.dispatchEvent(press)
  }
}

test('a scan goes to the screen that waits for one, and is never met with silence', async () => {
  const kiosk = mount(Kiosk, { props: { waits: true }, attachTo: document.body })
  scan('HTTPS//AUTRE')
  expect(heard.mock.calls).toEqual([[['HTTPS//AUTRE']]])
  expect(unheard).not.toHaveBeenCalled()
  await kiosk.setProps({ waits: false })
  scan('HTTPS//AUTRE')
  expect(heard).toHaveBeenCalledOnce()
  expect(unheard).toHaveBeenCalledOnce()
  kiosk.unmount()
})
