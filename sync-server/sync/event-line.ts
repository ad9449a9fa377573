import type { ServerResponse } from 'node:http'

/** Some proxies pass nothing on before this much has come. */
const PADDING = `: ${' '.repeat(4096)}\n\n`

/**
 * The line of one event stream. It may end at any moment (the device leaves, another line takes its place,
 * the server stops): what is written to it after that goes nowhere, and is no error.
 */
export class EventLine {
  readonly #response: ServerResponse

  constructor(response: ServerResponse) {
    this.#response = response
  }

  get isOpen(): boolean {
    return !this.#response.writableEnded && !this.#response.destroyed
  }

  /** Tells everything between here and the device to pass each event on at once and as it is. */
  begin(): void {
    if (!this.isOpen) return
    this.#response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    this.#response.flushHeaders()
    this.#response.socket?.setNoDelay(true)
  }

  event(name: string, data: string): void {
    this.#write(`event: ${name}\ndata: ${data}\n\n`)
  }

  /** What no device reads: a sign of life. */
  remark(text: string): void {
    this.#write(`: ${text}\n\n`)
  }

  /** Pushes out what a proxy still holds back. */
  pad(): void {
    this.#write(PADDING)
  }

  /** Bytes that wait to go out. */
  get waiting(): number {
    return this.#response.writableLength
  }

  onClosed(listener: () => void): void {
    this.#response.once('close', listener)
  }

  /** Once, when all that waited is out. */
  onDrained(listener: () => void): void {
    this.#response.once('drain', listener)
  }

  end(): void {
    if (this.isOpen) this.#response.end()
  }

  #write(text: string): void {
    if (this.isOpen) this.#response.write(text)
  }
}
