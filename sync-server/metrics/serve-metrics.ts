import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import { timingSafeEqual } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { SECOND } from '../../domain/time.ts'
import { hashToken } from '../secrets.ts'
import type { ServerMetrics } from './server-metrics.ts'

export interface MetricsAddress {
  host: string
  /** 0 takes any free port. */
  port: number
  /** Whoever asks must know it; without it, whoever reaches the address may read. */
  token?: string
}

export interface MetricsServer {
  url: string
  close(): Promise<void>
}

const PATH = '/metrics'

/**
 * Tells the figures of a server at an address of its own, which no proxy in front of the server passes on. Rejects when
 * the port is taken.
 */
export async function serveMetrics(
  metrics: ServerMetrics,
  { host, port, token }: MetricsAddress,
): Promise<MetricsServer> {
  const server = createServer(
    { headersTimeout: 5 * SECOND, requestTimeout: 10 * SECOND },
    (request, response) => void answer(metrics, token, request, response),
  )
  server.maxConnections = 20
  server.listen(port, host)
  await once(server, 'listening')
  const { port: taken } = server.address() as AddressInfo
  const name = host.includes(':') ? `[${host}]` : host
  return {
    url: `http://${name}:${taken}${PATH}`,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

async function answer(
  metrics: ServerMetrics,
  token: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const end = (status: number, body = '') => {
    response.writeHead(status, { 'cache-control': 'no-store' }).end(body)
  }
  if (token !== undefined && !knows(request.headers.authorization, token)) return end(401)
  if (request.url !== PATH) return end(404)
  if (request.method !== 'GET') return end(405)
  try {
    const text = await metrics.text()
    response.setHeader('content-type', metrics.registry.contentType)
    end(200, text)
  } catch {
    end(500)
  }
}

function knows(header: string | undefined, token: string): boolean {
  const given = /^Bearer ([\x21-\x7e]+)$/.exec(header ?? '')?.[1] ?? ''
  return timingSafeEqual(Buffer.from(hashToken(given)), Buffer.from(hashToken(token)))
}
