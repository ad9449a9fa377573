import { Agent, request } from 'node:http'
import type { EnrolledDevice } from '../sync-server/devices/enrolment.ts'
import type { PullReply, PushReply, PushRow } from '../domain/sync/messages.ts'
import type { CollectionName } from '../domain/sync/collections.ts'
import type { Checkpoint } from '../domain/sync/messages.ts'
import { PROTOCOL, PROTOCOL_HEADER, limits } from '../domain/sync/protocol.ts'
import type { StartedServer } from '../tests/support/started-server.ts'

/** A device that is nothing but its requests, on a line that it keeps: next to no work beside the server's. */
export class WireDevice {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  readonly #server: StartedServer
  readonly #device: EnrolledDevice

  constructor(server: StartedServer, device: EnrolledDevice) {
    this.#server = server
    this.#device = device
  }

  get id(): string {
    return this.#device.deviceId
  }

  /** Resolves once the server has said that every row is kept. */
  async push(rows: readonly PushRow[]): Promise<void> {
    const { epoch } = this.#server.announced
    const reply = JSON.parse(await this.#post('sync/push', { epoch, rows })) as PushReply
    if ('reset' in reply) throw new Error('The server has another epoch')
    const lost = reply.results.find(({ outcome }) => outcome !== 'accepted')
    if (lost) throw new Error(`Not accepted: ${JSON.stringify(lost)}`)
  }

  /** All of a collection, page by page. How many documents came. */
  async pullAll(collection: CollectionName): Promise<number> {
    const limit = limits.pullDocuments
    let checkpoint: Checkpoint | null = null
    for (let count = 0; ;) {
      const body = { collections: { [collection]: { checkpoint, limit } } }
      const reply = JSON.parse(await this.#post('sync/pull', body)) as PullReply
      const page = 'collections' in reply ? reply.collections[collection] : undefined
      if (!page) throw new Error('Nothing was pulled')
      count += page.documents.length
      if (page.documents.length < limit) return count
      checkpoint = page.checkpoint
    }
  }

  /** The first page of a collection: what a device of a bench holds fits in it. */
  async records(collection: CollectionName): Promise<unknown[]> {
    const body = { collections: { [collection]: { checkpoint: null, limit: limits.pullDocuments } } }
    const reply = JSON.parse(await this.#post('sync/pull', body)) as PullReply
    return 'collections' in reply ? (reply.collections[collection]?.documents ?? []) : []
  }

  close(): void {
    this.#agent.destroy()
  }

  #post(path: string, body: unknown): Promise<string> {
    const text = JSON.stringify(body)
    const headers = {
      [PROTOCOL_HEADER]: String(PROTOCOL),
      authorization: `Bearer ${this.#device.token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    }
    return new Promise((done, failed) => {
      const sent = request(
        `${this.#server.url}/v1/${path}`,
        { method: 'POST', agent: this.#agent, headers },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () => {
            const answer = Buffer.concat(chunks).toString()
            if (response.statusCode === 200) done(answer)
            else failed(new Error(`${path}: ${response.statusCode} ${answer}`))
          })
        },
      )
      sent.on('error', failed)
      sent.end(text)
    })
  }
}
