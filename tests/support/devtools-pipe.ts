import type { Readable, Writable } from 'node:stream'
import type { ConnectOverCDPTransport } from 'playwright-core'

/**
 * The DevTools protocol over the two pipes of a Chromium started with `--remote-debugging-pipe`: JSON messages, each
 * ended by a zero byte. Over a WebSocket both sides would compress every one of them, a tenth of what a test costs.
 */
export class DevToolsPipe implements ConnectOverCDPTransport {
  onmessage?: (message: object) => void
  onclose?: (reason?: string) => void
  readonly #toBrowser: Writable
  /** The beginning of a message whose end has not come. */
  #begun: Buffer[] = []

  constructor(toBrowser: Writable, fromBrowser: Readable) {
    this.#toBrowser = toBrowser
    // What is written to a browser that was killed meanwhile is heard by nobody; its end is told by the other pipe.
    toBrowser.on('error', () => undefined)
    fromBrowser.on('data', (chunk: Buffer) => this.#read(chunk))
    fromBrowser.once('close', () => this.onclose?.())
  }

  send(message: object): void {
    this.#toBrowser.write(`${JSON.stringify(message)}\0`)
  }

  close(): void {
    this.#toBrowser.end()
  }

  #read(chunk: Buffer): void {
    let from = 0
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
      const message = Buffer.concat([...this.#begun, chunk.subarray(from, end)]).toString()
      this.#begun = []
      from = end + 1
      // Each in a task of its own, as from a socket: what one resolves runs before the next is heard.
      setImmediate(() => this.onmessage?.(JSON.parse(message) as object))
    }
    if (from < chunk.length) this.#begun.push(chunk.subarray(from))
  }
}
