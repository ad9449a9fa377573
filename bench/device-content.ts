import type { Page } from 'playwright-core'

/** How many records of a collection are in the device's own database. */
export function recordsHeld(page: Page, collection: string): Promise<number> {
  return countIn(page, { prefix: 'rxdb-dexie-', suffix: `--${collection}`, table: 'docs' })
}

/** How many rows of a table the device keeps beside its collections. */
export function rowsKept(page: Page, table: string): Promise<number> {
  return countIn(page, { prefix: 'pepiniere-device-', suffix: '', table })
}

/** Waits until this is so. */
export async function until(isSo: () => Promise<boolean>, patience = 60_000): Promise<void> {
  const end = performance.now() + patience
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Awaited in vain: ${isSo.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function countIn(page: Page, where: { prefix: string; suffix: string; table: string }): Promise<number> {
  return page.evaluate(async ({ prefix, suffix, table }) => {
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, failed) => {
        request.onsuccess = () => done(request.result)
        request.onerror = () => failed(request.error)
      })
    const names = (await indexedDB.databases()).map(({ name = '' }) => name)
    const name = names.find((known) => known.startsWith(prefix) && known.endsWith(suffix))
    if (name === undefined) return 0
    const database = await result(indexedDB.open(name))
    try {
      if (!database.objectStoreNames.contains(table)) return 0
      return await result(database.transaction(table).objectStore(table).count())
    } finally {
      database.close()
    }
  }, where)
}
