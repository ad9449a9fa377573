import { afterEach, expect, it } from 'vitest'
import { PROTOCOL, PROTOCOL_HEADER } from '../../domain/sync/protocol.ts'
import { TestServer } from '../testing/test-server.ts'

let server: TestServer
afterEach(() => server.stop())

/** What a page at a pace answers to a request that this machine hands on, with the header. */
async function asked(forwarded: string): Promise<number> {
  const address = `${server.running.url}/suivi/${'A'.repeat(43)}`
  return (await fetch(address, { headers: { 'x-forwarded-for': forwarded } })).status
}
const exhaust = async (forwarded: (count: number) => string) => {
  const statuses = []
  for (let count = 0; count < 22; count += 1) statuses.push(await asked(forwarded(count)))
  return statuses
}

it('of two addresses behind the proxy of this machine, one that asks too much stops not the other', async () => {
  server = await TestServer.start()
  expect((await exhaust(() => '198.51.100.7')).at(-1)).toBe(429)
  expect(await asked('203.0.113.9')).toBe(404)
})

it('what somebody writes before the address that the proxy adds counts for nothing', async () => {
  server = await TestServer.start()
  expect((await exhaust((count) => `203.0.113.${count}, 198.51.100.7`)).at(-1)).toBe(429)
  expect(await asked('203.0.113.200')).toBe(404)
})

it('a stranger’s own header counts for nothing', async () => {
  server = await TestServer.start({ trustedProxies: ['192.0.2.1'] })
  expect((await exhaust((count) => `203.0.113.${count}`)).at(-1)).toBe(429)
  expect(await asked('198.51.100.7')).toBe(429)
})

it('a new device is enrolled from one address while another guesses at codes', async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  const enrol = (forwarded: string) =>
    fetch(`${server.running.url}/v1/devices/enrol`, {
      method: 'POST',
      headers: {
        'x-forwarded-for': forwarded,
        'content-type': 'application/json',
        [PROTOCOL_HEADER]: String(PROTOCOL),
      },
      body: JSON.stringify({ code: 'WRONG-CODE' }),
    })
  let status = 0
  for (let count = 0; count < 40 && status !== 429; count += 1) status = (await enrol('198.51.100.7')).status
  expect(status).toBe(429)
  expect((await enrol('203.0.113.9')).status).not.toBe(429)
})
