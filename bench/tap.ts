import type { Locator, Page } from 'playwright-core'

/** In milliseconds since the finger left the screen. */
export interface TapTimes {
  /** The frame that first holds the heading. */
  painted: number
  /** The first frame in which it is at least half faded in. */
  readable: number
}

/** Taps, and measures inside the page until a heading that begins with `heading` is on the screen. */
export async function timeTap(tap: Locator, heading: string): Promise<TapTimes> {
  const watched = await tap.page().evaluateHandle((expected) => {
    let tappedAt = NaN
    window.addEventListener('click', (event) => (tappedAt = event.timeStamp), { capture: true, once: true })
    /** A message sent in a frame's last moment before painting is answered once it was painted. */
    const nextFrame = () =>
      new Promise<number>((painted) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => painted(performance.now() - tappedAt)
          port2.postMessage(null)
        })
      })
    const shown = () =>
      [...document.querySelectorAll('h1')].find((title) => title.textContent.startsWith(expected))
    const opacity = (element: Element | null): number =>
      element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1
    const appeared = new Promise<HTMLElement>((found) => {
      const observer = new MutationObserver(() => {
        const title = shown()
        if (!title) return
        observer.disconnect()
        found(title)
      })
      observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    })
    const times = appeared.then(async (title) => {
      const painted = await nextFrame()
      let readable = painted
      while (opacity(title) < 0.5) readable = await nextFrame()
      return { painted, readable }
    })
    return { times }
  }, heading)
  await tap.click()
  const times = await watched.evaluate(({ times }) => times)
  await watched.dispose()
  return times
}

/** Waits until the page has nothing left to do: a person reads a screen before tapping on it. */
export function untilAtRest(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise((rested) => requestIdleCallback(rested, { timeout: 1000 }))
    }
  })
}

/** The least that a confirmed write can take in this browser: one bare record on the disk, then a frame. */
export function timeBareWrite(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const opening = indexedDB.open('bench')
    opening.onupgradeneeded = () => opening.result.createObjectStore('records')
    const database = await new Promise<IDBDatabase>((opened, failed) => {
      opening.onsuccess = () => opened(opening.result)
      opening.onerror = () => failed(opening.error)
    })
    const start = performance.now()
    const transaction = database.transaction('records', 'readwrite', { durability: 'strict' })
    transaction.objectStore('records').put({ at: Date.now() }, crypto.randomUUID())
    await new Promise((written) => (transaction.oncomplete = written))
    document.body.dataset['bench'] = String(start)
    const painted = await new Promise<number>((done) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => done(performance.now())
        port2.postMessage(null)
      })
    })
    database.close()
    return painted - start
  })
}
