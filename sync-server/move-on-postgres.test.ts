import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import type { WireRecord } from '../domain/sync/messages.ts'
import { OwnClusters, type OwnCluster } from '../tests/support/postgres/own-clusters.ts'
import { runAdmin } from './admin/run-admin.ts'
import { systemClock } from './clock.ts'
import { databasePath, lockDataFolder, openDataFolder } from './data-folder.ts'
import { openServerParts } from './server-parts.ts'
import { unfinishedPath } from './store/inspect-database.ts'
import { SERVING } from './store/postgres-locks.ts'
import { openPostgresStore } from './store/postgres-store.ts'
import type { Store } from './store/store.ts'
import { sampleRecord } from './testing/sample-records.ts'
import { START, TestDevice, TestServer } from './testing/test-server.ts'

const why = 'missing' in inject('postgres')
let clusters: OwnClusters
let cluster: OwnCluster
let folder: string
let count = 0

beforeAll(async () => {
  if (why) return
  clusters = new OwnClusters()
  cluster = await clusters.start('main')
})
afterAll(() => clusters?.end())
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pepiniere-move-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

/** A new database, by its address. */
async function emptyBase(): Promise<string> {
  const name = `base${(count += 1)}`
  await cluster.say(`CREATE DATABASE ${name}`)
  return cluster.urlOf(name)
}
const nameIn = (url: string) => new URL(url).pathname.slice(1)
const askIn = (url: string, sql: string) => cluster.say(sql, nameIn(url))

/** An administrator's command with these data, of a folder or of a database. */
async function admin(at: string, ...args: string[]) {
  const said: string[] = []
  const isBase = at.startsWith('postgres:')
  vi.stubEnv('DATABASE_URL', isBase ? at : '')
  const code = await runAdmin([...args, ...(isBase ? [] : ['--data', at])], {
    print: (line) => said.push(line),
    complain: (line) => said.push(line),
  })
  vi.unstubAllEnvs()
  return { code, said: said.join('\n') }
}
const move = (from: string, to: string) => admin(from, 'move', '--to', to)

async function openedIn(data: string): Promise<Store> {
  const opened = await openDataFolder(data)
  if (!opened.ok) throw new Error(opened.reason)
  return opened.value
}

async function openedOn(url: string): Promise<Store> {
  const opened = await openPostgresStore(url)
  if (!opened.ok) throw new Error(opened.reason)
  return opened.value
}

/** What stands against opening it; `opened`: nothing. */
async function faultAt(place: string): Promise<string> {
  const opened = await (place.startsWith('postgres:') ? openPostgresStore(place) : openDataFolder(place))
  if (!opened.ok) return opened.reason
  await opened.value.close()
  return 'opened'
}

/** A folder with so many cards and a row or two of odd content in every table. */
async function furnished(cards = 20): Promise<string> {
  const data = join(folder, `data${(count += 1)}`)
  const store = await openedIn(data)
  // As a server that lived there left it.
  await openServerParts(store, systemClock())
  const viewers = { kiosk: 'all', host: 'all', employer: null }
  await store.transaction(async (tx) => {
    for (let index = 0; index < cards; index += 1) {
      const head = {
        id: `v${index}`,
        siteId: `s${index % 3}`,
        rev: '1',
        at: index,
        by: 'd',
        mark: 'Léa \u0000 🌱',
      }
      const record = sampleRecord('postings', head)
      tx.put({ collection: 'postings', record, deleted: false, sourceRev: null, viewers })
      tx.follow({ kind: 'seats', siteId: 's1', subject: `x${(cards - index) % 7}` })
    }
  })
  await store.close()
  fillEveryTable(databasePath(data))
  return data
}

/** Rows with what the two kinds of database may hold in different ways, in an order that no key tells. */
function fillEveryTable(path: string): void {
  const db = new DatabaseSync(path)
  const columns = db
    .prepare(
      `SELECT m.name AS "table", c.name AS "column", lower(c.type) AS type FROM sqlite_master m, pragma_table_info(m.name) c
       WHERE m.type = 'table' AND m.name NOT LIKE 'kysely%' AND m.name NOT LIKE 'sqlite%'`,
    )
    .all() as { table: string; column: string; type: string }[]
  for (const [table, all] of Map.groupBy(columns, ({ table }) => table)) {
    for (const [place, odd] of ['ß', '\\x00', 'É"é\u202f', ''].entries()) {
      const values = all.map(({ column, type }): SQLInputValue => {
        if (type === 'text') return `${odd}${column}`
        if (type === 'blob') return new Uint8Array([0, 255, place])
        // This one numbers its rows itself.
        if (column === 'attemptId') return 7 * place + 1
        return column === 'hostUntil' ? Infinity : Number.MAX_SAFE_INTEGER - place
      })
      const names = all.map(({ column }) => `"${column}"`).join()
      db.prepare(`INSERT INTO "${table}" (${names}) VALUES (${all.map(() => '?').join()})`).run(...values)
    }
  }
  // As if some had been made and were gone: the order that is left has holes.
  db.exec(`DELETE FROM requests WHERE rowid = 2`)
  db.close()
}

