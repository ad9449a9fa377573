import { mount } from '@vue/test-utils'
import { defineComponent, h, ref } from 'vue'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { expect, test } from 'vitest'
import { frenchTexts } from '../hiring/test-support/french.ts'
import UnsavedWords from './UnsavedWords.vue'
import { provideUnsavedWords, useLeavingForms, useUnsavedWords } from './use-unsaved-words.ts'

const typed = ref('')
/** A page with a form, a dialog without words over it, and a tab that takes the form away. */
const Form = defineComponent(() => {
  useUnsavedWords(() => typed.value !== '')
  const dialog = useUnsavedWords(() => false)
  const page = useLeavingForms()
  const left = ref('')
  const leave = async (what: string, mayLeave: () => Promise<boolean>) => {
    if (await mayLeave()) left.value = what
  }
  return () => [
    h('button', { onClick: () => leave('dialog', dialog.mayLeave) }, 'Fermer la boîte'),
    h('button', { onClick: () => leave('tab', page.mayLeave) }, 'Autre onglet'),
    h('p', `left ${left.value}`),
  ]
})
const Desk = defineComponent(() => {
  const question = provideUnsavedWords()
  return () => [h(RouterView), h(UnsavedWords, { question })]
})

async function open() {
  typed.value = 'un mot'
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: Form },
      { path: '/ailleurs', component: { render: () => 'ailleurs' } },
    ],
  })
  await router.push('/')
  const page = mount(Desk, { attachTo: document.body, global: { plugins: [router, frenchTexts()] } })
  return { router, page, path: () => router.currentRoute.value.path }
}
function press(label: string) {
  const found = [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === label)
  if (!found) throw new Error(`No button says "${label}": ${document.body.textContent}`)
  found.click()
}
const question = () => document.body.textContent.includes('Vos mots ne sont pas enregistrés')

test('another page asks first: staying keeps the page, leaving goes on', async () => {
  const { router, page, path } = await open()
  const first = router.push('/ailleurs')
  await expect.poll(question).toBe(true)
  press('Rester et continuer')
  await first
  expect(path()).toBe('/')
  const second = router.push('/ailleurs')
  await expect.poll(question).toBe(true)
  press('Partir sans enregistrer')
  await second
  expect(path()).toBe('/ailleurs')
  page.unmount()
})

test('without words nothing is asked', async () => {
  const { router, page, path } = await open()
  typed.value = ''
  await router.push('/ailleurs')
  expect(path()).toBe('/ailleurs')
  page.unmount()
})

test('a dialog asks for its own words only, a tab for those of every form it would take away', async () => {
  const { page } = await open()
  press('Fermer la boîte')
  await expect.poll(() => document.body.textContent).toContain('left dialog')
  expect(question()).toBe(false)
  press('Autre onglet')
  await expect.poll(question).toBe(true)
  press('Partir sans enregistrer')
  await expect.poll(() => document.body.textContent).toContain('left tab')
  page.unmount()
})

test('the end of the window asks while there are words, and no longer once the form is gone', async () => {
  const { page } = await open()
  const ends = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  expect(ends()).toBe(false)
  page.unmount()
  expect(ends()).toBe(true)
})
