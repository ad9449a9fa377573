import type { Page } from 'playwright-core'
import { frameOf } from '../../renderer/data/replica/frame.ts'
import type { StoredFrame } from '../../renderer/data/replica/journal-disk.ts'
import { Journal, type Change } from '../../renderer/data/replica/journal.ts'
import { MemoryDisk } from '../../renderer/data/testing/memory-disk.ts'

/** The journal of this page's device, as it rests on the disk of its browser. */
export async function journalKept(page: Page): Promise<Journal> {
  const frames = await page.evaluate(async () => {
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, failed) => {
        request.onsuccess = () => done(request.result)
        request.onerror = () => failed(request.error)
      })
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await result(indexedDB.open(name))
      const isJournal = database.objectStoreNames.contains('frames')
      const rows = isJournal
        ? ((await result(database.transaction('frames').objectStore('frames').getAll())) as StoredFrame[])
        : []
      database.close()
      if (isJournal) return rows
    }
    return []
  })
  return Journal.open(new MemoryDisk(frames))
}

/** The live records of a collection that this browser keeps. */
export async function recordsKept<T>(page: Page, collection: string): Promise<T[]> {
  const journal = await journalKept(page)
  const tables = journal.tableNames().filter((name) => name.startsWith(`${collection}@`))
  return tables.flatMap((name) => [...journal.rows(name).values()] as T[])
}

/** Writes a commit of somebody else into the journal, to be found at the next start. */
export async function spoilJournal(page: Page, changes: readonly Change[]): Promise<void> {
  await page.evaluate(
    async (frame) => {
      const result = <T>(request: IDBRequest<T>) =>
        new Promise<T>((done, failed) => {
          request.onsuccess = () => done(request.result)
          request.onerror = () => failed(request.error)
        })
      for (const { name = '' } of await indexedDB.databases()) {
        const database = await result(indexedDB.open(name))
        if (database.objectStoreNames.contains('frames')) {
          // Far after the next ones of the page, which goes on.
          await result(
            database
              .transaction('frames', 'readwrite')
              .objectStore('frames')
              .add({ n: 1_000_000, ...frame }),
          )
        }
        database.close()
      }
    },
    frameOf(JSON.stringify(changes)),
  )
}
