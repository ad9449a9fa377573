import { afterAll, expect, test } from 'vitest'
import { stopChildren } from './children.ts'
import { startServer } from './server-process.ts'

afterAll(() => stopChildren())

const run = (script: string) => startServer(['-e', script]).kiosk
const printing = (ready: object) =>
  `console.log('PEPINIERE_READY ' + ${JSON.stringify(JSON.stringify(ready))}); setInterval(() => {}, 1000)`

test('a server that ends before it is ready gives no address', async () => {
  expect(await run('console.log("http://127.0.0.1:4173/kiosk/")')).toBeNull()
})

test('the kiosk opens at the address that links it', async () => {
  const kiosk = 'http://127.0.0.1:4173/kiosk/#enrol=ABCD-1234'
  expect(await run(printing({ url: 'http://127.0.0.1:4173', addresses: { kiosk } }))).toBe(kiosk)
})

test('without a site yet, the kiosk opens without a code', async () => {
  expect(await run(printing({ url: 'http://127.0.0.1:4173' }))).toBe('http://127.0.0.1:4173/kiosk/')
})
