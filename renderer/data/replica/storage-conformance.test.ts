/**
 * What RxDB asks of a storage, held against the journal's: writes and their conflicts, reading by id, events, changes
 * since a checkpoint, cleaning up, closing and removing, several instances. Queries are in `storage-queries.test.ts`,
 * replications in `rxdb-suite.test.ts`, and what is the journal's own in `journal-storage.test.ts`.
 *
 * Left out of what the library tests of its storages, for nothing here uses it: attachments (no record has any, and the
 * storage says so); local documents, key compression and encryption (plug-ins that are not loaded); its migration
 * plug-in (`domain/sync/collections/` has the steps); other tabs and processes on one disk (`owner-lock.ts` lets one
 * in); a document that is changed by its reader (records are written by whole states alone); a stream of changes that ends
 * with its instance (the library's own in memory goes on as well: whoever listens lets go of it).
 */
import { firstValueFrom } from 'rxjs'
import { getChangedDocumentsSince, type EventBulk, type RxStorageChangeEvent } from 'rxdb/plugins/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MemoryDisk } from '../testing/memory-disk.ts'
import {
  inserted,
  instanceOf,
  person,
  storageOn,
  type PersonDocument,
  type PersonInstance,
} from '../testing/storage-instance.ts'

type Bulk = EventBulk<RxStorageChangeEvent<PersonDocument>, unknown>

let disk: MemoryDisk
let people: PersonInstance
let bulks: Bulk[]
const opened: PersonInstance[] = []

async function open(from = disk, collection = 'people'): Promise<PersonInstance> {
  const instance = await instanceOf(await storageOn(from), collection)
  opened.push(instance)
  return instance
}
beforeEach(async () => {
  disk = new MemoryDisk()
  people = await open()
  bulks = []
  people.changeStream().subscribe((bulk) => bulks.push(bulk as Bulk))
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((instance) => instance.close()))
})

const insert = (...documents: PersonDocument[]) => people.bulkWrite(inserted(...documents), 'test')
const update = (previous: PersonDocument, document: PersonDocument) =>
  people.bulkWrite([{ previous, document }], 'test')
const found = (ids: string[], withDeleted = false) => people.findDocumentsById(ids, withDeleted)
const operations = () =>
  bulks.flatMap(({ events }) => events.map(({ operation, documentId }) => `${operation} ${documentId}`))

describe('a write that comes second', () => {
  it('of a new document whose id is taken is a conflict that shows the one that is there', async () => {
    const [first, second] = [person('a'), person('a', { name: 'other' })]
    await insert(first)
    const { error } = await insert(second)
    expect(error).toEqual([
      {
        ...{ status: 409, isError: true, documentId: 'a', context: 'test' },
        ...{ writeRow: { document: second }, documentInDb: first },
      },
    ])
    expect(await found(['a'])).toEqual([first])
    expect(operations()).toEqual(['INSERT a'])
  })

  it('and was made from an older state is a conflict, and changes nothing', async () => {
    const first = person('a')
    const second = person('a', { name: 'second' }, 2)
    await insert(first)
    await update(first, second)
    const { error } = await update(first, person('a', { name: 'third' }, 2))
    expect(error).toMatchObject([{ status: 409, documentId: 'a', documentInDb: second }])
    expect(await found(['a'])).toEqual([second])
  })

  it('stops no other row of the same call: each is answered for itself', async () => {
    const taken = person('b')
    await insert(taken)
    const rows = [person('a'), person('b', { name: 'other' }), person('c')]
    const { error } = await insert(...rows)
    expect(error.map(({ documentId }) => documentId)).toEqual(['b'])
    expect(await found(['a', 'b', 'c'])).toEqual(expect.arrayContaining([rows[0], taken, rows[2]]))
    expect(bulks.at(-1)!.events.map(({ documentId }) => documentId)).toEqual(['a', 'c'])
  })

  it('of a document that was deleted is a conflict, unless it is made from what is left of it', async () => {
    const first = person('a')
    const gone = person('a', { _deleted: true }, 2)
    await insert(first)
    await update(first, gone)
    const { error } = await insert(person('a', { name: 'again' }))
    expect(error).toMatchObject([{ status: 409, documentInDb: { _deleted: true } }])
    const again = person('a', { name: 'again' }, 3)
    expect((await update(gone, again)).error).toEqual([])
    expect(await found(['a'])).toEqual([again])
    expect(operations()).toEqual(['INSERT a', 'DELETE a', 'INSERT a'])
  })

  it('while the first is on its way to the disk is a conflict as well', async () => {
    const release = disk.hold()
    const both = [insert(person('a')), insert(person('a', { name: 'other' }))]
    release()
    const errors = (await Promise.all(both)).map(({ error }) => error.length)
    expect(errors).toEqual([0, 1])
  })
})

