import { afterAll, expect, test } from 'vitest'
import { stopChildren } from './children.ts'
import { startServer } from './server-process.ts'

afterAll(() => stopChildren())

const run = (script: string) => startServer(['-e', script]).kiosk

test('a server that ends before it is ready gives no address', async () => {
  expect(await run('console.log("no luck")')).toBeNull()
})

test('the address of the kiosk is read from what the server prints, its link code included', async () => {
  const script = `
    console.log('Pépinière')
    process.stdout.write('  borne    http://127.0.0.1:4173/kiosk/#enr')
    setTimeout(() => console.log('ol=ABCD-1234\\n  accueil  http://127.0.0.1:4173/host/'), 50)
    setInterval(() => {}, 1000)`
  expect(await run(script)).toBe('http://127.0.0.1:4173/kiosk/#enrol=ABCD-1234')
})
