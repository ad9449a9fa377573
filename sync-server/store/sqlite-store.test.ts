import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sampleRecord } from '../testing/sample-records.ts'
import { restoreDatabase } from './restore-database.ts'
import { openSqliteStore } from './sqlite-store.ts'
import { storeConformance } from './store-conformance.ts'
import { StoreFullError, type Store, type StoredDocument } from './store.ts'

const folder = mkdtempSync(join(tmpdir(), 'pepiniere-store-'))
let count = 0
const freshPath = () => join(folder, `store-${count++}.sqlite`)
afterAll(() => rmSync(folder, { recursive: true }))

storeConformance('memory', () => openSqliteStore(':memory:'))
storeConformance('a file', () => openSqliteStore(freshPath()))

describe('the embedded database', () => {
  it('refuses a write when there is no room, keeps nothing of it, and goes on reading', async () => {
    // However many tables there are by now: room for some of what follows, not for all.
    const path = freshPath()
    await (await openSqliteStore(path)).close()
    const store = await openSqliteStore(path, { maxBytes: statSync(path).size + 200_000 })
    await put(store, 'first')
    const failures = []
    for (let i = 0; i < 400; i++) {
      const outcome = await put(store, `big${i}`, 'x'.repeat(1000)).catch((error: unknown) => error)
      if (outcome) failures.push(outcome)
    }
    expect(failures.length).toBeGreaterThan(0)
    expect(failures.every((failure) => failure instanceof StoreFullError)).toBe(true)
    const head = await store.read((view) => view.head('s1'))
    expect(head).toBe(1 + 400 - failures.length)
    expect((await store.read((view) => view.record('postings', 'first', 's1')))?.id).toBe('first')
    await store.close()
  })

  it('is copied whole while others write, with all that was kept before', async () => {
    const [path, copy] = [freshPath(), freshPath()]
    const [server, command] = [await openSqliteStore(path), await openSqliteStore(path)]
    await put(server, 'before')
    let isCopied = false
    const copied = command.backup(copy).finally(() => (isCopied = true))
    for (let index = 0; !isCopied || index < 50; index += 1) await put(server, `during${index}`)
    await copied
    await Promise.all([server.close(), command.close()])
    const file = new DatabaseSync(copy)
    expect(file.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
    file.close()
    const store = await openSqliteStore(copy)
    expect(await store.read((view) => view.record('postings', 'before', 's1'))).toBeDefined()
    // No write is there by half: each has taken a number.
    const all = await store.read((view) => view.records('postings'))
    expect(await store.read((view) => view.head('s1'))).toBe(all.length)
    await store.close()
  })

  it.each([
    ['none, as before there were any', 'NULL'],
    ['that of another version', `'[0,"a","V",9,0,0,[]]'`],
  ])('reads an application itself where what its score reads is %s', async (_, scored) => {
    const path = freshPath()
    const store = await openSqliteStore(path)
    const event = { id: 's', type: 'submitted' as const, at: 5, by: 'k', receivedAt: 5 }
    const told = { employerId: 'bakery', visitorId: 'V', events: [event] }
    const record = {
      ...sampleRecord('applications', { id: 'a', siteId: 's1', rev: '1', at: 1, by: 'd1', mark: 'x' }),
      ...told,
    }
    const viewers = { kiosk: null, host: 'all', employer: null }
    const document: StoredDocument = {
      ...{ collection: 'applications', record, deleted: false, sourceRev: null, viewers },
    }
    await store.transaction(async (tx) => tx.put(document))
    const files = () => store.read((view) => view.scoredFiles('bakery'))
    const before = await files()
    expect(before).toMatchObject([{ id: 'a', candidate: 'V', receivedAt: 5 }])
    const other = new DatabaseSync(path)
    other.exec(`UPDATE documents SET scored = ${scored} WHERE collection = 'applications'`)
    other.close()
    expect(await files()).toEqual(before)
    await store.close()
  })

  it('finds its data and its epoch again after it was closed', async () => {
    const path = freshPath()
    const before = await openSqliteStore(path)
    await put(before, 'a')
    await before.close()
    const after = await openSqliteStore(path)
    expect(after.epoch).toBe(before.epoch)
    expect((await after.read((view) => view.record('postings', 'a', 's1')))?.id).toBe('a')
    await after.close()
  })

  it('comes back from a backup with what the backup held and another epoch', async () => {
    const path = freshPath()
    const copy = freshPath()
    const before = await openSqliteStore(path)
    await put(before, 'a')
    await before.backup(copy)
    await put(before, 'b')
    await before.close()
    expect((await restoreDatabase(copy, path, 1)).ok).toBe(true)
    const after = await openSqliteStore(path)
    expect(after.epoch).not.toBe(before.epoch)
    expect(await after.read((view) => view.head('s1'))).toBe(1)
    expect(await after.read((view) => view.document('postings', 'b', 's1'))).toBeNull()
    await after.close()
  })

  it("notices another process's writes", async () => {
    const path = freshPath()
    const [server, command] = [await openSqliteStore(path), await openSqliteStore(path)]
    const hinted = new Promise((resolve) => server.onHint((hint) => resolve([...hint.collections])))
    await put(command, 'a')
    expect(await hinted).toContain('postings')
    await command.close()
    await server.close()
  })
})

function put(store: Store, id: string, note = ''): Promise<void> {
  const head = { id, siteId: 's1', rev: '1', at: 1, by: 'd1' }
  const document: StoredDocument = {
    collection: 'postings',
    record: { ...sampleRecord('postings', { ...head, mark: 'x' }), ...(note ? { text: note } : {}) },
    deleted: false,
    sourceRev: null,
    viewers: { kiosk: 'all', host: 'all', employer: null },
  }
  return store.transaction(async (tx) => tx.put(document))
}
