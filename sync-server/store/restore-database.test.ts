import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY, parisInstant } from '../../domain/time.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { heldFrom, oldCopiesIn, stampCopy } from './copy-age.ts'
import { restoreDatabase } from './restore-database.ts'
import { openSqliteStore } from './sqlite-store.ts'
import type { Store } from './store.ts'

const NOW = parisInstant('2026-04-13', 10)
let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pepiniere-restore-'))
  path = join(folder, 'pepiniere.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a restore', () => {
  it.each<[string, (file: string) => void, string]>([
    ['a file that is not there', () => undefined, 'missing'],
    ['a file of no bytes', (file) => writeFileSync(file, ''), 'empty'],
    ['a letter', (file) => writeFileSync(file, 'Chère pépinière, '.repeat(300)), 'foreign'],
    ['another database', (file) => run(file, 'CREATE TABLE heads (seq)'), 'foreign'],
    [
      'a copy without the tables of records',
      (file) => (backupTo(file), run(file, 'DROP TABLE documents')),
      'foreign',
    ],
    [
      'a copy of a later version',
      (file) => (
        backupTo(file),
        run(file, `INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-later', '2031')`)
      ),
      'newer',
    ],
    [
      'a copy cut in the middle',
      (file) => (backupTo(file), writeFileSync(file, readFileSync(file).subarray(0, 30_000))),
      'damaged',
    ],
    [
      'a copy with a damaged page',
      (file) => (backupTo(file), writeFileSync(file, readFileSync(file).fill(0xa5, 4096, 4096 * 6))),
      'damaged',
    ],
    [
      'a copy in which an index no longer leads to its records',
      (file) => (backupTo(file), damageIndex(file)),
      'damaged',
    ],
  ])('of %s changes nothing at all', async (_name, make, reason) => {
    await written('kept')
    const file = join(folder, 'file')
    make(file)
    const before = contentOf(folder)
    expect(await restoreDatabase(file, path, NOW)).toEqual({ ok: false, reason, at: file })
    expect(contentOf(folder)).toEqual(before)
    expect(await idsIn(path)).toEqual(['kept'])
  })

  it('that cannot write beside the data changes nothing and says where', async () => {
    await written('kept')
    const copy = join(folder, 'copy.sqlite')
    backupTo(copy)
    // What stands in the way of the new database is a folder with something in it.
    mkdirSync(join(folder, 'away', 'pepiniere.sqlite.restoring', 'x'), { recursive: true })
    const away = join(folder, 'away', 'pepiniere.sqlite')
    expect(await restoreDatabase(copy, away, NOW)).toEqual({ ok: false, reason: 'unwritable', at: away })
    expect(await idsIn(path)).toEqual(['kept'])
  })

  it('keeps what was there under its date, each time under another name', async () => {
    await written('first')
    const copy = join(folder, 'copy.sqlite')
    backupTo(copy)
    const kept: (string | null)[] = []
    for (const id of ['second', 'third']) {
      await written(id)
      const restored = await restoreDatabase(copy, path, NOW)
      if (!restored.ok) throw new Error(restored.reason)
      kept.push(restored.keptAs)
      expect(await idsIn(path)).toEqual(['first'])
    }
    expect(kept.map((name) => name!.slice(path.length))).toEqual([
      '.before-restore-2026-04-13T08-00-00',
      '.before-restore-2026-04-13T08-00-00-2',
    ])
    expect(await idsIn(kept[0]!)).toEqual(['first', 'second'])
    expect(await idsIn(kept[1]!)).toEqual(['first', 'third'])
  })

  it('keeps what a server that was killed had only in its log', async () => {
    await written('first')
    const copy = join(folder, 'copy.sqlite')
    backupTo(copy)
    const killed = await openSqliteStore(path)
    await put(killed, 'second')
    // The files as they are on the disk at that moment, log and all.
    const elsewhere = join(folder, 'elsewhere.sqlite')
    for (const suffix of ['', '-wal']) writeFileSync(elsewhere + suffix, readFileSync(path + suffix))
    await killed.close()
    const restored = await restoreDatabase(copy, elsewhere, NOW)
    if (!restored.ok) throw new Error(restored.reason)
    expect(await idsIn(elsewhere)).toEqual(['first'])
    expect(await idsIn(restored.keptAs!)).toEqual(['first', 'second'])
  })

  it('puts a copy in the place of a damaged database, and keeps that one too', async () => {
    await written('first')
    const copy = join(folder, 'copy.sqlite')
    backupTo(copy)
    writeFileSync(path, 'no database any more')
    const restored = await restoreDatabase(copy, path, NOW)
    if (!restored.ok) throw new Error(restored.reason)
    expect(await idsIn(path)).toEqual(['first'])
    expect(readFileSync(restored.keptAs!, 'utf8')).toBe('no database any more')
  })

  it('leaves no code of before that would link a device: it may have been used since', async () => {
    await written('first')
    const code = `INSERT INTO enrolmentCodes (codeHash, siteId, role, expiresAt) VALUES ('hash', 's1', 'host', 9e15)`
    run(path, code)
    const copy = join(folder, 'copy.sqlite')
    backupTo(copy)
    await restoreDatabase(copy, path, NOW)
    const store = await openSqliteStore(path)
    const left = await store.read((view) => view.all(view.tables.selectFrom('enrolmentCodes').selectAll()))
    await store.close()
    expect(left).toEqual([])
  })

  it('into an empty folder keeps nothing aside', async () => {
    await written('first')
    const copy = join(folder, 'copy.sqlite')
    backupTo(copy)
    mkdirSync(join(folder, 'new'))
    const elsewhere = join(folder, 'new', 'pepiniere.sqlite')
    expect(await restoreDatabase(copy, elsewhere, NOW)).toMatchObject({
      ok: true,
      keptAs: null,
      carried: null,
    })
    expect(readdirSync(join(folder, 'new'))).toEqual(['pepiniere.sqlite'])
  })
})

