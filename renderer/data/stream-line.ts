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
    const response = await target.machine.fetch(`${target.serverUrl}/v1/sync/stream`, {
      headers: { ...requestHeaders(target), accept: 'text/event-stream' },
      cache: 'no-store',
      credentials: 'omit',
      signal: stop.signal,
    })
    if (!response.ok || !response.body) return await readRefusal(response)
    for await (const event of readEvents(target.machine.timers, response.body))
      await handle(event).catch(target.machine.surface)
  } catch {
    // A broken line, or a server that is not ours: tried again like any other absence.
  } finally {
    stop.abort()
  }
  return undefined
}
