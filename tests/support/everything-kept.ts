import type { Page } from 'playwright-core'

/** All that a page shows and its origin keeps in this browser, as one text to search in. */
export async function everythingKept(page: Page): Promise<string> {
  const cookies = JSON.stringify(await page.context().cookies())
  const kept = await page.evaluate(async () => {
    const parts: string[] = [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value),
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      location.href,
      JSON.stringify(history.state),
      document.title,
      window.name,
    ]
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((opened, failed) => {
        const request = indexedDB.open(name)
        request.onsuccess = () => opened(request.result)
        request.onerror = () => failed(request.error)
      })
      for (const store of database.objectStoreNames) {
        const everything = await new Promise<unknown[]>((read, failed) => {
          const request = database.transaction(store).objectStore(store).getAll()
          request.onsuccess = () => read(request.result as unknown[])
          request.onerror = () => failed(request.error)
        })
        // Frames of the journal hold their text as bytes.
        const asText = (_key: string, value: unknown) =>
          value instanceof Uint8Array ? new TextDecoder().decode(value) : value
        parts.push(`${name}/${store}`, JSON.stringify(everything, asText).replaceAll('\\"', '"'))
      }
      database.close()
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const response = await cache.match(request)
        const isText = /text|json|javascript/.test(response?.headers.get('content-type') ?? '')
        parts.push(request.url, isText ? ((await response?.text()) ?? '') : '')
      }
    }
    return parts.join('\n')
  })
  return `${kept}\n${cookies}`
}
