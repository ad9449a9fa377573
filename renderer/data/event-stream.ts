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
  let pending = ''
  try {
    for (;;) {
      const chunk = await withinSilence(timers, reader.read(), silence)
      if (chunk.done) return
      pending += chunk.value
      const blocks = pending.split(/\r?\n\r?\n/)
      pending = blocks.pop() ?? ''
      for (const block of blocks) {
        const event = readBlock(block)
        if (event) yield event
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** `null` for a comment, which is how the server says that it is still there. */
function readBlock(block: string): ServerEvent | null {
  const fields = new Map<string, string[]>()
  for (const line of block.split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon <= 0) continue
    const name = line.slice(0, colon)
    fields.set(name, [...(fields.get(name) ?? []), line.slice(colon + 1).replace(/^ /, '')])
  }
  const data = fields.get('data')
  return data ? { event: fields.get('event')?.at(-1) ?? 'message', data: data.join('\n') } : null
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
