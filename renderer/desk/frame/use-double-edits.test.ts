import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { defineComponent, h, reactive } from 'vue'
import { afterEach, expect, test } from 'vitest'
import { frenchTexts } from '../hiring/test-support/french.ts'
import DoubleEdits from './DoubleEdits.vue'
import { provideDoubleEdits, useDoubleEdits } from './use-double-edits.ts'

interface Form {
  title: string
  where: string
  note: string
}
let desk: VueWrapper
afterEach(() => desk.unmount())

/** A form filled from a record, and a desk that asks. */
function open(typed: Partial<Form>, meanwhile: Partial<Form> | null) {
  const filled: Form = { title: 'Serre', where: 'Cour', note: '' }
  const state = reactive({ base: filled, mine: { ...filled, ...typed } })
  const present = meanwhile && { ...filled, ...meanwhile }
  let mayKeep!: () => Promise<boolean>
  const Screen = defineComponent(() => {
    ;({ mayKeep } = useDoubleEdits<Form>({
      base: () => state.base,
      mine: () => state.mine,
      present: () => present,
      put: (field, value) => (state.mine[field] = value),
      rebase: (now) => (state.base = now),
      label: (field) => `Champ ${field}`,
      words: (_, value) => value,
    }))
    return () => h('p')
  })
  const Desk = defineComponent(() => {
    const question = provideDoubleEdits()
    return () => [h(Screen), h(DoubleEdits, { question })]
  })
  desk = mount(Desk, { attachTo: document.body, global: { plugins: [frenchTexts()] } })
  return { state, mayKeep }
}
const dialog = () => document.querySelector('[role="dialog"]')
const buttons = (words: string) =>
  [...document.querySelectorAll('button')].filter((one) => one.textContent.trim() === words)
/** Whether it has been answered. */
async function isSettled(asked: Promise<boolean>): Promise<boolean> {
  await flushPromises()
  return Promise.race([asked.then(() => true), flushPromises().then(() => false)])
}

test('nothing is asked where the record says what it said, or where there is none yet', async () => {
  for (const meanwhile of [{}, null]) {
    const { mayKeep, state } = open({ title: 'Grande serre' }, meanwhile)
    expect(await mayKeep()).toBe(true)
    expect(state.mine.title).toBe('Grande serre')
    desk.unmount()
  }
})

test('what somebody else changed comes in where nobody typed here, and counts as theirs', async () => {
  const { mayKeep, state } = open({ title: 'Grande serre' }, { where: 'Jardin' })
  expect(await mayKeep()).toBe(true)
  expect(state.mine).toEqual({ title: 'Grande serre', where: 'Jardin', note: '' })
  expect(state.base.where).toBe('Jardin')
})

test('the same words from both sides are nothing to ask about', async () => {
  const { mayKeep } = open({ title: 'Grande serre' }, { title: 'Grande serre' })
  expect(await mayKeep()).toBe(true)
})

test.each([
  ['Garder la leur', 'Petite serre'],
  ['Mettre la mienne', 'Grande serre'],
])('a field that both changed shows both words, and "%s" keeps one of them', async (choice, stays) => {
  const { mayKeep, state } = open({ title: 'Grande serre' }, { title: 'Petite serre' })
  const asked = mayKeep()
  expect(await isSettled(asked)).toBe(false)
  for (const words of ['Champ title', 'Petite serre', 'Grande serre'])
    expect(dialog()!.textContent).toContain(words)
  buttons(choice)[0]!.click()
  expect(await asked).toBe(true)
  expect(state.mine.title).toBe(stays)
  expect(state.base.title).toBe('Petite serre')
  await flushPromises()
  expect(dialog()).toBeNull()
})

test('each of several fields is decided by itself; nothing is kept before all are', async () => {
  const both = { title: 'Grande serre', note: 'Mon mot' }
  const { mayKeep, state } = open(both, { title: 'Petite serre', note: 'Un autre mot' })
  const asked = mayKeep()
  await flushPromises()
  buttons('Garder la leur')[0]!.click()
  expect(await isSettled(asked)).toBe(false)
  buttons('Mettre la mienne')[1]!.click()
  expect(await asked).toBe(true)
  expect(state.mine).toMatchObject({ title: 'Petite serre', note: 'Mon mot' })
})

test('going back keeps what was typed and saves nothing', async () => {
  const { mayKeep, state } = open({ title: 'Grande serre' }, { title: 'Petite serre', where: 'Jardin' })
  const asked = mayKeep()
  await flushPromises()
  buttons('Revenir sans enregistrer')[0]!.click()
  expect(await asked).toBe(false)
  expect(state.mine).toEqual({ title: 'Grande serre', where: 'Cour', note: '' })
})
