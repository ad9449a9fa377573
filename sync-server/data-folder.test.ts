import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { databasePath, lockDataFolder, openDataFolder, sentenceOfFault } from './data-folder.ts'
import { unfinishedPath } from './store/inspect-database.ts'
import { faultOf, type DatabaseFault } from './store/database-fault.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pepiniere-data-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Opens it once, as a first start does, and closes it again. */
async function firstStart(): Promise<void> {
  const opened = await openDataFolder(folder)
  if (!opened.ok) throw new Error(opened.reason)
  await opened.value.close()
}

async function faultOfFolder(): Promise<string> {
  const opened = await openDataFolder(folder)
  if (!opened.ok) return opened.reason
  await opened.value.close()
  return 'opened'
}

describe('the data folder', () => {
  it('gets a database where there never was one, also after a start that was cut short', async () => {
    writeFileSync(`${databasePath(folder)}.new`, 'half a')
    expect(await faultOfFolder()).toBe('opened')
    expect(existsSync(`${databasePath(folder)}.new`)).toBe(false)
    expect(await faultOfFolder()).toBe('opened')
  })

  it('with a database of no bytes is no first start', async () => {
    await firstStart()
    writeFileSync(databasePath(folder), '')
    expect(await faultOfFolder()).toBe('empty')
    expect(readFileSync(databasePath(folder))).toHaveLength(0)
  })

  it.each(['-wal', '.before-restore-2026-04-13T08-00-00', '.restoring'])(
    'that lost its database and still has %s is no first start',
    async (trace) => {
      await firstStart()
      rmSync(databasePath(folder))
      writeFileSync(databasePath(folder) + trace, 'something')
      expect(await faultOfFolder()).toBe('missing')
      expect(existsSync(databasePath(folder))).toBe(false)
    },
  )

  it('with a letter or with somebody else’s database is left alone', async () => {
    writeFileSync(databasePath(folder), 'Chère pépinière, '.repeat(100))
    expect(await faultOfFolder()).toBe('foreign')
    rmSync(databasePath(folder))
    const other = new DatabaseSync(databasePath(folder))
    other.exec('CREATE TABLE other (x)')
    other.close()
    const before = readFileSync(databasePath(folder))
    expect(await faultOfFolder()).toBe('foreign')
    expect(readFileSync(databasePath(folder)).equals(before)).toBe(true)
  })

  it('with a damaged database says so', async () => {
    await firstStart()
    const bytes = readFileSync(databasePath(folder))
    bytes.fill(0xa5, 4096, 4096 * 6)
    writeFileSync(databasePath(folder), bytes)
    expect(await faultOfFolder()).toBe('damaged')
  })

  it('of a later version is left to that version', async () => {
    await firstStart()
    const db = new DatabaseSync(databasePath(folder))
    db.exec(`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-later', '2031')`)
    db.close()
    expect(await faultOfFolder()).toBe('newer')
  })

  it('whose data was moved away is not opened, and says how it is taken up again', async () => {
    await firstStart()
    const db = new DatabaseSync(databasePath(folder))
    db.exec(`INSERT INTO settings (name, value) VALUES ('moved-to', '{}')`)
    db.close()
    expect(await faultOfFolder()).toBe('moved')
    expect(sentenceOfFault('moved', folder)).toContain('admin -- restored')
  })

  it('to which a move was begun is no first start', async () => {
    writeFileSync(unfinishedPath(databasePath(folder)), 'half a')
    expect(await faultOfFolder()).toBe('unfinished')
    expect(existsSync(databasePath(folder))).toBe(false)
  })

  it('that cannot be made says so, to the lock and to the database', async () => {
    writeFileSync(join(folder, 'file'), '')
    const inAFile = join(folder, 'file', 'data')
    expect(lockDataFolder(inAFile)).toEqual({ ok: false, reason: 'unwritable' })
    expect(await openDataFolder(inAFile)).toEqual({ ok: false, reason: 'unwritable' })
    mkdirSync(databasePath(folder))
    expect((await openDataFolder(folder)).ok).toBe(false)
  })

  it.each<[string, object, DatabaseFault | null]>([
    ['a read-only folder', { code: 'EROFS' }, 'unwritable'],
    ['somebody else’s folder', { code: 'EACCES' }, 'unwritable'],
    ['a full disk', { code: 'ENOSPC' }, 'no-room'],
    ['a read-only database', { code: 'ERR_SQLITE_ERROR', errcode: 8 }, 'unwritable'],
    ['a failing disk', { code: 'ERR_SQLITE_ERROR', errcode: 10 | (3 << 8) }, 'unwritable'],
    ['a full database', { code: 'ERR_SQLITE_ERROR', errcode: 13 }, 'no-room'],
    ['a damaged page', { code: 'ERR_SQLITE_ERROR', errcode: 11 }, 'damaged'],
    ['a fault of ours', { code: 'ERR_SQLITE_ERROR', errcode: 1 }, null],
    ['a fault of ours', new TypeError('x'), null],
  ])('tells %s from the rest', (_name, error, fault) => {
    expect(faultOf(error)).toBe(fault)
    if (fault !== null) expect(sentenceOfFault(fault, folder)).toContain(folder)
  })
})
