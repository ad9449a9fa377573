import type { Page } from 'playwright-core'

/** How many records of a collection are in the device's journal. */
export function recordsHeld(page: Page, collection: string): Promise<number> {
  return countIn(page, `${collection}@`)
}

/** How many rows of a table the device keeps beside its collections. */
export function rowsKept(page: Page, table: string): Promise<number> {
  return countIn(page, table)
}

/** Waits until this is so. */
export async function until(isSo: () => Promise<boolean>, patience = 60_000): Promise<void> {
  const end = performance.now() + patience
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Awaited in vain: ${isSo.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Reads only the frames that came since it was last called: asking often must not slow the device down. */
function countIn(page: Page, table: string): Promise<number> {
  return page.evaluate(async (prefix) => {
    interface Change {
      table: string
      put?: [string, object][]
      drop?: string[]
      clear?: true
    }
    type Kept = { upTo: number; tables: Map<string, Set<string>> }
    const page = window as unknown as { journalRead?: Kept }
    const kept = (page.journalRead ??= { upTo: 0, tables: new Map() })
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, failed) => {
        request.onsuccess = () => done(request.result)
        request.onerror = () => failed(request.error)
      })
    const names = (await indexedDB.databases()).map(({ name = '' }) => name)
    const name = names.find((known) => /^pepiniere-(?!device-)/.test(known))
    if (name === undefined) return 0
    const database = await result(indexedDB.open(name))
    const frames = database.objectStoreNames.contains('frames')
      ? await result(
          database
            .transaction('frames')
            .objectStore('frames')
            .getAll(IDBKeyRange.lowerBound(kept.upTo, true)),
        )
      : []
    database.close()
    // As in commit-text.ts, which a page of the product does not hand out.
    const changesOf = (text: string): Change[] => {
      let at = text.indexOf('\n') + 1
      return (JSON.parse(text.slice(0, at)) as [string, number][]).map(([table, length]) => ({
        ...(JSON.parse(text.slice(at, (at += length))) as Omit<Change, 'table'>),
        table,
      }))
    }
    for (const { n, text } of frames as { n: number; text: string }[]) {
      kept.upTo = n
      for (const change of changesOf(text)) {
        const ids = change.clear ? new Set<string>() : (kept.tables.get(change.table) ?? new Set())
        for (const [id] of change.put ?? []) ids.add(id)
        for (const id of change.drop ?? []) ids.delete(id)
        kept.tables.set(change.table, ids)
      }
    }
    return [...kept.tables].find(([known]) => known.startsWith(prefix))?.[1].size ?? 0
  }, table)
}
