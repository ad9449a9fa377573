import type { Page } from 'playwright-core'
import { encodeFrame } from '../../renderer/data/replica/frame.ts'
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
        ? ((await result(database.transaction('frames').objectStore('frames').getAll())) as {
            n: number
            bytes: Uint8Array<ArrayBuffer>
          }[])
        : []
      database.close()
      // The page gives back text only.
      if (isJournal) return rows.map(({ n, bytes }) => ({ n, text: new TextDecoder('latin1').decode(bytes) }))
    }
    return []
  })
  const asBytes = frames.map(({ n, text }) => ({ n, bytes: bytesOf(text) }))
  return Journal.open(new MemoryDisk(asBytes))
}

/** The live records of a collection that this browser keeps. */
export async function recordsKept<T>(page: Page, collection: string): Promise<T[]> {
  const journal = await journalKept(page)
  const tables = journal.tableNames().filter((name) => name.startsWith(`${collection}@`))
  return tables.flatMap((name) => [...journal.rows(name).values()] as T[])
}

/** Writes a commit of somebody else into the journal, to be found at the next start. */
export async function spoilJournal(page: Page, changes: readonly Change[]): Promise<void> {
  const bytes = [...encodeFrame(JSON.stringify(changes))]
  await page.evaluate(async (frame) => {
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
            .add({ n: 1_000_000, bytes: Uint8Array.from(frame) }),
        )
      }
      database.close()
    }
  }, bytes)
}

/** Windows-1252 of what decoders call latin1: the other way round. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (letter) => fromWindows1252.get(letter) ?? letter.charCodeAt(0))
}
const fromWindows1252 = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder('latin1').decode(Uint8Array.of(byte)), byte]),
)
