import { describe, expect, it } from 'vitest'
import { readEvents, type ServerEvent } from './event-stream.ts'
import { browserTimers } from './machine.ts'

async function eventsOf(...chunks: string[]): Promise<ServerEvent[]> {
  const events: ServerEvent[] = []
  for await (const event of readEvents(browserTimers, streamOf(chunks, true))) events.push(event)
  return events
}

function streamOf(chunks: readonly string[], ends: boolean): ReadableStream<Uint8Array<ArrayBuffer>> {
  const bytes = chunks.map((chunk) => new TextEncoder().encode(chunk))
  return new ReadableStream({
    start(controller) {
      for (const chunk of bytes) controller.enqueue(chunk)
      if (ends) controller.close()
    },
  })
}

describe('the event stream', () => {
  it('counts a server that falls silent as gone', async () => {
    const silent = readEvents(browserTimers, streamOf([': here\n\n'], false), 20)
    await expect(silent.next()).rejects.toThrow('silent')
  })

  it('drops what was not finished when the line ended', async () => {
    expect(await eventsOf('event: hello\ndata: {}\n\nevent: documents\ndata: {"a"')).toEqual([
      { event: 'hello', data: '{}' },
    ])
  })

  it('reads events however they are cut on the way', async () => {
    const text =
      'event: hello\ndata: {"now":1}\n\n: here\n\nevent: documents\r\ndata: é\r\ndata: b\r\n\r\ndata:c\n\n'
    const whole = [
      { event: 'hello', data: '{"now":1}' },
      { event: 'documents', data: 'é\nb' },
      { event: 'message', data: 'c' },
    ]
    expect(await eventsOf(text)).toEqual(whole)
    expect(await eventsOf(...text)).toEqual(whole)
  })
})
