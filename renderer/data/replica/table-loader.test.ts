import { prepareQuery, normalizeMangoQuery } from 'rxdb/plugins/core'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { MemoryDisk } from '../testing/memory-disk.ts'
import {
  inserted,
  instanceOf,
  person,
  personSchema,
  storageOn,
  type Person,
} from '../testing/storage-instance.ts'
import type { JournalInstance } from './journal-storage.ts'

/** More than are loaded in one piece. */
const MANY = 4500

type People = JournalInstance<Person>
const open = async (disk: MemoryDisk): Promise<[People, People]> => {
  const storage = await storageOn(disk)
  return [(await instanceOf(storage)) as People, (await instanceOf(storage)) as People]
}
const everybody = prepareQuery(personSchema, normalizeMangoQuery(personSchema, { selector: {} }))
const count = async (people: People) => (await people.count(everybody)).count

describe('documents that are brought into memory piece by piece', () => {
  const documents = Array.from({ length: MANY }, (_, index) => person(`p${index}`, {}, 1 + index))
  const last = documents.at(-1)!
  let disk: MemoryDisk
  beforeEach(async () => {
    disk = new MemoryDisk()
    const [people] = await open(disk)
    await people.bulkWrite(inserted(...documents), 'test')
  })

  it('are all there once, whatever is asked in the middle, and by whichever instance', async () => {
    const [one, other] = await open(disk)
    const told = vi.fn()
    one.changeStream().subscribe(told)
    expect(one.loadSome()).toBe(true)
    expect(one.internals.documents.size).toBeLessThan(MANY)
    expect(await count(other)).toBe(MANY)
    expect([one.loadSome(), other.loadSome()]).toEqual([false, false])
    expect(await count(one)).toBe(MANY)
    expect(told).not.toHaveBeenCalled()
  })

  it('are written to in the middle as if all were there', async () => {
    const [one, other] = await open(disk)
    one.loadSome()
    const next = person(last.id, { name: 'next' }, MANY + 1)
    const written = await one.bulkWrite([{ document: person('p0') }, { previous: last, document: next }], '')
    expect(written.error).toMatchObject([{ status: 409, documentId: 'p0' }])
    expect(other.loadSome()).toBe(false)
    expect(await other.findDocumentsById([last.id], false)).toEqual([next])
    expect(await count(one)).toBe(MANY)
  })

  it('have no height a second time, also those that were not loaded yet', async () => {
    const [one] = await open(disk)
    one.loadSome()
    const { change } = one.prepare(new Map([['p0', { id: 'p0', name: 'x', age: 1, isHere: true }]]))
    expect(change.put).toMatchObject([['p0', { _rev: `${MANY + 1}-device` }]])
  })

  it('and go with their collection, in the middle too', async () => {
    const [one] = await open(disk)
    one.loadSome()
    await one.remove()
    const [again] = await open(disk.afterCrash())
    expect(await count(again)).toBe(0)
  })
})
