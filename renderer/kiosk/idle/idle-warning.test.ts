import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { usePreferences, type Volume } from '../../stores/preferences.ts'
import { createTexts } from '../../strings/i18n.ts'
import { kioskTexts } from '../kiosk-texts.ts'
import IdleWarning from './IdleWarning.vue'

const end = vi.hoisted(() => vi.fn())
vi.mock('./wipe.ts', () => ({ useEndVisitorSession: () => end }))

const loudest: number[] = []
const started = vi.fn()
class Speaker {
  currentTime = 0
  destination = {}
  createOscillator() {
    return { frequency: { value: 0 }, connect: (next: object) => next, start: started, stop: vi.fn() }
  }
  createGain() {
    const gain = {
      setValueAtTime: vi.fn(),
      exponentialRampToValueAtTime: (value: number) => loudest.push(value),
    }
    return { gain, connect: (next: object) => next }
  }
}

beforeEach(() => {
  setActivePinia(createPinia())
  vi.stubGlobal('AudioContext', Speaker)
  started.mockClear()
  loudest.length = 0
})
afterEach(() => void vi.unstubAllGlobals())

const show = () =>
  mount(IdleWarning, {
    props: { endsAt: 20_000, length: 20_000, now: 0 },
    global: { plugins: [createTexts(kioskTexts)] },
    attachTo: document.body,
  })
function ask(volume?: Volume) {
  if (volume) usePreferences().volume = volume
  show().unmount()
  return Math.max(0, ...loudest)
}

test('the question whether somebody is still there is heard, without anybody having asked for a sound', () => {
  expect(ask()).toBeGreaterThan(0)
  expect(started).toHaveBeenCalled()
})

test('it is as loud as was chosen, and silent for who chose silence', () => {
  const [soft, full] = [ask('soft'), ask('full')]
  expect(full).toBeGreaterThan(soft)
  loudest.length = 0
  started.mockClear()
  expect(ask('off')).toBe(0)
  expect(started).not.toHaveBeenCalled()
})

test('more time is given, or all of it ends at once', async () => {
  const warning = show()
  await vi.waitFor(() => expect(document.querySelectorAll('button')).toHaveLength(2))
  const [more, now] = document.querySelectorAll('button')
  more!.click()
  expect(warning.emitted('moreTime')).toHaveLength(1)
  expect(end).not.toHaveBeenCalled()
  now!.click()
  expect(end).toHaveBeenCalledOnce()
  warning.unmount()
})
