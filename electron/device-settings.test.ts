import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decideSettings, readArguments, readSettings, writeSettings } from './device-settings.ts'

describe('deciding what this device is', () => {
  test('a first start without a server is refused', () => {
    expect(decideSettings({}, {})).toEqual({ ok: false, reason: 'server-unknown' })
  })

  test.each(['pepiniere.local', 'ftp://pepiniere.local', 'javascript:alert(1)', ''])(
    '%j is not the address of a server',
    (server) => expect(decideSettings({ server }, {})).toEqual({ ok: false, reason: 'wrong-server' }),
  )

  test('an unknown role is refused', () => {
    expect(decideSettings({ role: 'admin', server: 'http://a' }, {})).toEqual({
      ok: false,
      reason: 'wrong-role',
    })
  })

  test('what is kept on the disk is enough', () => {
    const kept = { role: 'host', serverUrl: 'https://pepiniere.local:4173' } as const
    expect(decideSettings({}, kept)).toEqual({ ok: true, value: kept })
  })

  test('an argument wins over the disk, and only the origin of the address counts', () => {
    const kept = { role: 'host', serverUrl: 'https://old.local' } as const
    expect(decideSettings({ server: 'http://127.0.0.1:4173/kiosk/' }, kept)).toEqual({
      ok: true,
      value: { role: 'host', serverUrl: 'http://127.0.0.1:4173' },
    })
  })
})

test('the last of two equal arguments counts', () => {
  expect(readArguments(['--server=http://a', '--windowed', '--server=http://b', '--route=/x'])).toEqual({
    server: 'http://b',
    windowed: true,
    route: '/x',
  })
})

describe('the file of the settings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pepiniere-settings-'))

  test.each(['', 'null', '[]', '{"role":1}', '{"role":"admin"}', '{broken'])(
    '%j counts as no settings',
    (text) => {
      const file = join(folder, 'broken.json')
      writeFileSync(file, text)
      expect(readSettings(file)).toEqual({})
    },
  )

  test('is read back as written, and closed to other accounts', () => {
    const file = join(folder, 'new', 'device.json')
    const settings = { role: 'kiosk', serverUrl: 'https://pepiniere.local' } as const
    writeSettings(file, settings)
    expect(readSettings(file)).toEqual(settings)
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
  })
})
