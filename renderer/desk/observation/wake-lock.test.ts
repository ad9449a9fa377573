import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { createTexts } from '../../strings/i18n.ts'
import { observationTexts } from './observation.texts.ts'
import ObservationBoard from './ObservationBoard.vue'

vi.mock('../frame/use-unsaved-words.ts', () => ({ useLeavingForms: () => ({ mayLeave: async () => true }) }))

const release = vi.fn(async () => undefined)
const request = vi.fn(async () => ({ release }))
let visible: DocumentVisibilityState = 'visible'
let board: VueWrapper

beforeEach(() => {
  visible = 'visible'
  release.mockClear()
  request.mockClear()
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visible)
  Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true })
})
afterEach(() => {
  vi.restoreAllMocks()
  Reflect.deleteProperty(navigator, 'wakeLock')
})
function open() {
  board = mount(ObservationBoard, {
    props: { participants: [], observers: [], cards: [], evaluations: [] },
    global: { plugins: [createTexts({ fr: { observation: observationTexts.fr } })] },
  })
}

test('the screen stays lit while somebody watches, and no longer once they stop', async () => {
  open()
  await until(() => request.mock.calls.length === 1)
  board.unmount()
  await until(() => release.mock.calls.length === 1)
})

test('it is asked for again when the page is in front again', async () => {
  open()
  await until(() => request.mock.calls.length === 1)
  visible = 'hidden'
  document.dispatchEvent(new Event('visibilitychange'))
  expect(request).toHaveBeenCalledOnce()
  visible = 'visible'
  document.dispatchEvent(new Event('visibilitychange'))
  await until(() => request.mock.calls.length === 2)
  board.unmount()
})

test('where a browser has no such lock, or refuses it, people observe all the same', async () => {
  request.mockRejectedValueOnce(new Error('low battery'))
  open()
  await until(() => request.mock.calls.length === 1)
  expect(board.text()).not.toBe('')
  board.unmount()
  Reflect.deleteProperty(navigator, 'wakeLock')
  open()
  expect(board.text()).not.toBe('')
  board.unmount()
})
