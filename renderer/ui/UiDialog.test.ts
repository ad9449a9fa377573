import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { nextTick, ref } from 'vue'
import { createTexts } from '../strings/i18n.ts'
import UiDialog from './UiDialog.vue'

test('a dialog goes with its page when a locked desk keeps that aside, and comes back with it', async () => {
  const isOpen = ref(true)
  const Page = { components: { UiDialog }, template: '<UiDialog open title="Retirer le mandat ?" />' }
  const Desk = {
    components: { Page },
    setup: () => ({ isOpen }),
    template: '<KeepAlive><Page v-if="isOpen" /></KeepAlive>',
  }
  const desk = mount(Desk, { attachTo: document.body, global: { plugins: [createTexts({ fr: {} })] } })
  const dialog = () => document.querySelector('[role="dialog"]')
  await expect.poll(dialog).not.toBeNull()
  isOpen.value = false
  await nextTick()
  await expect.poll(dialog).toBeNull()
  isOpen.value = true
  await expect.poll(dialog).not.toBeNull()
  desk.unmount()
})
