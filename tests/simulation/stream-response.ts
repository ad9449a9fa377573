import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'

/** Where the server writes one event stream: what it writes is sent on, and waits until it has gone. */
export class StreamResponse extends EventEmitter {
  writableEnded = false
  destroyed = false
  writableLength = 0
  readonly #send: (text: string) => void
  readonly #ended: () => void
  #written: (text: string) => void = () => undefined

  constructor(send: (text: string) => void, ended: () => void) {
    super()
    this.#send = send
    this.#ended = ended
  }

  /** As the server knows it; it uses nothing else of a response. */
  get asServerResponse(): ServerResponse {
    return this as unknown as ServerResponse
  }

  writeHead(): void {
    this.emit('head')
  }

  flushHeaders(): void {}

  /** Called with all that the server writes, as it does. */
  onWritten(look: (text: string) => void): void {
    this.#written = look
  }

  write(text: string): void {
    this.#written(text)
    this.writableLength += text.length
    this.#send(text)
  }

  /** So much has left the machine. */
  sent(text: string): void {
    this.writableLength -= text.length
    if (this.writableLength === 0) this.emit('drain')
  }

  end(): void {
    if (this.writableEnded) return
    this.writableEnded = true
    this.#ended()
    this.emit('close')
  }

  /** The device, or the network, cut the line. */
  cut(): void {
    if (this.destroyed || this.writableEnded) return
    this.destroyed = true
    this.emit('close')
  }
}