describe('what is written', () => {
  it('is read again as it was given, by its id, whatever the id', async () => {
    const ids = ['é', '🚲', 'a b', 'a/b', 'constructor', '__proto__', '0', 'x'.repeat(60)]
    const documents = ids.map((id) => person(id, { tags: [id], place: { town: 'Mende' } }))
    expect((await insert(...documents)).error).toEqual([])
    for (const document of documents) expect(await found([document.id])).toEqual([document])
    expect((await (await open(disk.afterCrash())).findDocumentsById(ids, false)).length).toBe(ids.length)
  })

  it('is all of it one commit, however many', async () => {
    const before = disk.frames.length
    const documents = Array.from({ length: 500 }, (_, index) => person(`p${index}`))
    await insert(...documents)
    expect(disk.frames.length).toBe(before + 1)
    expect(await found(documents.map(({ id }) => id))).toHaveLength(500)
    expect(bulks).toHaveLength(1)
  })

  it('keeps its revision, also one that is several heights further, or changed only what is beside the record', async () => {
    const first = person('a')
    const further = person('a', { name: 'x' }, 7)
    const noted = person('a', { name: 'x', _meta: { lwt: further._meta.lwt + 1, seen: 1 } as never }, 8)
    await insert(first)
    expect((await update(first, further)).error).toEqual([])
    expect((await update(further, noted)).error).toEqual([])
    expect(await found(['a'])).toEqual([noted])
    expect(await (await open(disk.afterCrash())).findDocumentsById(['a'], false)).toEqual([noted])
  })

  it('loses a field that the next state no longer has', async () => {
    const first = person('a', { note: 'something', place: { town: 'Mende', floor: 2 } })
    const next = person('a', { place: { town: 'Mende' } }, 2)
    await insert(first)
    await update(first, next)
    expect(await found(['a'])).toEqual([next])
  })

  it('leaves what was given as it was', async () => {
    const [document] = [Object.freeze({ ...person('a'), _meta: Object.freeze({ lwt: 1 }) })]
    const rows = Object.freeze(inserted(document).map((row) => Object.freeze(row)))
    expect((await people.bulkWrite([...rows], 'test')).error).toEqual([])
  })
})

describe('reading by id', () => {
  it('passes over what is not there, and over what was deleted unless it is asked for', async () => {
    const [kept, gone] = [person('kept'), person('gone')]
    const left = person('gone', { _deleted: true }, 2)
    await insert(kept, gone)
    await update(gone, left)
    expect(await found([])).toEqual([])
    expect(await found(['nobody', 'gone', 'kept'])).toEqual([kept])
    expect(await found(['nobody', 'gone', 'kept'], true)).toEqual(expect.arrayContaining([kept, left]))
    expect(await found(['nobody', 'gone', 'kept'], true)).toHaveLength(2)
  })

  it('finds what came as deleted, of which nobody is told', async () => {
    await insert(person('never', { _deleted: true }))
    expect(await found(['never'])).toEqual([])
    expect(await found(['never'], true)).toHaveLength(1)
    expect(operations()).toEqual([])
  })
})

describe('what is told of writes', () => {
  it('is each change in its order, with the state before, in one bulk a call', async () => {
    const [a, b] = [person('a'), person('b')]
    const changed = person('a', { name: 'changed' }, 2)
    const gone = person('b', { _deleted: true }, 2)
    await insert(a, b)
    await people.bulkWrite(
      [
        { previous: a, document: changed },
        { previous: b, document: gone },
      ],
      'the context',
    )
    expect(bulks.map(({ events }) => events.length)).toEqual([2, 2])
    expect(bulks[1]!.context).toBe('the context')
    expect(bulks[1]!.events).toMatchObject([
      { operation: 'UPDATE', documentId: 'a', documentData: changed, previousDocumentData: a },
      { operation: 'DELETE', documentId: 'b', documentData: { _deleted: true }, previousDocumentData: b },
    ])
  })

  it('has a name of its own each time, and the checkpoint of its last change', async () => {
    for (const id of ['a', 'b', 'c']) await insert(person(id), person(`${id}2`))
    expect(new Set(bulks.map(({ id }) => id)).size).toBe(3)
    const last = bulks.map(({ events }) => events.at(-1)!.documentData)
    expect(bulks.map(({ checkpoint }) => checkpoint)).toEqual(
      last.map(({ id, _meta: { lwt } }) => ({ id, lwt })),
    )
  })

  it('is nothing where every row was a conflict, or the disk did not take it', async () => {
    await insert(person('a'))
    await insert(person('a'))
    disk.fail()
    await expect(insert(person('b'))).rejects.toThrow()
    disk.works()
    expect(operations()).toEqual(['INSERT a'])
    expect(await found(['b'], true)).toEqual([])
  })
})

