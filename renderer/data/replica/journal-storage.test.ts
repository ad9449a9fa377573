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

  it('that were removed lately stay as removed, and those of before a moment leave', async () => {
    const disk = new MemoryDisk()
    const { notes } = await open(disk)
    await notes.insert({ id: 'kept', text: 'un' })
    await (await notes.insert({ id: 'a', text: 'un' })).remove()
    const frames = disk.frames.length
    await notes.storageInstance.cleanup(60_000)
    expect(disk.frames.length).toBe(frames)
    const removed = () => notes.storageInstance.findDocumentsById(['a', 'kept'], true)
    expect((await removed()).map(({ id, _deleted }) => [id, _deleted])).toEqual([
      ['a', true],
      ['kept', false],
    ])
    expect(await notes.storageInstance.findDocumentsById(['a'], false)).toEqual([])
    await notes.storageInstance.cleanup(-1)
    expect((await removed()).map(({ id }) => id)).toEqual(['kept'])
    expect(JSON.stringify(disk.frames.at(-1))).toContain('drop')
    expect((await (await open(disk.afterCrash())).notes.find().exec()).map(({ id }) => id)).toEqual(['kept'])
  })

  it('that come from versions on the way pass only the steps that are left, and leave their old tables', async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    const row = (id: string) => ({
      id,
      text: id,
      _deleted: false,
      _attachments: {},
      _meta: { lwt: 1 },
      _rev: '1-x',
    })
    const puts = ['notes@0', 'notes@1'].map((table) => ({ table, put: [[table, row(table)] as const] }))
    await journal.commit({ changes: puts, durability: 'strict' })
    const upgrades = [
      (note: object) => ({ ...note, text: 'passed the first step' }),
      (note: object) => ({ ...note, size: 2 }),
    ]
    const { notes } = await open(disk, { version: 2, upgrades })
    expect((await notes.find().exec()).map((note) => note.toJSON())).toEqual([
      { id: 'notes@0', text: 'passed the first step', size: 2 },
      { id: 'notes@1', text: 'notes@1', size: 2 },
    ])
    expect((await Journal.open(disk)).tableNames()).toEqual(['notes@2'])
    expect(disk.durabilities.at(-1)).toBe('strict')
  })

  it('of a collection that is not kept live in the page only', async () => {
    const disk = new MemoryDisk()
    const { database } = await open(disk)
    const { passing } = await database.addCollections({ passing: { schema } })
    await passing!.insert({ id: 'a', text: 'un' })
    expect([disk.frames, (await passing!.find().exec()).length]).toEqual([[], 1])
  })

  it('of a collection that is removed leave the disk with it', async () => {
    const disk = new MemoryDisk()
    const { notes, marks } = await open(disk)
    await notes.insert({ id: 'a', text: 'un' })
    await marks.insert({ id: 'm', text: 'un' })
    await notes.remove()
    expect((await Journal.open(disk)).tableNames()).toEqual(['marks@0'])
    expect(disk.durabilities.at(-1)).toBe('strict')
  })

  it('are counted, and have no attachments', async () => {
    const { notes } = await open(new MemoryDisk())
    await notes.insert({ id: 'a', text: 'un' })
    await notes.insert({ id: 'b', text: 'deux' })
    expect(await notes.count().exec()).toBe(2)
    const { originalStorageInstance } = notes.storageInstance
    await expect(originalStorageInstance.getAttachmentData('a', 'x', 'y')).rejects.toThrow('attachments')
  })

  it('that change nothing make no frame: a write that conflicts is answered as one', async () => {
    const disk = new MemoryDisk()
    const { notes } = await open(disk)
    await notes.insert({ id: 'a', text: 'un' })
    const frames = disk.frames.length
    await expect(notes.insert({ id: 'a', text: 'deux' })).rejects.toThrow()
    expect(disk.frames.length).toBe(frames)
    expect(disk.durabilities).toEqual(Array(frames).fill('strict'))
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

  it.each([0, 1, 3, 4, 5, 8])('gives back %d frames in their order, each once', async (count) => {
    const disk = await openJournalDisk(`counted-${count}`)
    const numbers = Array.from({ length: count }, (_, index) => index + 1)
    for (const n of [...numbers].reverse()) await disk.append({ n, ...frameOf(`${n}`) }, 'relaxed')
    const read: number[] = []
    await disk.read(({ n }) => read.push(n))
    expect(read).toEqual(numbers)
    disk.close()
  })

  it('puts frames in the place of those up to a number, in one step or not at all', async () => {
    const disk = await openJournalDisk('replaced')
    for (const n of [1, 2, 3]) await disk.append({ n, ...frameOf(`${n}`) }, 'relaxed')
    const read = async () => {
      const texts: string[] = []
      await disk.read((frame) => texts.push((frame as { text: string }).text))
      return texts
    }
    const taken = disk.replaceUpTo(2, [
      { n: 1, ...frameOf('new') },
      { n: 3, ...frameOf('taken') },
    ])
    await expect(taken).rejects.toThrow()
    expect(await read()).toEqual(['1', '2', '3'])
    await disk.replaceUpTo(2, [])
    expect(await read()).toEqual(['3'])
    disk.close()
  })

  it('says why a frame is not on the disk, and why nothing is read', async () => {
    const disk = await openJournalDisk('told')
    await disk.append({ n: 1, ...frameOf('1') }, 'strict')
    await expect(disk.append({ n: 1, ...frameOf('1') }, 'strict')).rejects.toMatchObject({
      name: 'ConstraintError',
    })
    // What is to be written is committed at once, and may be given up by the browser without a reason.
    const commit = vi.spyOn(IDBTransaction.prototype, 'commit').mockImplementationOnce(function (
      this: IDBTransaction,
    ) {
      this.abort()
    })
    await expect(disk.append({ n: 2, ...frameOf('2') }, 'strict')).rejects.toMatchObject({
      name: 'AbortError',
    })
    commit.mockRestore()
    const getAll = vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementationOnce(() => {
      const request = { error: null } as { error: null; onerror?: () => void }
      queueMicrotask(() => request.onerror!())
      return request as never
    })
    await expect(disk.read(() => undefined)).rejects.toMatchObject({ name: 'UnknownError' })
    getAll.mockRestore()
    disk.close()
    await expect(disk.append({ n: 3, ...frameOf('3') }, 'strict')).rejects.toThrow()
  })

  it('waits for taps and paints, by what the browser has for it', async () => {
    const disk = await openJournalDisk('idle')
    await disk.untilIdle()
    const asked = vi.fn((call: () => void) => call())
    vi.stubGlobal('requestIdleCallback', asked)
    await disk.untilIdle()
    expect(asked).toHaveBeenCalledOnce()
    vi.unstubAllGlobals()
    disk.close()
  })
})
