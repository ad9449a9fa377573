import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { DeviceData } from '../../data/device-data.ts'
import { usePreferences } from '../../stores/preferences.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'
import { provideEndVisitorSession } from './wipe.ts'

const reload = vi.spyOn(window.location, 'reload').mockImplementation(() => undefined)
const page = vi.spyOn(globalThis, 'fetch')
beforeEach(() => {
  setActivePinia(createPinia())
  vi.useFakeTimers()
  page.mockImplementation(() => Promise.resolve(new Response('')))
  reload.mockClear()
  forget.mockClear()
})
afterEach(() => void vi.useRealTimers())

const forget = vi.fn<() => void>()
async function kiosk(call: () => Promise<unknown>) {
  const blank = { template: '<i />' }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', name: 'attract', component: blank },
      { path: '/welcome', name: 'welcome', component: blank },
    ],
  })
  await router.push('/welcome')
  let end = () => {}
  const Frame = defineComponent(() => {
    end = provideEndVisitorSession({ call } as unknown as DeviceData, { forget })
    return () => h('i')
  })
  mount(Frame, { global: { plugins: [router] } })
  return { router, end: () => end() }
}

test('a personal session leaves nothing in the stores, and the page is loaded anew', async () => {
  const session = useVisitorSession()
  const before = JSON.stringify(session.$state)
  session.$patch({ name: 'MARKER', typedCode: 'MARKER', visitId: 'MARKER' })
  session.draft.message = 'MARKER'
  usePreferences().language = 'en'
  const { router, end } = await kiosk(() => Promise.resolve({ ok: true }))
  end()
  await flushPromises()
  expect(JSON.stringify(session.$state)).toBe(before)
  expect(forget).toHaveBeenCalledOnce()
  expect(usePreferences().changed).toBe(false)
  expect(router.currentRoute.value.name).toBe('attract')
  expect(reload).toHaveBeenCalledOnce()
})
test('a session that a screen emptied by itself leaves nothing either', async () => {
  const session = useVisitorSession()
  const { end } = await kiosk(() => Promise.resolve({ ok: true }))
  session.$patch({ name: 'MARKER' })
  session.$reset()
  end()
  await flushPromises()
  expect(reload).toHaveBeenCalledOnce()
})
test('the wipe does not wait for a server that does not answer', async () => {
  const session = useVisitorSession()
  session.$patch({ visitId: 'v', access: { session: 's', expiresAt: 0 } })
  const { end } = await kiosk(() => new Promise(() => undefined))
  end()
  await flushPromises()
  expect(session.visitId).toBe(null)
  await vi.advanceTimersByTimeAsync(500)
  expect(reload).toHaveBeenCalledOnce()
})
test('a kiosk cut off from its page is wiped without a reload, which would leave it blank', async () => {
  page.mockImplementation(() => Promise.reject(new Error('no network')))
  const session = useVisitorSession()
  session.$patch({ name: 'MARKER' })
  const { router, end } = await kiosk(() => Promise.resolve({ ok: true }))
  end()
  await flushPromises()
  expect(session.isPersonal).toBe(false)
  expect(router.currentRoute.value.name).toBe('attract')
  expect(reload).not.toHaveBeenCalled()
})
test('someone who only browsed costs no reload', async () => {
  usePreferences().largeText = true
  const { end } = await kiosk(() => Promise.resolve({ ok: true }))
  end()
  await flushPromises()
  expect(usePreferences().largeText).toBe(false)
  expect(reload).not.toHaveBeenCalled()
})

/** A page that is found only after so many milliseconds: a slow machine. */
function slowPage(milliseconds: number) {
  page.mockImplementation(
    () => new Promise((resolve) => setTimeout(() => resolve(new Response('')), milliseconds)),
  )
}

test('a slow machine loads its page anew all the same', async () => {
  slowPage(3000)
  useVisitorSession().$patch({ name: 'MARKER' })
  const { end } = await kiosk(() => Promise.resolve({ ok: true }))
  end()
  await vi.advanceTimersByTimeAsync(2900)
  expect(reload).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(200)
  expect(reload).toHaveBeenCalledOnce()
})
test('whoever comes meanwhile is not sent away by it, and can end a session of their own', async () => {
  slowPage(3000)
  const session = useVisitorSession()
  session.$patch({ name: 'MARKER' })
  const { router, end } = await kiosk(() => Promise.resolve({ ok: true }))
  end()
  await vi.advanceTimersByTimeAsync(1000)
  await router.push('/welcome')
  session.$patch({ name: 'NEXT' })
  await vi.advanceTimersByTimeAsync(2500)
  expect(reload).not.toHaveBeenCalled()
  end()
  await vi.advanceTimersByTimeAsync(3500)
  expect(session.isPersonal).toBe(false)
  expect(reload).toHaveBeenCalledOnce()
})
