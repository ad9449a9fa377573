import { createServer } from 'node:net'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { serveMetrics, type MetricsServer } from './serve-metrics.ts'
import { ServerMetrics } from './server-metrics.ts'

const TOKEN = 'a-long-enough-token'

let figures: MetricsServer | undefined
afterEach(() => figures?.close())

async function open(token?: string): Promise<string> {
  const at = { host: '127.0.0.1', port: 0, ...(token === undefined ? {} : { token }) }
  figures = await serveMetrics(new ServerMetrics(), at)
  return figures.url
}
const statusOf = async (url: string, init: RequestInit = {}) => (await fetch(url, init)).status

describe('the figures of a server', () => {
  it.each([
    {},
    { authorization: 'Bearer ' },
    { authorization: `Bearer ${TOKEN}x` },
    { authorization: TOKEN },
  ])('are told to nobody who does not know their token: %j', async (headers) => {
    const answer = await fetch(await open(TOKEN), { headers: headers as Record<string, string> })
    expect([answer.status, await answer.text()]).toEqual([401, ''])
  })

  it('are at their one address, to be read', async () => {
    const url = await open()
    expect(await statusOf(new URL('/', url).href)).toBe(404)
    expect(await statusOf(`${url}?x`)).toBe(404)
    expect(await statusOf(new URL('/v1/health', url).href)).toBe(404)
    expect(await statusOf(url, { method: 'POST' })).toBe(405)
  })

  it('are not told on a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const refused = serveMetrics(new ServerMetrics(), { host: '127.0.0.1', port })
    await expect(refused).rejects.toMatchObject({ code: 'EADDRINUSE' })
    other.close()
  })

  it('are told in the form that Prometheus reads', async () => {
    const answer = await fetch(await open(TOKEN), { headers: { authorization: `Bearer ${TOKEN}` } })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ])
    expect(await answer.text()).toContain('process_resident_memory_bytes ')
  })
})
