import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { passIdFrom } from '../../../domain/visits/pass-code.ts'
import { writePassToken } from '../../../domain/visits/pass-token.ts'
import { useScanner } from './use-scanner.ts'

const token = writePassToken({
  passId: passIdFrom(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8])),
  keyId: 1,
  signature: new Uint8Array(64).fill(7),
})
const heard = vi.fn()
const Screen = defineComponent(() => {
  useScanner(heard)
  return () => h('input', { maxlength: 40 })
})
let screen: VueWrapper
let field: HTMLInputElement

beforeEach(() => {
  vi.useFakeTimers()
  heard.mockClear()
  screen = mount(Screen, { attachTo: document.body })
  field = screen.find('input').element
  field.focus()
})
afterEach(() => {
  screen.unmount()
  vi.useRealTimers()
})

let at = 0
/** Presses keys as a device does: a key that nobody prevents writes itself into the field. */
function type(keys: string[], pause: number) {
  for (const key of keys) {
    const press = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
    Object.defineProperty(press, 'timeStamp', { value: (at += pause) })
    if (field.dispatchEvent(press) && key.length === 1) field.value += key
    vi.advanceTimersByTime(pause)
  }
}

describe('a scanner', () => {
  test('is heard, and leaves nothing in the field that has the focus', () => {
    type([...token, 'Enter'], 3)
    vi.advanceTimersByTime(1000)
    expect(heard.mock.calls).toEqual([[[token]]])
    expect(field.value).toBe('')
  })
  test('that pauses between its keys leaves nothing either, and is heard without an ending', () => {
    type([...'Nadia'], 200)
    type([...token], 60)
    vi.advanceTimersByTime(1000)
    expect(heard.mock.calls).toEqual([[[token]]])
    expect(field.value).toBe('Nadia')
  })
  test('is heard by the times of its keys, when a busy page hears of them late', () => {
    for (const [index, key] of [...token, 'Tab'].entries()) {
      const press = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
      Object.defineProperty(press, 'timeStamp', { value: 1e6 + index * 4 })
      field.dispatchEvent(press)
      if (index % 20 === 3) vi.advanceTimersByTime(90)
    }
    expect(heard.mock.calls).toEqual([[[token]]])
    expect(field.value).toBe('')
  })
  test('is not heard by a screen that is gone', () => {
    screen.unmount()
    type([...token, 'Enter'], 3)
    expect(heard).not.toHaveBeenCalled()
  })
})

test('what a person types arrives in the field, in order', () => {
  type([...'Élodie'], 120)
  expect(field.value).toBe('Élodie')
  type(['Enter'], 120)
  expect(heard).not.toHaveBeenCalled()
})
test('keys with Control are left alone', () => {
  const copy = new KeyboardEvent('keydown', { key: 'c', ctrlKey: true, bubbles: true, cancelable: true })
  expect(field.dispatchEvent(copy)).toBe(true)
})
