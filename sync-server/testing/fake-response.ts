import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'

/** What an event stream needs of a response, with what was done to it. */
export class FakeResponse extends EventEmitter {
  writableEnded = false
  destroyed = false
  /** Bytes that wait to go out. */
  writableLength = 0
  readonly heads: unknown[][] = []
  readonly sent: string[] = []
  readonly noDelays: boolean[] = []
  flushes = 0
  ends = 0
  socket: { setNoDelay: (on: boolean) => void } | null = {
    setNoDelay: (on) => void this.noDelays.push(on),
  }

  get asResponse(): ServerResponse {
    return this as unknown as ServerResponse
  }

  writeHead(...head: unknown[]): void {
    this.heads.push(head)
  }

  flushHeaders(): void {
    this.flushes += 1
  }

  write(text: string): void {
    this.sent.push(text)
  }

  end(): void {
    this.ends += 1
    this.writableEnded = true
  }

  /** The names of the events that were sent, in order. */
  get events(): string[] {
    return this.sent.flatMap((text) => /^event: (.*)$/m.exec(text)?.[1] ?? [])
  }
}
