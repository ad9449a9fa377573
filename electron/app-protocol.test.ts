import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { fileFor, serveScreens } from './app-protocol.ts'

const folder = mkdtempSync(join(tmpdir(), 'pepiniere-screens-'))

beforeAll(() => {
  mkdirSync(join(folder, 'kiosk'))
  writeFileSync(join(folder, 'kiosk', 'index.html'), '<title>Pépinière</title>')
})

describe('the file behind an address', () => {
  test.each([
    'app://kiosk/../secret.txt',
    'app://kiosk/%2e%2e/secret.txt',
    'app://kiosk/..%2fsecret.txt',
    'app://kiosk/kiosk/..%2f..%2f..%2fetc/passwd',
    'app://kiosk/..%5csecret.txt',
    'app://kiosk/a%00.html',
    'app://kiosk/%E0%A4%A',
    'app://other/kiosk/index.html',
    'https://kiosk/kiosk/index.html',
    'file:///etc/passwd',
    'not an address',
  ])('%s never leaves the folder of the screens', (address) => {
    const file = fileFor(address, folder)
    expect(file === null || file.startsWith(folder + '/')).toBe(true)
    expect(file ?? '').not.toContain('passwd/..')
  })

  test('a folder next to the screens with a longer name stays out of reach', () => {
    expect(fileFor(`app://kiosk/..%2f${folder.split('/').at(-1)}-other/x`, folder)).toBeNull()
  })

  test('a folder stands for its index page', () => {
    expect(fileFor('app://kiosk/kiosk/', folder)).toBe(join(folder, 'kiosk', 'index.html'))
  })
})

describe('serving the screens', () => {
  const serve = serveScreens(folder, 'http://127.0.0.1:4173')

  test('a missing file is a plain 404', async () => {
    expect((await serve(new Request('app://kiosk/nothing.js'))).status).toBe(404)
  })

  test('nothing can be written', async () => {
    const request = new Request('app://kiosk/kiosk/index.html', { method: 'POST', body: 'x' })
    expect((await serve(request)).status).toBe(405)
  })

  test('a screen comes with its type and its policy', async () => {
    const answer = await serve(new Request('app://kiosk/kiosk/index.html'))
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('content-security-policy')).toContain(
      "connect-src 'self' http://127.0.0.1:4173;",
    )
    expect(await answer.text()).toContain('Pépinière')
  })
})
