import fc from 'fast-check'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { defineComponent, h, KeepAlive, nextTick, ref } from 'vue'
import { writeAttestationToken } from '../../../domain/attestations/attestation-token.ts'
import { passIdFrom } from '../../../domain/visits/pass-code.ts'
import { writePassToken } from '../../../domain/visits/pass-token.ts'
import { useScanner } from './use-scanner.ts'

const token = writePassToken({
  passId: passIdFrom(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8])),
  visitorId: '0123456789ABCDEF',
  keyId: 1,
  signature: new Uint8Array(64).fill(7),
})
const attestation = writeAttestationToken({
  ...{ siteId: 'mende', keyId: 1, serial: '7K2M9QX4', observedOn: '2026-03-12', challengeIds: ['A01.1'] },
  ...{ name: 'Nadia', abilities: [], digest: new Uint8Array(16), signature: new Uint8Array(64) },
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
  test('that reads a link with a code at its end is heard saying the code, and leaves nothing of the link', () => {
    type([...`https://pepiniere.example/verify/#${attestation}`, 'Enter'], 3)
    vi.advanceTimersByTime(1000)
    expect(heard.mock.calls).toEqual([[[attestation]]])
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
  test('is not heard by a screen that is kept and not shown, as behind a lock, and is again once it is shown', async () => {
    screen.unmount()
    const isShown = ref(true)
    const Desk = defineComponent(() => () => [
      h(KeepAlive, () => (isShown.value ? h(Screen) : h('p'))),
      h('input', { class: 'code' }),
    ])
    screen = mount(Desk, { attachTo: document.body })
    field = screen.find<HTMLInputElement>('.code').element
    field.focus()
    isShown.value = false
    await nextTick()
    type([...token, 'Enter'], 3)
    vi.advanceTimersByTime(1000)
    expect(heard).not.toHaveBeenCalled()
    field.value = ''
    isShown.value = true
    await nextTick()
    type([...token, 'Enter'], 3)
    vi.advanceTimersByTime(1000)
    expect(heard.mock.calls).toEqual([[[token]]])
  })
})

test('what a person types arrives in the field, in order', () => {
  type([...'Élodie'], 120)
  expect(field.value).toBe('Élodie')
  type(['Enter'], 120)
  expect(heard).not.toHaveBeenCalled()
})
describe('text that comes without a key', () => {
  /** The letters of a fast hand: all of them are still held back. */
  const typeFast = (letters: string) => type([...letters], 4)
  const compose = (kind: 'beforeinput' | 'compositionstart', text: string) => {
    const input = kind === 'beforeinput' ? { inputType: 'insertText', data: text } : { data: '' }
    const caret = field.selectionStart!
    const isLeftToIt = field.dispatchEvent(
      new InputEvent(kind, { ...input, bubbles: true, cancelable: true }),
    )
    if (!isLeftToIt) return
    put(text)
    // A browser has decided before it asks where the caret will be.
    if (kind === 'beforeinput') field.setSelectionRange(caret + text.length, caret + text.length)
  }
  /** As the browser puts text where the caret is. */
  const put = (text: string) => {
    const caret = field.selectionStart!
    field.value = field.value.slice(0, caret) + text + field.value.slice(caret)
    field.setSelectionRange(caret + text.length, caret + text.length)
    field.dispatchEvent(new InputEvent('input', { inputType: 'insertText', data: text, bubbles: true }))
  }

  test.each(['beforeinput', 'compositionstart'] as const)(
    'never overtakes the letters typed before it (%s)',
    (kind) => {
      typeFast('Zo')
      compose(kind, 'é')
      typeFast('Li')
      compose(kind, 'ï')
      typeFast('e')
      vi.advanceTimersByTime(100)
      expect(field.value).toBe('ZoéLiïe')
    },
  )
  test('changes no order, however fast the hand and wherever the accents are', () => {
    const letters = fc.array(fc.tuple(fc.constantFrom(...'Zoé-ïLni'), fc.integer({ min: 0, max: 80 })))
    fc.assert(
      fc.property(letters, (typed) => {
        field.value = ''
        for (const [letter, pause] of typed) {
          if ('éï'.includes(letter)) compose('beforeinput', letter)
          else type([letter], 0)
          at += pause
          vi.advanceTimersByTime(pause)
        }
        vi.advanceTimersByTime(100)
        expect(field.value).toBe(
          typed
            .map(([letter]) => letter)
            .join('')
            .slice(0, 40),
        )
      }),
    )
  })
  test('is put behind them also when it was not announced, and wherever the caret is', () => {
    field.value = 'Anne-X'
    field.setSelectionRange(5, 5)
    typeFast('Zo')
    put('é')
    expect([field.value, field.selectionStart]).toEqual(['Anne-ZoéX', 8])
    typeFast('l')
    vi.advanceTimersByTime(100)
    expect(field.value).toBe('Anne-ZoélX')
  })
  test('finds nothing to wait for while a code is read', () => {
    typeFast(token.slice(0, 8))
    compose('beforeinput', 'é')
    typeFast(token.slice(8))
    type(['Enter'], 4)
    expect(heard.mock.calls).toEqual([[[token]]])
    expect(field.value).toBe('é')
  })
})

test('a dead key keeps its accent, and comes after the letters before it', () => {
  type([...'Beno'], 4)
  const dead = new KeyboardEvent('keydown', {
    key: 'Dead',
    code: 'BracketLeft',
    bubbles: true,
    cancelable: true,
  })
  expect(field.dispatchEvent(dead)).toBe(true)
  expect(field.value).toBe('Beno')
})
test.each([
  ['a tap', new Event('pointerdown', { bubbles: true })],
  ['the beginning of a composition', new Event('compositionstart', { bubbles: true })],
  ['a shortcut', new KeyboardEvent('keydown', { key: 'a', ctrlKey: true, bubbles: true })],
])('%s finds in the field what was typed before it', (_, event) => {
  type([...'Zo'], 4)
  field.dispatchEvent(event)
  expect(field.value).toBe('Zo')
})
test('keys with Control are left alone', () => {
  const copy = new KeyboardEvent('keydown', { key: 'c', ctrlKey: true, bubbles: true, cancelable: true })
  expect(field.dispatchEvent(copy)).toBe(true)
})
