import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { lockDataFolder } from './data-folder.ts'

describe('what the server is asked to be', () => {
  it.each([
    [['--port', 'abc'], {}],
    [['--port', '70000'], {}],
    [['--data'], {}],
    [['--loud'], {}],
    [['extra'], {}],
    [[], { PEPINIERE_CLOCK_OFFSET: 'tomorrow' }],
    [[], { PEPINIERE_DEV_ORIGIN: 'not an origin' }],
    [[], { PEPINIERE_LOG: 'everything' }],
  ])('cannot be %j with %j', (args, env) => {
    const read = readConfig(args, env)
    expect(read).toMatchObject({ ok: false, reason: 'wrong' })
    expect((read as { sentence: string }).sentence).toMatch(/\.$/)
  })

  it('is told by the help', () => {
    expect(readConfig(['--help'], {})).toEqual({ ok: false, reason: 'help' })
  })

  it('is a demo on this machine alone unless told otherwise', () => {
    expect(readConfig([], {})).toMatchObject({
      ok: true,
      value: { host: '127.0.0.1', empty: false, clockOffset: 0 },
    })
    const told = readConfig(['--empty', '--port', '0', '--host', '0.0.0.0'], { PEPINIERE_CLOCK_OFFSET: '-5' })
    expect(told).toMatchObject({
      ok: true,
      value: { host: '0.0.0.0', port: 0, empty: true, clockOffset: -5 },
    })
  })
})

describe('a data folder', () => {
  it('serves one server at a time, and the next one once the first let go', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pepiniere-lock-'))
    const first = lockDataFolder(folder)
    expect(lockDataFolder(folder)).toEqual({ ok: false, reason: 'taken' })
    if (first.ok) first.value.release()
    const second = lockDataFolder(folder)
    expect(second.ok).toBe(true)
    if (second.ok) second.value.release()
    rmSync(folder, { recursive: true })
  })
})
