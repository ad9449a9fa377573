import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A proxy as some sites have one in front of their server: it passes everything on, and keeps what an event
 * stream tells until the stream ends, which it never does.
 */
export class BufferingProxy {
  readonly url: string
  private readonly server: Server

  private constructor(server: Server) {
    this.server = server
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  static async start(target: string): Promise<BufferingProxy> {
    const { hostname, port } = new URL(target)
    const server = createServer((asked, answer) => {
      const { method, url: path, headers } = asked
      const onward = request({ hostname, port, method, path, headers }, (answered) => {
        const isStream = answered.headers['content-type']?.startsWith('text/event-stream') === true
        const kept: Buffer[] = []
        if (isStream) answered.on('data', (chunk: Buffer) => kept.push(chunk))
        else answered.pipe(answer.writeHead(answered.statusCode!, answered.headers))
        answered.on('end', () => {
          if (isStream) answer.writeHead(answered.statusCode!, answered.headers).end(Buffer.concat(kept))
        })
      })
      onward.on('error', () => answer.destroy())
      answer.on('close', () => onward.destroy())
      asked.pipe(onward)
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    return new BufferingProxy(server)
  }

  stop(): void {
    this.server.closeAllConnections()
    this.server.close()
  }
}
