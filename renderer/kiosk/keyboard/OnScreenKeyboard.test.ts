import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { nextTick } from 'vue'
import { createTexts } from '../../strings/i18n.ts'
import { kioskFr } from '../../strings/kiosk.fr.ts'
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
    global: { plugins: [createTexts({ fr: kioskFr })] },
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
  const row = [...document.querySelectorAll('.hg-row')][1]!
  expect(row.textContent).toBe('ABCDEFGHIJ')
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
