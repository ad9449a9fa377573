import { readEvents, type ServerEvent } from './event-stream.ts'
import { readRefusal, requestHeaders, type Refused, type ServerTarget } from './http.ts'

/**
 * Follows the server's event stream until it ends, breaks or is told to stop. Why the server refused to open
 * it, if it did; a broken line is no refusal.
 */
export async function followStream(
  target: ServerTarget,
  stop: AbortController,
  handle: (event: ServerEvent) => Promise<void>,
): Promise<Refused | undefined> {
  try {
    const response = await fetch(`${target.serverUrl}/v1/sync/stream`, {
      headers: { ...requestHeaders(target), accept: 'text/event-stream' },
      cache: 'no-store',
      credentials: 'omit',
      signal: stop.signal,
    })
    if (!response.ok || !response.body) return await readRefusal(response)
    for await (const event of readEvents(response.body)) await handle(event).catch(surface)
  } catch {
    // A broken line, or a server that is not ours: tried again like any other absence.
  } finally {
    stop.abort()
  }
  return undefined
}

/** A bug of ours is seen by whoever watches for errors, and does not cut the line. */
function surface(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}
