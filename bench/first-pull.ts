import type { Page } from 'playwright-core'
import { addDays, parisDay } from '../domain/time.ts'
import { PROTOCOL, PROTOCOL_HEADER, limits } from '../domain/sync/protocol.ts'
import { changeIn, partsIn } from '../renderer/data/replica/commit-text.ts'
import { signInAsHost } from '../tests/support/at-a-desk.ts'
import { ChromiumProcess, deskScreen } from '../tests/support/chromium-process.ts'
import { SiteFolder } from '../tests/support/site-folder.ts'
import { StartedServer } from '../tests/support/started-server.ts'
import { until } from './device-content.ts'
import { keepVisitors, keepVisits } from './made-records.ts'
import type { Row } from './row.ts'

export const name = 'first-pull'

const HALF = 10_000
const DOCUMENTS = 2 * HALF

/**
 * A host desk enrolled at a site of 20,000 documents: how fast they come into its database, beside the same
 * pages read and thrown away, and read and stored with nothing around the browser's own database.
 */
export async function run(): Promise<Row[]> {
  const folder = await SiteFolder.furnished()
  await keepVisits(folder, 'mende', addDays(parisDay(Date.now()), -1), HALF)
  await keepVisitors(folder, 'mende', addDays(parisDay(Date.now()), -1), HALF)
  const server = await StartedServer.start({ data: folder.path })
  const browser = await ChromiumProcess.start()
  try {
    const address = await folder.enrolmentAddress(server.url, 'host')
    const page = await browser.openPage(browser.onDisk, address, deskScreen)
    const frames = await watchFrames(page)
    // A desk holds nobody's records before somebody has signed in there.
    await signInAsHost(page)
    await until(() => frames.evaluate(isQuietAfterMuch))
    const device = heldAt(await frames.jsonValue(), HALF) - (await page.evaluate(firstPullAt))
    const read = await pullBare(page, false)
    const stored = await pullBare(page, true)
    const row = (what: string, duration: number): Row => ({
      what,
      value: (DOCUMENTS / duration) * 1000,
      unit: 'documents/s',
    })
    return [
      row('first pull of a host desk: 10,000 visits and 10,000 visitors', device),
      {
        ...row('the same pages by fetch and JSON, stored nowhere', read),
        ratio: device / read,
        ratioLimit: { most: 3 },
      },
      {
        ...row('the same pages in plain IndexedDB, a record each', stored),
        ratio: device / stored,
        ratioLimit: { most: 0.5 },
      },
    ]
  } finally {
    await browser.close()
    await server.stop()
    folder.remove()
  }
}

interface WrittenFrame {
  text: string
  /** When it was on the disk, in milliseconds of the page. */
  at: number
}

/** Notes each frame that is written. Reading them meanwhile would take as long as half of what is measured. */
function watchFrames(page: Page) {
  return page.evaluateHandle(() => {
    const seen: WrittenFrame[] = []
    const add = IDBObjectStore.prototype.add
    IDBObjectStore.prototype.add = function (frame: { text: string }, ...key) {
      this.transaction.addEventListener('complete', () =>
        seen.push({ text: frame.text, at: performance.now() }),
      )
      return add.call(this, frame, ...key)
    }
    return seen
  })
}

/** Whether the pages have come and nothing was written for a second. Before them the desk notes that there is nothing. */
function isQuietAfterMuch(frames: readonly WrittenFrame[]): boolean {
  const written = frames.reduce((sum, { text }) => sum + text.length, 0)
  return written > 1_000_000 && performance.now() - frames.at(-1)!.at > 1000
}

/** When who signed in began to pull, in milliseconds of the page. In the page. */
function firstPullAt(): number {
  const requests = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  const signedIn = requests.find(({ name }) => name.endsWith('/v1/sign-in'))!.responseEnd
  const isFirst = ({ name, startTime }: PerformanceEntry) =>
    name.endsWith('/v1/sync/pull') && startTime > signedIn
  return requests.find(isFirst)!.startTime
}

/** When so many visits and visitors were on the disk, in milliseconds of the page. */
function heldAt(frames: readonly WrittenFrame[], expected: number): number {
  const held = { visits: 0, visitors: 0 }
  for (const { text, at } of frames) {
    for (const { table, put = [] } of partsIn(text).map(changeIn)) {
      const name = table.split('@')[0] as keyof typeof held
      if (name in held) held[name] += put.length
    }
    if (Math.min(held.visits, held.visitors) === expected) return at
  }
  throw new Error(`Of ${expected} each, there are ${held.visits} visits and ${held.visitors} visitors`)
}

/** Milliseconds to pull the same pages again as the same device, inside the page, without the data layer. */
function pullBare(page: Page, store: boolean): Promise<number> {
  const setup = { store, limit: limits.pullDocuments, headers: { [PROTOCOL_HEADER]: String(PROTOCOL) } }
  return page.evaluate(async ({ store, limit, headers }) => {
    interface Pulled {
      documents: object[]
      checkpoint: object
    }
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, failed) => {
        request.onsuccess = () => done(request.result)
        request.onerror = () => failed(request.error)
      })
    const own = await result(indexedDB.open('pepiniere-device-host'))
    const setting = (await result(own.transaction('settings').objectStore('settings').get('identity'))) as {
      value: { token: string }
    }
    own.close()
    const opening = indexedDB.open('bench')
    opening.onupgradeneeded = () => {
      for (const name of ['visits', 'visitors']) opening.result.createObjectStore(name, { keyPath: 'id' })
    }
    const database = await result(opening)

    const put = (name: string, documents: readonly object[]) =>
      new Promise<void>((done, failed) => {
        const transaction = database.transaction(name, 'readwrite', { durability: 'strict' })
        const table = transaction.objectStore(name)
        for (const document of documents) table.put(document)
        transaction.oncomplete = () => done()
        transaction.onerror = () => failed(transaction.error)
      })
    const start = performance.now()
    let asked: Record<string, { checkpoint: object | null; limit: number }> = {
      visits: { checkpoint: null, limit },
      visitors: { checkpoint: null, limit },
    }
    while (Object.keys(asked).length > 0) {
      const response = await fetch('/v1/sync/pull', {
        method: 'POST',
        headers: {
          ...headers,
          authorization: `Bearer ${setting.value.token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ collections: asked }),
      })
      const { collections } = (await response.json()) as { collections: Record<string, Pulled> }
      asked = {}
      for (const [name, { documents, checkpoint }] of Object.entries(collections)) {
        if (store) await put(name, documents)
        if (documents.length === limit) asked[name] = { checkpoint, limit }
      }
    }
    const duration = performance.now() - start
    database.close()
    return duration
  }, setup)
}
