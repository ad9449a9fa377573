import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { fetchPublicText, isPublicAddress } from './fetch-public-text.ts'

describe('an address that a credential names', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'localhost',
    '',
  ])('is not of the public internet: %s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  it.each(['1.1.1.1', '93.184.216.34', '2606:4700::1111'])('is of the public internet: %s', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it('is not asked in a network of the reader’s own, whatever it is called', async () => {
    let asked = 0
    const server = createServer(() => (asked += 1)).on('connection', () => (asked += 1))
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]']) {
      expect(await fetchPublicText(`https://${host}:${port}/keys`)).toBeNull()
    }
    for (const other of [`http://127.0.0.1:${port}/`, 'file:///etc/passwd', 'nonsense']) {
      expect(await fetchPublicText(other)).toBeNull()
    }
    server.close()
    expect(asked).toBe(0)
  })
})
