import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One call of the gateway. */
export interface SmsCall {
  key: string
  token: string
  body: { from: string; to: string; text: string }
}

/**
 * How the gateway answers: with a status; `cut`: it takes the message in, and the line is cut before its answer;
 * `slow`: it takes it in and keeps its answer back; `dropped`: the line is cut before anything was taken in.
 */
export type SmsFault = number | 'cut' | 'slow' | 'dropped'

export interface SmsGatewayDouble {
  url: string
  /** What it was asked, in order, and what it took in: each key once. */
  calls: SmsCall[]
  taken: SmsCall[]
  /** For the next calls, one after the other; then all is well. */
  faults: SmsFault[]
  headers: Record<string, string>
  stop(): Promise<void>
}

/** A real gateway on a free port, as the sender expects one: it takes each `Idempotency-Key` in once. */
export async function startSmsGateway(): Promise<SmsGatewayDouble> {
  const gateway: Omit<SmsGatewayDouble, 'url' | 'stop'> = { calls: [], taken: [], faults: [], headers: {} }
  const server = createServer((request, response) => void answer(request, response))

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const key = String(request.headers['idempotency-key'])
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? ''
    const body = JSON.parse(Buffer.concat(chunks).toString()) as SmsCall['body']
    gateway.calls.push({ key, token, body })
    const fault = gateway.faults.shift() ?? 202
    if (fault === 'dropped') return void request.socket.destroy()
    if (typeof fault === 'number' && fault >= 300)
      return void response.writeHead(fault, gateway.headers).end()
    if (!gateway.taken.some((one) => one.key === key)) gateway.taken.push({ key, token, body })
    if (fault === 'cut') return void request.socket.destroy()
    if (fault !== 'slow') response.writeHead(fault).end('{}')
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(gateway, {
    url: `http://127.0.0.1:${port}/messages`,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}
