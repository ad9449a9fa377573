import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Webhook } from 'standardwebhooks'
import { hookSender, OwnNetworks } from './send-hook.ts'

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const message = { secret, messageId: 'msg_1', body: '{"type":"test","data":{"é":1}}' }

let received: { headers: IncomingMessage['headers']; body: string }[]
let answers: number[]
let server: Server
let url: string
beforeEach(async () => {
  received = []
  answers = []
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
      const status = answers.shift() ?? 204
      response.writeHead(status, status === 302 ? { location: url } : {}).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

const here = hookSender(new OwnNetworks(['127.0.0.0/8']))

it('a message arrives as it was written, and its reader can verify who sent it', async () => {
  expect(await here({ url, ...message })).toEqual({ is: 'sent', answer: '204' })
  const [{ headers, body }] = received as [(typeof received)[0]]
  expect(body).toBe(message.body)
  const read = new Webhook(secret).verify(body, headers as Record<string, string>)
  expect(read).toEqual({ type: 'test', data: { é: 1 } })
  const other = new Webhook(`whsec_${Buffer.alloc(32, 8).toString('base64')}`)
  expect(() => other.verify(body, headers as Record<string, string>)).toThrow()
})

it.each([
  [410, { is: 'gone', answer: '410' }],
  [500, { is: 'failed', answer: '500' }],
  [302, { is: 'failed', answer: '302' }],
])('an answer %i means %o, and is followed nowhere', async (status, outcome) => {
  answers.push(status)
  expect(await here({ url, ...message })).toEqual(outcome)
  expect(received).toHaveLength(1)
})

it('nobody listens', async () => {
  await new Promise((resolve) => server.close(resolve))
  expect(await here({ url, ...message })).toEqual({ is: 'failed', answer: 'ECONNREFUSED' })
  server.listen(0)
})

describe('what is not public', () => {
  const strangers = hookSender(new OwnNetworks([]))
  it.each([
    'http://127.0.0.1:PORT/hook',
    'http://localhost:PORT/hook',
    'http://[::1]:PORT/hook',
    'http://[::ffff:127.0.0.1]:PORT/hook',
    'http://2130706433:PORT/hook',
    'http://0x7f.1:PORT/hook',
    'http://0.0.0.0:PORT/hook',
    'http://10.1.2.3/hook',
    'http://192.168.0.1/hook',
    'http://169.254.169.254/latest/meta-data',
    'http://[fd00::1]/hook',
    'http://[fe80::1]/hook',
    'http://100.64.0.1/hook',
  ])('%s is told nothing', async (address) => {
    const outcome = await strangers({ url: address.replace('PORT', new URL(url).port), ...message })
    expect(outcome).toEqual({ is: 'failed', answer: 'forbidden-address' })
    expect(received).toEqual([])
  })

  it('networks that whoever runs the server named are reached, and no others', () => {
    const own = new OwnNetworks(['10.0.0.0/8', 'fd00::/8', '192.168.1.7'])
    const allowed = ['10.2.3.4', 'fd00::2', '192.168.1.7', '93.184.215.14', '2606:4700::1']
    expect(allowed.filter((address) => !own.allows(address))).toEqual([])
    expect(
      ['192.168.1.8', '127.0.0.1', 'fe80::1', '::1', 'name.fr'].filter((one) => own.allows(one)),
    ).toEqual([])
    expect([own.holds('10.2.3.4'), own.holds('example.org'), own.holds('93.184.215.14')]).toEqual([
      true,
      false,
      false,
    ])
  })
})
