import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { MINUTE, SECOND } from '../../domain/time.ts'
import { STUCK_GRACE } from '../recovery.ts'
import { keepAlive } from './keep-alive.ts'

/** A window that notes what is done to it. */
class FakeWindow extends EventEmitter {
  done: string[] = []
  destroyed = false
  webContents = Object.assign(new EventEmitter(), {
    reload: () => this.done.push('reload'),
    forcefullyCrashRenderer: () => this.done.push('crash'),
  })
  isDestroyed() {
    return this.destroyed
  }
  die(reason = 'crashed') {
    this.webContents.emit('render-process-gone', {}, { reason })
  }
}

let window: FakeWindow

beforeEach(() => {
  vi.useFakeTimers()
  window = new FakeWindow()
  keepAlive(
    window as unknown as BrowserWindow,
    () => window.done.push('relaunch'),
    () => Date.now(),
  )
})
afterEach(() => vi.useRealTimers())

test('a page that ends as it should is left alone', () => {
  window.die('clean-exit')
  vi.advanceTimersByTime(MINUTE)
  expect(window.done).toEqual([])
})

test('a window that is gone is not loaded again', () => {
  window.die()
  window.destroyed = true
  vi.advanceTimersByTime(MINUTE)
  expect(window.done).toEqual([])
})

test('a page that dies is loaded again, and a third death starts the application again', () => {
  for (let deaths = 0; deaths < 3; deaths++) {
    window.die()
    vi.advanceTimersByTime(10 * SECOND)
  }
  expect(window.done).toEqual(['reload', 'reload', 'relaunch'])
})

test('a page that is stuck for a moment only is left alone', () => {
  window.emit('unresponsive')
  vi.advanceTimersByTime(STUCK_GRACE - 1)
  window.emit('responsive')
  vi.advanceTimersByTime(MINUTE)
  expect(window.done).toEqual([])
})

test('a page that stays stuck is ended', () => {
  window.emit('unresponsive')
  vi.advanceTimersByTime(STUCK_GRACE)
  expect(window.done).toEqual(['crash'])
})
