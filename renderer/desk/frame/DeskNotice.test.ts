import { flushPromises, mount } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import { frenchTexts, read } from '../hiring/test-support/french.ts'
import DeskNotice from './DeskNotice.vue'
import { provideNotices, type Notices } from './notices.ts'

test('what could not be taken back is not said of what is done next', async () => {
  vi.stubGlobal('reportError', vi.fn())
  let notices!: Notices
  const Frame = defineComponent(() => {
    notices = provideNotices()
    return () => h(DeskNotice, { notices })
  })
  const frame = mount(Frame, { global: { plugins: [frenchTexts()] } })
  notices.say('Absence notée.', () => Promise.reject(new Error('disk')))
  await nextTick()
  await frame.find('button').trigger('click')
  await flushPromises()
  expect(read(frame.text())).toContain('Ce n’est pas enregistré')
  notices.say('Présence notée.')
  await nextTick()
  expect(read(frame.text())).toContain('Présence notée.')
  expect(read(frame.text())).not.toContain('Ce n’est pas enregistré')
  frame.unmount()
  vi.unstubAllGlobals()
})
