import 'fake-indexeddb/auto'
import { createRxDatabase, type RxJsonSchema } from 'rxdb/plugins/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { MemoryDisk } from '../testing/memory-disk.ts'
import { frameOf } from './frame.ts'
import { openJournalDisk } from './journal-disk.ts'
import type { Upgrade } from '../../../domain/sync/collection-rule.ts'
import { JournalStorage } from './journal-storage.ts'
import { Journal } from './journal.ts'

interface Note {
  id: string
  text: string
  size?: number
}
const schema: RxJsonSchema<Note> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 20 }, text: { type: 'string' }, size: { type: 'number' } },
  required: ['id', 'text'],
}

/** A crash closes nothing: each opening has a name of its own in the page, and the same disk. */
let times = 0
const opened: { close: () => Promise<unknown> }[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.close()))
})

async function open(disk: MemoryDisk, { version = 0, upgrades = [] as Upgrade[] } = {}) {
  const journal = await Journal.open(disk)
  const storage = new JournalStorage(journal, {
    isKept: (name) => name === 'notes' || name === 'marks',
    upgradesOf: (name, from) => (name === 'notes' ? upgrades.slice(from) : []),
  })
  const database = await createRxDatabase({ name: `notebook-${++times}`, storage, multiInstance: false })
  opened.push(database)
  const { notes, marks } = await database.addCollections({
    notes: { schema: { ...schema, version }, autoMigrate: false },
    marks: { schema },
  })
  return { database, notes: notes!, marks: marks! }
}
const close = async ({ database }: Awaited<ReturnType<typeof open>>) => {
  opened.splice(opened.indexOf(database), 1)
  await database.close()
}

describe('records in the journal', () => {
  it('are there after a crash, deleted ones gone', async () => {
    const disk = new MemoryDisk()
    const { notes } = await open(disk)
    await notes.insert({ id: 'a', text: 'un' })
    await notes.insert({ id: 'b', text: 'deux' })
    const a = await notes.findOne('a').exec(true)
    await a.incrementalPatch({ text: 'changé' })
    await (await notes.findOne('b').exec(true)).remove()
    const again = await open(disk.afterCrash())
    expect((await again.notes.find().exec()).map((note) => note.toJSON())).toEqual([
      { id: 'a', text: 'changé' },
    ])
  })

  it('show no event, no query result and no resolved write before the disk has them', async () => {
    const disk = new MemoryDisk()
    const { notes } = await open(disk)
    const seen: string[] = []
    notes.$.subscribe((event) => seen.push(event.documentId))
    const release = disk.hold()
    const written = vi.fn()
    const writing = notes.insert({ id: 'a', text: 'un' }).then(written)
    await vi.waitFor(async () => expect(await notes.findOne('a').exec()).toBeNull())
    expect([seen, written.mock.calls.length]).toEqual([[], 0])
    release()
    await writing
    expect([seen, (await notes.findOne('a').exec())?.text]).toEqual([['a'], 'un'])
  })

  it('that the disk refused are not there, and the write says so', async () => {
    const disk = new MemoryDisk()
    const { notes } = await open(disk)
    await notes.insert({ id: 'a', text: 'un' })
    const before = disk.frames.length
    disk.fail()
    await expect(notes.insert({ id: 'b', text: 'deux' })).rejects.toThrow('full')
    await expect((await notes.findOne('a').exec(true)).incrementalPatch({ text: 'autre' })).rejects.toThrow(
      'full',
    )
    expect((await notes.find().exec()).map(({ id, text }) => [id, text])).toEqual([['a', 'un']])
    disk.works()
    await notes.insert({ id: 'b', text: 'enfin' })
    expect(disk.frames.length).toBe(before + 1)
    expect((await (await open(disk.afterCrash())).notes.findOne('b').exec())?.text).toBe('enfin')
  })

  it('of two collections written in one turn are one frame', async () => {
    const disk = new MemoryDisk()
    const { notes, marks } = await open(disk)
    const before = disk.frames.length
    const write = (document: object) => [{ document }] as never
    await Promise.all([
      notes.storageInstance.bulkWrite(
        write({ id: 'n', text: 'x', _deleted: false, _attachments: {}, _meta: { lwt: 1 }, _rev: '' }),
        'act',
      ),
      marks.storageInstance.bulkWrite(
        write({ id: 'm', text: 'x', _deleted: false, _attachments: {}, _meta: { lwt: 1 }, _rev: '' }),
        'act',
      ),
    ])
    expect(disk.frames.length).toBe(before + 1)
  })

  it('written twice before the first is on disk conflict as if it were', async () => {
    const disk = new MemoryDisk()
    const { notes } = await open(disk)
    const release = disk.hold()
    const both = Promise.allSettled([
      notes.insert({ id: 'a', text: 'un' }),
      notes.insert({ id: 'a', text: 'deux' }),
    ])
    await Promise.resolve()
    release()
    expect((await both).map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect((await notes.findOne('a').exec())?.text).toBe('un')
  })

  it('that an older version wrote are brought to the present one as they are read', async () => {
    const disk = new MemoryDisk()
    const former = await open(disk)
    await former.notes.insert({ id: 'a', text: 'un' })
    await close(former)
    const upgrades = [(note: object) => ({ ...note, size: 2 })]
    for (let times = 0; times < 2; times++) {
      const now = await open(disk, { version: 1, upgrades })
      expect((await now.notes.find().exec()).map((note) => note.toJSON())).toEqual([
        { id: 'a', text: 'un', size: 2 },
      ])
      await close(now)
    }
  })

  it('that were removed long ago leave the disk too', async () => {
    const disk = new MemoryDisk()
    const { notes } = await open(disk)
    await (await notes.insert({ id: 'a', text: 'un' })).remove()
    await notes.storageInstance.cleanup(-1)
    const again = await open(disk.afterCrash())
    expect(await again.notes.storageInstance.findDocumentsById(['a'], true)).toEqual([])
  })
})

describe('the journal in IndexedDB', () => {
  it('gives back what was written, and tells when it was deleted underneath', async () => {
    const disk = await openJournalDisk('probe')
    // More than are read at once, so that the next ones are asked for.
    const numbers = Array.from({ length: 9 }, (_, index) => index + 1)
    for (const n of numbers) await disk.append({ n, ...frameOf(`${n}`) }, n % 2 ? 'relaxed' : 'strict')
    await disk.replaceUpTo(1, [{ n: 1, ...frameOf('new') }])
    const read: unknown[] = []
    await disk.read((frame) => read.push(frame))
    expect(read).toEqual([
      { n: 1, ...frameOf('new') },
      ...numbers.slice(1).map((n) => ({ n, ...frameOf(`${n}`) })),
    ])
    await expect(disk.append({ n: 2, ...frameOf('3') }, 'strict')).rejects.toThrow()
    const lost = vi.fn()
    disk.onLost(lost)
    indexedDB.deleteDatabase('probe')
    await vi.waitFor(() => expect(lost).toHaveBeenCalledWith('cleared'))
    await expect(disk.append({ n: 10, ...frameOf('10') }, 'strict')).rejects.toThrow()
  })

  it('asks for the durability of each commit', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
    const disk = await openJournalDisk('probe-2')
    await disk.append({ n: 1, ...frameOf('1') }, 'relaxed')
    await disk.append({ n: 2, ...frameOf('2') }, 'strict')
    const asked = transaction.mock.calls
      .filter(([, mode]) => mode === 'readwrite')
      .map(([, , options]) => options)
    expect(asked).toEqual([{ durability: 'relaxed' }, { durability: 'strict' }])
    disk.close()
  })
})
