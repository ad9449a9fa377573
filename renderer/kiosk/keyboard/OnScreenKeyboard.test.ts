import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { createTexts } from '../../strings/i18n.ts'
import { usePreferences } from '../../stores/preferences.ts'
import { kioskTexts } from '../kiosk-texts.ts'
import type { KeyboardKind } from './layouts.ts'
import OnScreenKeyboard from './OnScreenKeyboard.vue'

let keyboard: VueWrapper
let field: HTMLInputElement

beforeEach(() => {
  setActivePinia(createPinia())
  document.body.innerHTML = '<form><input /><div id="place"></div></form>'
  field = document.querySelector('input')!
})
afterEach(() => keyboard.unmount())

function show(kind: KeyboardKind) {
  keyboard = mount(OnScreenKeyboard, {
    props: { kind, field },
    global: { plugins: [createTexts(kioskTexts)] },
    attachTo: '#place',
  })
}
function key(label: string): HTMLButtonElement {
  const keys = [...document.querySelectorAll<HTMLButtonElement>('button')]
  return keys.find((button) => button.textContent === label)!
}
/** As an assistive device clicks. */
async function tap(...labels: string[]) {
  for (const label of labels) {
    key(label).dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 0 }))
    await nextTick()
  }
}

test('a name begins with a capital, accents included, and goes on in small letters', async () => {
  show('name')
  await tap('É', 'l', 'o', 'd', 'i', 'e')
  expect(field.value).toBe('Élodie')
})
test('the erase key takes back one letter', async () => {
  show('name')
  await tap('É', 'v', 'e', 'Effacer')
  expect(field.value).toBe('Év')
})
test('letters may stand in the order of the alphabet', async () => {
  show('name')
  await tap('ABC')
  const row = document.querySelector('.hg-row')!
  expect(row.textContent).toBe('ABCDEFGHIJ')
})
test('the key "Accents" shows all of them for one letter, and the letters come back', async () => {
  show('name')
  await tap('Accents', 'Æ', 's', 'a', 'Accents', 'ÿ')
  expect(field.value).toBe('Æsaÿ')
  expect(key('z')).toBeDefined()
})
test('a letter held down offers its accents, and one of them takes its place', async () => {
  vi.useFakeTimers()
  show('name')
  await tap('N', 'i', 'n')
  key('n').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
  await vi.advanceTimersByTimeAsync(600)
  field.value = 'Nin'
  const offered = [...document.querySelectorAll<HTMLElement>('.variants button')]
  expect(offered.map((button) => button.textContent.trim())).toEqual(['ñ', 'ń'])
  offered[0]!.click()
  await nextTick()
  expect(field.value).toBe('Niñ')
  expect(document.querySelector('.variants')).toBeNull()
  vi.useRealTimers()
})
test('a letter that is let go offers nothing', async () => {
  vi.useFakeTimers()
  show('name')
  const letter = key('E')
  letter.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
  await vi.advanceTimersByTimeAsync(200)
  document.querySelector('.simple-keyboard')!.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }))
  await vi.advanceTimersByTimeAsync(600)
  expect(document.querySelector('.variants')).toBeNull()
  vi.useRealTimers()
})
test('who reads Arabic begins with its letters; one key leads to the Latin ones and back', async () => {
  usePreferences().language = 'ar'
  show('name')
  await tap('س', 'م', 'ر')
  expect(field.value).toBe('سمر')
  field.value = ''
  await tap('ABC', 's', 'a')
  expect(field.value).toBe('sa')
  await tap('أ ب ت')
  expect(key('ض')).toBeDefined()
})
test('a key never sends the form it stands in', () => {
  show('pass')
  for (const button of document.querySelectorAll('button')) expect(button.type).toBe('button')
})
test('the keyboard keeps nothing of what was typed', async () => {
  show('name')
  await tap('É', 'v', 'e')
  const instances = (window as { SimpleKeyboardInstances?: object }).SimpleKeyboardInstances
  const held = Object.values(instances ?? {}).map((instance: { getInput(): string }) => instance.getInput())
  expect(held.join('')).toBe('')
})
