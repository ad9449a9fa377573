import { beforeEach, vi, type MockInstance } from 'vitest'
import { Journal } from '../replica/journal.ts'

/** How often a device of this test was given something to keep, be it in its journal or beside it. */
export function useWriteCount(): () => number {
  let journal: MockInstance<Journal['commit']>
  let disk: MockInstance[]
  beforeEach(() => {
    journal = vi.spyOn(Journal.prototype, 'commit')
    const { prototype } = IDBObjectStore
    disk = [vi.spyOn(prototype, 'put'), vi.spyOn(prototype, 'add'), vi.spyOn(prototype, 'delete')]
    disk.push(
      vi.spyOn(prototype, 'clear'),
      vi.spyOn(localStorage, 'setItem'),
      vi.spyOn(localStorage, 'removeItem'),
    )
  })
  return () =>
    journal.mock.calls.filter(([{ changes }]) => changes.length > 0).length +
    disk.reduce((sum, { mock }) => sum + mock.calls.length, 0)
}
