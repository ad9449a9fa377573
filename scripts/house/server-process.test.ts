import { afterAll, expect, test } from 'vitest'
import { stopChildren } from './children.ts'
import { startServer } from './server-process.ts'

afterAll(() => stopChildren())

const run = (script: string) => startServer(['-e', script]).screens
const printing = (ready: object) =>
  `console.log('PEPINIERE_READY ' + ${JSON.stringify(JSON.stringify(ready))}); setInterval(() => {}, 1000)`

test('a server that ends before it is ready gives no address', async () => {
  expect(await run('console.log("http://127.0.0.1:4173/kiosk/")')).toBeNull()
})

test('the screens open at the addresses that link them', async () => {
  const url = 'http://127.0.0.1:4173'
  const addresses = {
    kiosk: `${url}/kiosk/#enrol=ABCD-1234`,
    host: `${url}/host/#enrol=EFGH-5678`,
    employers: [{ employerId: 'a', url: `${url}/employer/#enrol=JKLM-9012` }],
  }
  expect(await run(printing({ url, addresses }))).toEqual({
    ...addresses,
    employers: [`${url}/employer/#enrol=JKLM-9012`],
  })
})

test('without a site yet, the screens open without a code', async () => {
  expect(await run(printing({ url: 'http://127.0.0.1:4173' }))).toEqual({
    kiosk: 'http://127.0.0.1:4173/kiosk/',
    host: 'http://127.0.0.1:4173/host/',
    employers: ['http://127.0.0.1:4173/employer/'],
  })
})