describe('a copy that is older than copies are kept', () => {
  const copyOf = (at: number) => {
    const copy = join(folder, 'copy.sqlite')
    backupTo(copy)
    stampCopy(copy, at)
    return copy
  }
  const believed = (file: string, at: number) =>
    run(file, `INSERT OR REPLACE INTO settings (name, value) VALUES ('clock-believed', '${at}')`)

  it('is refused with its age and changes nothing; one as old as they are kept is taken', async () => {
    await written('kept')
    const copy = copyOf(NOW - 35 * DAY)
    const before = contentOf(folder)
    const late = await restoreDatabase(copy, path, NOW + 1)
    expect(late).toEqual({ ok: false, reason: 'too-old', at: copy, days: 35 })
    expect(await restoreDatabase(copy, path, NOW + 20 * DAY)).toMatchObject({ days: 55 })
    expect(contentOf(folder)).toEqual(before)
    expect(await restoreDatabase(copy, path, NOW)).toMatchObject({ ok: true })
  })

  it('is taken from whoever asks for it of any age', async () => {
    await written('kept')
    const copy = copyOf(NOW - 400 * DAY)
    expect(await restoreDatabase(copy, path, NOW, { ofAnyAge: true })).toMatchObject({ ok: true })
  })

  it('is as old as its last day of work where it says no other, such as data that a restore set aside', async () => {
    await written('kept')
    believed(path, NOW - 36 * DAY)
    const copy = join(folder, 'copy.sqlite')
    backupTo(copy)
    const elsewhere = join(folder, 'elsewhere.sqlite')
    expect(await restoreDatabase(copy, elsewhere, NOW)).toMatchObject({ reason: 'too-old', days: 36 })
    // One that was copied today holds what is of today, however long its server stood still.
    stampCopy(copy, NOW)
    expect(await restoreDatabase(copy, elsewhere, NOW)).toMatchObject({ ok: true })
  })

  it('is not younger by a clock that was set back', async () => {
    await written('kept')
    const copy = copyOf(NOW - 40 * DAY)
    believed(path, NOW)
    expect(await restoreDatabase(copy, path, NOW - 30 * DAY)).toMatchObject({ reason: 'too-old', days: 40 })
  })

  it('is found in its folder, beside younger ones and what is no copy', async () => {
    await written('kept')
    const copy = copyOf(NOW - 36 * DAY)
    const young = join(folder, 'young.sqlite')
    backupTo(young)
    stampCopy(young, NOW)
    writeFileSync(join(folder, 'letter.txt'), 'Chère pépinière')
    writeFileSync(join(folder, 'torn.sqlite'), readFileSync(copy).subarray(0, 300))
    mkdirSync(join(folder, 'more'))
    expect(oldCopiesIn(folder, NOW)).toEqual([copy])
    expect(heldFrom(young)).toBe(NOW)
    expect(heldFrom(join(folder, 'letter.txt'))).toBeNull()
  })
})

async function written(id: string): Promise<void> {
  const store = await openSqliteStore(path)
  await put(store, id)
  await store.close()
}

function put(store: Store, id: string): Promise<void> {
  const record = sampleRecord('visits', { id, siteId: 's1', rev: '1', at: 1, by: 'd1', mark: 'K7QF3M2X9' })
  const viewers = { kiosk: 'all', host: 'all', employer: null }
  return store.transaction(async (tx) =>
    tx.put({ collection: 'visits', record, deleted: false, sourceRev: null, viewers }),
  )
}

async function idsIn(file: string): Promise<string[]> {
  const store = await openSqliteStore(file)
  const ids = (await store.read((view) => view.records('visits'))).map(({ id }) => id)
  await store.close()
  return ids.sort()
}

function backupTo(file: string): void {
  run(path, `VACUUM INTO '${file}'`)
}

/** Every page can still be read, and copied; only a whole check tells that the records are not found any more. */
function damageIndex(file: string): void {
  const db = new DatabaseSync(file)
  const { page_size: size } = db.prepare('PRAGMA page_size').get() as { page_size: number }
  const { rootpage } = db
    .prepare(`SELECT rootpage FROM sqlite_master WHERE name = 'documentsBySeq'`)
    .get() as { rootpage: number }
  db.close()
  const bytes = readFileSync(file)
  const page = bytes.subarray((rootpage - 1) * size, rootpage * size)
  page.write('visitz', page.indexOf('visits'), 'latin1')
  writeFileSync(file, bytes)
}

function run(file: string, sql: string): void {
  const db = new DatabaseSync(file)
  db.exec(sql)
  db.close()
}

/** Every file of the folder with its bytes. */
function contentOf(directory: string): Record<string, string> {
  const files = readdirSync(directory).filter((name) => !/-(wal|shm)$/.test(name))
  return Object.fromEntries(
    files.sort().map((name) => [name, readFileSync(join(directory, name)).toString('base64')]),
  )
}
