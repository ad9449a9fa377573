import { createParser } from 'eventsource-parser'
import type { Cancel, Timers } from './machine.ts'

export interface ServerEvent {
  event: string
  data: string
}

/** A server that says nothing for this long (its heartbeat is every 15 s) is taken as gone. */
const SILENCE = 45_000

/**
 * Reads server-sent events from the body of a `fetch`, so that the token travels in a header and never in an
 * address. Ends when the server ends, and throws when the line breaks or falls silent.
 */
export async function* readEvents(
  timers: Timers,
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  silence = SILENCE,
): AsyncGenerator<ServerEvent> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  const events: ServerEvent[] = []
  const parser = createParser({
    onEvent: ({ event = 'message', data }) => events.push({ event, data }),
  })
  try {
    for (;;) {
      const chunk = await withinSilence(timers, reader.read(), silence)
      if (chunk.done) return
      // A comment is how the server says that it is still there: it makes no event.
      parser.feed(chunk.value)
      yield* events.splice(0)
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

async function withinSilence<T>(timers: Timers, read: Promise<T>, silence: number): Promise<T> {
  let cancel: Cancel | undefined
  const silent = new Promise<never>((_resolve, reject) => {
    cancel = timers.after(silence, () => reject(new Error('The server fell silent')))
  })
  try {
    return await Promise.race([read, silent])
  } finally {
    cancel?.()
  }
}
