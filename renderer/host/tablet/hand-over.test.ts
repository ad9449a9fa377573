import { beforeEach, expect, it, vi } from 'vitest'
import { createHandOver } from './hand-over.ts'

const handed = { sessionId: 's1', bookingId: 'b1' }
let kept = new Map<string, string>()
const storage = {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, value: string) => void kept.set(name, value),
  removeItem: (name: string) => void kept.delete(name),
} as Storage

beforeEach(() => {
  kept = new Map()
})

it('locks the desk before the tablet changes hands', () => {
  const lock = vi.fn()
  const handOver = createHandOver(storage, lock)
  handOver.give(handed)
  expect(lock).toHaveBeenCalledOnce()
  expect(handOver.current.value).toEqual(handed)
})

it('is still in those hands after the page was loaded again, until it is taken back', () => {
  createHandOver(storage, () => undefined).give(handed)
  const again = createHandOver(storage, () => undefined)
  expect(again.current.value).toEqual(handed)
  again.takeBack()
  expect(createHandOver(storage, () => undefined).current.value).toBeNull()
})

it('changes hands also where nothing more can be kept', () => {
  const told = vi.fn()
  vi.stubGlobal('reportError', told)
  const full = {
    ...storage,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  } as Storage
  const lock = vi.fn()
  const handOver = createHandOver(full, lock)
  handOver.give(handed)
  expect(lock).toHaveBeenCalledOnce()
  expect(handOver.current.value).toEqual(handed)
  expect(told).toHaveBeenCalledOnce()
  vi.unstubAllGlobals()
})

it('reads nothing out of what is damaged', () => {
  kept.set('pepiniere-handed-over', '{"sessionId":1}')
  expect(createHandOver(storage, () => undefined).current.value).toBeNull()
  kept.set('pepiniere-handed-over', 'x')
  expect(createHandOver(storage, () => undefined).current.value).toBeNull()
})
