import { Dexie } from 'dexie'
import type { FormerFrame } from './former-frame.ts'
import type { Frame } from './frame.ts'

/** `strict`: on the disk itself when it resolves, power cut included; `relaxed`: when the system finds time. */
export type Durability = 'strict' | 'relaxed'

interface Numbered {
  /** The journal's own number: the order of commits, which no clock decides. */
  n: number
}
export type StoredFrame = Numbered & Frame
/** What is read: also frames of former versions, which are written no more. */
export type ReadFrame = Numbered & (Frame | FormerFrame)

/** Where a journal rests. The browser's is IndexedDB; a simulation brings one that tears, fills up and forgets. */
export interface JournalDisk {
  /** Tells all frames, in the order of their numbers, while the next ones are read. */
  read(tell: (frame: ReadFrame) => void): Promise<void>
  /** Adds one frame; rejects when it is not on the disk. */
  append(frame: StoredFrame, durability: Durability): Promise<void>
  /** In one step, puts these frames in the place of all those up to a number. */
  replaceUpTo(n: number, frames: readonly StoredFrame[]): Promise<void>
  /** Resolves when taps and paints had their turn; folding waits for it between two frames. */
  untilIdle(): Promise<void>
  close(): void
  /** Called once when the disk was closed or cleared underneath. */
  onLost(tell: (reason: 'cleared' | 'closed') => void): void
}

const FRAMES = 'frames'
const FRAMES_A_READ = 4

/** One IndexedDB database with one record a frame. */
export async function openJournalDisk(name: string): Promise<JournalDisk> {
  const dexie = new Dexie(name)
  dexie.version(1).stores({ [FRAMES]: 'n' })
  await dexie.open()
  return new IndexedDbDisk(dexie)
}

class IndexedDbDisk implements JournalDisk {
  readonly #dexie: Dexie

  constructor(dexie: Dexie) {
    this.#dexie = dexie
  }

  async read(tell: (frame: ReadFrame) => void): Promise<void> {
    const frames = this.#dexie.backendDB().transaction(FRAMES).objectStore(FRAMES)
    const after = (n: number) =>
      resultOf<ReadFrame[]>(frames.getAll(IDBKeyRange.lowerBound(n, true), FRAMES_A_READ))
    for (let next = after(-Infinity); ;) {
      const read = await next
      const isLast = read.length < FRAMES_A_READ
      // Asked before anything is done with these: the browser reads in a process of its own.
      if (!isLast) next = after(read.at(-1)!.n)
      read.forEach(tell)
      if (isLast) return
    }
  }

  append(frame: StoredFrame, durability: Durability): Promise<void> {
    return this.#write(durability, (frames) => frames.add(frame))
  }

  replaceUpTo(n: number, replacing: readonly StoredFrame[]): Promise<void> {
    return this.#write('strict', (frames) => {
      frames.delete(IDBKeyRange.upperBound(n))
      for (const frame of replacing) frames.add(frame)
    })
  }

  untilIdle(): Promise<void> {
    const { requestIdleCallback } = globalThis as { requestIdleCallback?: (call: () => void) => void }
    return new Promise((resolve) => {
      if (requestIdleCallback) requestIdleCallback(() => resolve())
      else setTimeout(resolve)
    })
  }

  close(): void {
    this.#dexie.close()
  }

  onLost(tell: (reason: 'cleared' | 'closed') => void): void {
    this.#dexie.on('versionchange', () => {
      this.#dexie.close()
      tell('cleared')
      return false
    })
    this.#dexie.on('close', () => tell('closed'))
  }

  /** Dexie fixes one durability for a whole database; here each commit has its own. */
  #write(durability: Durability, work: (frames: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.#dexie.backendDB().transaction(FRAMES, 'readwrite', { durability })
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(failureOf(transaction))
      work(transaction.objectStore(FRAMES))
      // Otherwise the browser waits for this page to hear of each frame, however busy it is, before it writes.
      transaction.commit()
    })
  }
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new DOMException('Nothing was read', 'UnknownError'))
  })
}

/** A full disk aborts with QuotaExceededError; an abort without a reason comes from a database that closes. */
function failureOf({ error }: IDBTransaction): Error {
  return error ?? new DOMException('The transaction was aborted', 'AbortError')
}