describe('changes since a checkpoint', () => {
  const changesSince = (limit: number, checkpoint?: unknown) =>
    getChangedDocumentsSince(people, limit, checkpoint as never)

  it('come in the order of their moments, deleted ones too, each document in its last state', async () => {
    const [a, b, c] = [person('a'), person('b'), person('c')]
    const gone = person('b', { _deleted: true }, 2)
    const changed = person('a', { name: 'changed' }, 2)
    await insert(a, b, c)
    await update(b, gone)
    await update(a, changed)
    expect((await changesSince(10)).documents).toEqual([c, gone, changed])
  })

  it('are read page by page without a gap, also where many are of one moment', async () => {
    const documents = Array.from({ length: 20 }, (_, index) =>
      person(`p${String(index).padStart(2, '0')}`, { _meta: { lwt: 1_700_000_000_000 + (index >> 3) } }),
    )
    await insert(...documents.toReversed())
    const read: string[] = []
    let checkpoint: unknown
    for (
      let page = await changesSince(3);
      page.documents.length > 0;
      page = await changesSince(3, checkpoint)
    ) {
      read.push(...page.documents.map(({ id }) => id))
      checkpoint = page.checkpoint
    }
    expect(read).toEqual(documents.map(({ id }) => id))
  })

  it('are none where nothing is new, and the checkpoint stays', async () => {
    await insert(person('a'))
    const { checkpoint } = await changesSince(10)
    expect(await changesSince(10, checkpoint)).toEqual({ documents: [], checkpoint })
    const next = person('b')
    await insert(next)
    expect((await changesSince(10, checkpoint)).documents).toEqual([next])
  })

  it('are told after a restart from where one stood', async () => {
    await insert(person('a'))
    const { checkpoint } = await changesSince(10)
    const next = person('b')
    await insert(next)
    const again = await open(disk.afterCrash())
    const { documents } = await getChangedDocumentsSince(again, 10, checkpoint as never)
    expect(documents).toEqual([next])
  })
})

describe('cleaning up', () => {
  it('forgets what was deleted, so that its id is free, and nothing else', async () => {
    const [a, b] = [person('a'), person('b')]
    await insert(a, b)
    await update(a, person('a', { _deleted: true, _meta: { lwt: 1 } }, 2))
    expect(await people.cleanup(0)).toBe(true)
    expect(await found(['a', 'b'], true)).toEqual([b])
    expect((await insert(person('a', { name: 'new' }))).error).toEqual([])
    expect(operations().at(-1)).toBe('INSERT a')
  })
})

describe('an instance', () => {
  it('of another collection of the same database has documents of its own under the same ids', async () => {
    const storage = await storageOn(disk)
    const [one, other] = [await instanceOf(storage, 'one'), await instanceOf(storage, 'other')]
    opened.push(one, other)
    await one.bulkWrite(inserted(person('a', { name: 'one' })), 'test')
    await other.bulkWrite(inserted(person('a', { name: 'other' })), 'test')
    await one.remove()
    opened.splice(opened.indexOf(one), 1)
    expect(await other.findDocumentsById(['a'], false)).toMatchObject([{ name: 'other' }])
    const again = await open(disk.afterCrash(), 'other')
    expect(await again.findDocumentsById(['a'], false)).toMatchObject([{ name: 'other' }])
  })

  it('of a collection that is open already shows the same, tells the same, and outlives the other', async () => {
    const storage = await storageOn(disk)
    const [one, other] = [await instanceOf(storage), await instanceOf(storage)]
    opened.push(one, other)
    const told = firstValueFrom(other.changeStream())
    await one.bulkWrite(inserted(person('a')), 'test')
    expect((await told).events).toMatchObject([{ documentId: 'a' }])
    expect(await other.findDocumentsById(['a'], false)).toHaveLength(1)
    expect((await other.bulkWrite(inserted(person('a')), 'test')).error).toMatchObject([{ status: 409 }])
    await one.close()
    expect((await other.bulkWrite(inserted(person('b')), 'test')).error).toEqual([])
    expect(await other.findDocumentsById(['a', 'b'], false)).toHaveLength(2)
  })

  it('is closed once, however often that is asked, and takes nothing afterwards', async () => {
    await insert(person('a'))
    await Promise.all([people.close(), people.close()])
    await people.close()
    await expect(insert(person('b'))).rejects.toThrow('closed')
    await expect(people.remove()).rejects.toThrow('closed')
    const again = await open(disk.afterCrash())
    expect(await again.findDocumentsById(['a', 'b'], true)).toMatchObject([{ id: 'a' }])
  })

  it('that is removed leaves nothing on the disk, takes nothing more, and another one begins anew', async () => {
    const storage = await storageOn(disk)
    const [one, other] = [await instanceOf(storage), await instanceOf(storage)]
    opened.push(one, other)
    await one.bulkWrite(inserted(person('a')), 'test')
    await one.remove()
    for (const over of [one, other]) {
      await expect(over.bulkWrite(inserted(person('b')), 'test')).rejects.toThrow('closed')
    }
    for (const fresh of [await instanceOf(storage), await open(disk.afterCrash())]) {
      expect(await fresh.findDocumentsById(['a', 'b'], true)).toEqual([])
      expect((await fresh.bulkWrite(inserted(person('a')), 'test')).error).toEqual([])
      await fresh.close()
    }
  })
})