/** The rows of the tables in which the order of making counts, in that order. */
function orderOf(path: string): Record<string, unknown>[][] {
  const db = new DatabaseSync(path, { readOnly: true })
  const rows = ['followUps', 'requests', 'refusedRows'].map((table) => {
    const columns = db.prepare('SELECT name FROM pragma_table_info(?)').all(table)
    const names = columns.map(({ name }) => `"${String(name)}"`)
    return db.prepare(`select "rowid" as "made", ${names.join(', ')} from "${table}" order by "rowid"`).all()
  })
  db.close()
  return rows
}

describe.skipIf(why)('a move', { timeout: 120_000 }, () => {
  it.each([
    ['to an address of another kind', () => 'mysql://db.example/x', 'n’est pas l’adresse d’une base'],
    ['to a database that is not there', () => cluster.urlOf('nowhere'), 'n’existe pas'],
    ['to nobody', () => 'postgres://postgres@127.0.0.1:1/x', 'ne répond pas'],
  ])('%s is refused', async (_name, to, sentence) => {
    const data = await furnished(1)
    expect(await move(data, to())).toEqual({ code: 1, said: expect.stringContaining(sentence) })
    expect(await faultAt(data)).toBe('opened')
  })

  it('without a place to go to, or to where it is, is refused', async () => {
    const data = await furnished(1)
    expect((await admin(data, 'move')).said).toContain('Il manque --to')
    expect((await move(data, data)).said).toContain('y sont déjà')
    expect((await move(join(folder, 'nothing'), await emptyBase())).said).toContain('pas encore de données')
  })

  it('is refused while a server serves either side', async () => {
    const [data, base] = [await furnished(1), await emptyBase()]
    const lock = lockDataFolder(data)
    expect((await move(data, base)).said).toContain('Un serveur utilise les données')
    if (lock.ok) lock.value.release()
    const server = new pg.Client(base)
    await server.connect()
    await server.query(`SELECT pg_advisory_lock_shared(${SERVING})`)
    expect((await move(data, base)).said).toContain('déjà utilisée par un autre serveur')
    await server.end()
    expect(await faultAt(data)).toBe('opened')
  })

  it('is refused to where data lives already, of this installation or another', async () => {
    const [data, base] = [await furnished(1), await emptyBase()]
    await (await openedOn(base)).close()
    expect((await move(data, base)).said).toContain('les données d’une installation')
    const others = await furnished(1)
    expect((await move(base, others)).said).toContain('est déjà là')
    const foreign = await emptyBase()
    await askIn(foreign, 'CREATE TABLE invoices (x int)')
    expect((await move(data, foreign)).said).toContain('d’un autre logiciel')
    expect([await faultAt(data), await faultAt(base), await faultAt(others)]).toEqual(Array(3).fill('opened'))
  })

  it('is refused between versions, and without the rights', async () => {
    const [data, base] = [await furnished(1), await emptyBase()]
    await cluster.say('CREATE ROLE visitor LOGIN')
    const url = new URL(base)
    url.username = 'visitor'
    expect((await move(data, url.href)).said).toContain('ne laisse pas ce compte')
    const change = (sql: string) => {
      const db = new DatabaseSync(databasePath(data))
      db.exec(sql)
      db.close()
    }
    change(`UPDATE kysely_migration SET name = '9999-tomorrow' WHERE name = '0088-assistances'`)
    expect((await move(data, base)).said).toContain('version plus récente')
    change(`DELETE FROM kysely_migration WHERE name = '9999-tomorrow'`)
    expect((await move(data, base)).said).toContain('version plus ancienne')
    await (await openedOn(base)).close()
    await askIn(base, `DELETE FROM kysely_migration WHERE name = '0088-assistances'`)
    expect((await move(base, join(folder, 'b'))).said).toContain('version plus ancienne')
  })

  it('brings every table there and back: rows, their order, numbers and bytes', async () => {
    const data = await furnished()
    const before = orderOf(databasePath(data))
    const { epoch } = await openedIn(data).then((store) => store.close().then(() => store))
    const base = await emptyBase()
    const there = await move(data, base)
    expect([there.code, there.said]).toEqual([0, expect.stringContaining('les mêmes des deux côtés')])
    expect(there.said).toMatch(/[0-9a-f]{16} +20 {2}documents, postings/)
    expect(there.said).toContain('effacez-la le')
    expect(await faultAt(data)).toBe('moved')
    expect((await move(data, base)).said).toContain('contient déjà ces données')
    expect((await move(data, await emptyBase())).said).toContain('ont déjà déménagé ailleurs')

    const store = await openedOn(base)
    expect(store.epoch).toBe(epoch)
    // The next rows are made after those that came.
    await store.transaction(async (tx) => {
      const made = { siteId: 's9', digest: 'd', madeId: 'm' }
      await tx.run(tx.tables.insertInto('requests').values({ ...made, requestId: 'after' }))
      await tx.run(tx.tables.insertInto('attempts').values({ bucket: 'after', at: 1 }))
    })
    await store.close()

    const home = join(folder, 'home')
    const back = await move(base, home)
    expect([back.code, back.said]).toEqual([0, expect.stringContaining('sans DATABASE_URL')])
    expect(await faultAt(base)).toBe('moved')
    expect(readdirSync(home).filter((name) => name.startsWith('pepiniere'))).toEqual(['pepiniere.sqlite'])
    expect(await faultAt(home)).toBe('opened')
    const [followUps, requests, refusedRows] = orderOf(databasePath(home)) as [
      unknown[],
      { requestId: string }[],
      unknown[],
    ]
    expect(requests.at(-1)!.requestId).toBe('after')
    expect([followUps, requests.slice(0, -1), refusedRows]).toEqual(before)
    expect((await openedIn(home).then((store) => store.close().then(() => store))).epoch).toBe(epoch)
  })

  it('is not noticed by a device: what it held is held, and what it does goes on', async () => {
    const data = join(folder, 'site')
    const before = await TestServer.start({ store: await openedIn(data) })
    await before.createSite('brest')
    const kiosk = await before.device('brest', 'kiosk')
    const visit = (id: string) => ({
      collection: 'visits' as const,
      id,
      document: sampleRecord('visits', { ...kiosk.stamp(id, START), mark: 'K7QF3M2X9' }) as WireRecord,
      assumedRev: null,
    })
    await kiosk.push(visit('one'))
    const { checkpoint } = (await kiosk.pull('sites')).sites!
    await before.stop()
    const base = await emptyBase()
    expect((await move(data, base)).code).toBe(0)
    const after = await TestServer.start({ store: await openedOn(base) })
    const again = new TestDevice(after.running.url, kiosk.enrolled)
    const { body } = await again.call('POST', 'sync/pull', {
      collections: { sites: { checkpoint, limit: 9 } },
    })
    expect(body).toMatchObject({ epoch: kiosk.enrolled!.epoch, collections: { sites: { documents: [] } } })
    expect(await again.push(visit('one'), visit('two'))).toMatchObject([
      { outcome: 'accepted' },
      { outcome: 'accepted' },
    ])
    const kept = await after.parts.store.read((view) => view.records('visits'))
    expect(kept.map(({ id }) => id).sort()).toEqual(['one', 'two'])
    await after.stop()
  })

  it.each(['PostgreSQL', 'a folder'])('to %s that is killed again and again ends right', async (kind) => {
    const data = await furnished(3000)
    let [from, to] = [data, await emptyBase()]
    if (kind === 'a folder') {
      expect((await move(from, to)).code).toBe(0)
      ;[from, to] = [to, join(folder, 'home')]
    }
    // Killed when it has told of so many kinds of rows.
    for (const lines of [1, 2, 3, 20, 60]) {
      await killedAfter(lines, from, to)
      expect(await faultAt(to)).toBe('unfinished')
    }
    const done = await move(from, to)
    expect([done.code, done.said]).toEqual([0, expect.stringContaining('(suite)')])
    expect([await faultAt(from), await faultAt(to)]).toEqual(['moved', 'opened'])
    const store = to.startsWith('postgres:') ? await openedOn(to) : await openedIn(to)
    expect(await store.read((view) => view.records('postings'))).toHaveLength(3000)
    expect(await store.read((view) => view.head('s1'))).toBe(1000)
    await store.close()
  })

  it('that was stopped after its source was marked goes on to its end', async () => {
    const [data, base] = [await furnished(), await emptyBase()]
    expect((await move(data, base)).code).toBe(0)
    const { epoch } = await openedOn(base).then((store) => store.close().then(() => store))
    await askIn(base, `INSERT INTO settings (name, value) VALUES ('moving', '${epoch}'); DELETE FROM heads`)
    expect([await faultAt(data), await faultAt(base)]).toEqual(['moved', 'unfinished'])
    expect((await move(data, base)).code).toBe(0)
    expect(await faultAt(base)).toBe('opened')
  })

  it('goes on from what the source is now, when that was used meanwhile', async () => {
    const [data, base] = [await furnished(), await emptyBase()]
    await killedAfter(20, data, base)
    const store = await openedIn(data)
    await store.transaction((tx) => tx.run(tx.tables.updateTable('accounts').set({ name: 'Renamed' })))
    await store.close()
    expect((await move(data, base)).code).toBe(0)
    expect(await askIn(base, 'SELECT DISTINCT name FROM accounts')).toEqual([{ name: 'Renamed' }])
  })

  it('is not mixed with that of another installation, nor of another version', async () => {
    const [data, other, base] = [await furnished(1), await furnished(1), await emptyBase()]
    await killedAfter(2, data, base)
    expect((await move(other, base)).said).toContain('inachevé d’une autre installation')
    await askIn(base, `DELETE FROM kysely_migration WHERE name = '0088-assistances'`)
    expect((await move(data, base)).said).toContain('par une autre version')
    const home = join(folder, 'home')
    const [one, two] = [await emptyBase(), await emptyBase()]
    expect([(await move(data, one)).code, (await move(other, two)).code]).toEqual([0, 0])
    await killedAfter(2, one, home)
    expect((await move(two, home)).said).toContain('inachevé d’une autre installation')
    expect(existsSync(unfinishedPath(databasePath(home)))).toBe(true)
  })

  it('to a database without room says so, and goes on once there is some', async () => {
    const [data, base] = [await furnished(), await emptyBase()]
    await killedAfter(1, data, base)
    await askIn(
      base,
      `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
       CREATE TRIGGER full_disk BEFORE INSERT ON visits_of_nobody FOR EACH ROW EXECUTE FUNCTION full_disk()`.replace(
        'visits_of_nobody',
        '"visitDays"',
      ),
    )
    expect(await move(data, base)).toEqual({ code: 1, said: expect.stringContaining('plus de place') })
    expect([await faultAt(data), await faultAt(base)]).toEqual(['opened', 'unfinished'])
    await askIn(base, 'DROP TRIGGER full_disk ON "visitDays"')
    expect((await move(data, base)).code).toBe(0)
  })

  it('of a copy that no server has met yet is refused: devices would not notice that it is older', async () => {
    const base = await emptyBase()
    await (await openedOn(base)).close()
    const copy = `copy${(count += 1)}`
    await cluster.say(`CREATE DATABASE ${copy} TEMPLATE ${nameIn(base)}`)
    const home = join(folder, 'home')
    expect((await move(cluster.urlOf(copy), home)).said).toContain('aucun serveur n’a encore ouverte')
    expect((await admin(cluster.urlOf(copy), 'restored')).code).toBe(0)
    expect((await move(cluster.urlOf(copy), home)).code).toBe(0)
  })

  it('of a text that PostgreSQL takes none of says where it is, and changes nothing', async () => {
    const [data, base] = [await furnished(1), await emptyBase()]
    const store = await openedIn(data)
    await store.transaction((tx) => tx.run(tx.tables.updateTable('tools').set({ name: 'a\u0000b' })))
    await store.close()
    expect(await move(data, base)).toEqual({
      code: 1,
      said: expect.stringContaining('La table tools contient'),
    })
    expect(await faultAt(data)).toBe('opened')
  })

  it('is undone by taking the older data up again, under another epoch', async () => {
    const [data, base] = [await furnished(), await emptyBase()]
    const { epoch } = await openedIn(data).then((store) => store.close().then(() => store))
    expect((await move(data, base)).code).toBe(0)
    const { code, said } = await admin(data, 'restored', '--from', base)
    expect([code, said]).toEqual([0, expect.stringContaining('Plus aucun serveur ne démarre sur celles de')])
    expect([await faultAt(data), await faultAt(base)]).toEqual(['opened', 'moved'])
    const store = await openedIn(data)
    expect(store.epoch).not.toBe(epoch)
    await store.close()
  })
})

/** Runs the command in a process of its own, and kills it when it has told of so many kinds of rows. */
async function killedAfter(lines: number, from: string, to: string): Promise<void> {
  const main = join(import.meta.dirname, 'admin/main.ts')
  const isBase = from.startsWith('postgres:')
  const child = spawn(process.execPath, [main, 'move', '--to', to, ...(isBase ? [] : ['--data', from])], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DATABASE_URL: isBase ? from : '' },
  })
  const ended = once(child, 'exit')
  let said = ''
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    said += chunk as string
    if (said.split('\n').length > lines + 1) child.kill('SIGKILL')
  }
  expect((await ended)[1]).toBe('SIGKILL')
}
