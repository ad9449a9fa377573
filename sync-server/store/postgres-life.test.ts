import { afterAll, describe, expect, inject, it } from 'vitest'
import { BELIEVED_HOUR } from '../remembered-clock.ts'
import { LIFE, MOVED_TO, MOVING, RESTORED_AT, SENT_UNKNOWN_BEFORE } from '../settings.ts'
import { Databases } from '../testing/postgres-databases.ts'
import { StoreAwayError } from './postgres-fault.ts'
import type { OlderCopy, SeenHeads } from './postgres-life.ts'
import { openPostgresStore } from './postgres-store.ts'

const server = inject('postgres')
const databases = 'url' in server ? await Databases.on(server.url) : null
afterAll(() => databases?.end())

describe.skipIf(databases === null)('missing' in server ? server.missing : 'a database on PostgreSQL', () => {
  const all = databases!
  const say = (name: string, sql: string) => all.say(sql, name)

  /** Opens it once: under which epoch, and whether it was noticed that it is a copy. */
  async function openedOnce(name: string, seen: SeenHeads | null = null) {
    const older: OlderCopy[] = []
    const store = await all.open(name, { seen, onOlderCopy: (copy) => older.push(copy) })
    await store.close()
    return { epoch: store.epoch, older }
  }
  async function lived() {
    const name = await all.empty()
    const { epoch } = await openedOnce(name)
    return { name, epoch }
  }
  const settingIn = async (name: string, setting: string) =>
    (await say(name, `SELECT value FROM settings WHERE name = '${setting}'`))[0]?.['value']

  it('is the same one after it was written anew, table by table', async () => {
    const { name, epoch } = await lived()
    await say(name, 'VACUUM FULL')
    await say(name, 'VACUUM FREEZE settings')
    expect(await openedOnce(name)).toEqual({ epoch, older: [] })
    expect(await settingIn(name, RESTORED_AT)).toBeUndefined()
  })

  it('that another version made, or that was moved here, is what it is', async () => {
    const { name, epoch } = await lived()
    await say(name, `DELETE FROM settings WHERE name = '${LIFE}'`)
    expect(await openedOnce(name)).toEqual({ epoch, older: [] })
    expect(await settingIn(name, LIFE)).toContain('"system"')
  })

  it('copied as files beside it is noticed, once', async () => {
    const { name, epoch } = await lived()
    const copy = await all.empty(`TEMPLATE ${name} STRATEGY FILE_COPY`)
    const noticed = await openedOnce(copy)
    expect(noticed.older).toEqual([{ until: null, since: 'unknown' }])
    expect(noticed.epoch).not.toBe(epoch)
    expect(Number(await settingIn(copy, RESTORED_AT))).toBeGreaterThan(Date.now() - 60_000)
    expect(await settingIn(copy, SENT_UNKNOWN_BEFORE)).toBe(await settingIn(copy, RESTORED_AT))
    expect(await openedOnce(copy)).toEqual({ epoch: noticed.epoch, older: [] })
    expect(await openedOnce(name)).toEqual({ epoch, older: [] })
  })

  it.each([
    [
      'its tables were made anew from a dump',
      'CREATE TABLE copied AS SELECT * FROM settings; DROP TABLE settings',
      'CREATE TABLE settings (name text COLLATE "C" PRIMARY KEY, value text COLLATE "C" NOT NULL); INSERT INTO settings SELECT * FROM copied',
    ],
    [
      'its rows were written anew from a dump',
      'CREATE TABLE copied AS SELECT * FROM settings; TRUNCATE settings',
      'INSERT INTO settings SELECT * FROM copied',
    ],
  ])('is noticed to be a copy where %s', async (_how, first, then) => {
    const { name, epoch } = await lived()
    await say(name, first)
    await say(name, then)
    const noticed = await openedOnce(name)
    expect([noticed.older.length, noticed.epoch === epoch]).toEqual([1, false])
  })

  it.each([
    ['a cluster of another origin', 'system', '"1"'],
    ['another timeline', 'timeline', '"00000009"'],
  ])('that was noted in %s is noticed', async (_where, trait, value) => {
    const { name, epoch } = await lived()
    await say(
      name,
      `UPDATE settings SET value = jsonb_set(jsonb_set(value::jsonb, '{traits,${trait}}', '${value}'), '{xid}',
       to_jsonb(pg_current_xact_id()::text))::text WHERE name = '${LIFE}'`,
    )
    const noticed = await openedOnce(name)
    expect([noticed.older.length, noticed.epoch === epoch]).toEqual([1, false])
  })

  it('is the same one to an account that may not ask all of this, and is noticed by the rest', async () => {
    const { name, epoch } = await lived()
    await say(
      name,
      `REVOKE EXECUTE ON FUNCTION pg_control_system(), pg_current_wal_lsn(), pg_walfile_name(pg_lsn) FROM PUBLIC;
       CREATE ROLE plain LOGIN; GRANT ALL ON ALL TABLES IN SCHEMA public TO plain`,
    )
    const asPlain = async () => {
      const opened = await openPostgresStore(all.urlOf(name, 'plain'), { mayLose: true })
      if (!opened.ok) return opened.reason
      await opened.value.close()
      return opened.value.epoch
    }
    expect(await asPlain()).toBe(epoch)
    expect(await settingIn(name, LIFE)).toMatch(/"system":"\d+","timeline":"00000001"/)
    expect(await openedOnce(name)).toEqual({ epoch, older: [] })
    await say(name, `UPDATE settings SET value = value WHERE name = '${LIFE}'`)
    expect(await asPlain()).not.toBe(epoch)
    await say(name, 'DROP OWNED BY plain')
    await say(name, 'DROP ROLE plain')
  })

  it('with lower numbers than were seen of it is an older copy, of the same epoch alone', async () => {
    const { name, epoch } = await lived()
    await say(name, `INSERT INTO heads (partition, seq) VALUES ('s1', 7)`)
    const seen = (seq: number, of = epoch, partition = 's1') => ({ epoch: of, heads: { [partition]: seq } })
    expect((await openedOnce(name, seen(7))).epoch).toBe(epoch)
    expect((await openedOnce(name, seen(9, 'another'))).epoch).toBe(epoch)
    expect((await openedOnce(name, seen(1, epoch, 's2'))).older).toHaveLength(1)
    const again = (await openedOnce(name)).epoch
    expect((await openedOnce(name, seen(8, again))).older).toHaveLength(1)
  })

  it('ends sessions and links where the copy may be of long ago, and codes in any case', async () => {
    const rows = `INSERT INTO sessions VALUES ('t', 'd', 'a', 'account', 9e15);
      INSERT INTO "followLinks" VALUES ('l', 's1', 'a1', 'v1', 1);
      INSERT INTO recoveries ("codeHash", "siteId", "visitorId", kind, "issuedBy", "expiresAt") VALUES ('c', 's', 'v', 'k', 'h', 9e15);
      INSERT INTO "enrolmentCodes" ("codeHash", "siteId", role, "expiresAt") VALUES ('c', 's', 'host', 9e15)`
    const left = async (believed: number | null) => {
      const { name } = await lived()
      await say(name, rows)
      if (believed !== null)
        await say(name, `INSERT INTO settings VALUES ('${BELIEVED_HOUR}', '${believed}')`)
      const copy = await all.empty(`TEMPLATE ${name} STRATEGY FILE_COPY`)
      const { older } = await openedOnce(copy)
      expect(older).toMatchObject([{ until: believed }])
      return say(
        copy,
        `SELECT (SELECT count(*)::int FROM sessions) AS sessions, (SELECT count(*)::int FROM "followLinks") AS links,
         (SELECT count(*)::int FROM recoveries) + (SELECT count(*)::int FROM "enrolmentCodes") AS codes`,
      )
    }
    expect(await left(null)).toEqual([{ sessions: 0, links: 0, codes: 0 }])
    expect(await left(Date.now() - 3_600_000)).toEqual([{ sessions: 0, links: 0, codes: 0 }])
    expect(await left(Date.now() - 60_000)).toEqual([{ sessions: 1, links: 1, codes: 0 }])
  })

  it.each([
    [MOVED_TO, 'moved'],
    [MOVING, 'unfinished'],
  ])('that says %s is not opened, nor changed', async (setting, fault) => {
    const { name, epoch } = await lived()
    await say(name, `INSERT INTO settings VALUES ('${setting}', 'x')`)
    const opened = await openPostgresStore(all.urlOf(name), { mayLose: true })
    expect(opened).toEqual({ ok: false, reason: fault })
    expect(await settingIn(name, 'epoch')).toBe(epoch)
  })

  it('gives up once another one takes its place while it is open', async () => {
    const { name } = await lived()
    let times = 0
    const store = await all.open(name, { onReplaced: () => (times += 1) })
    const head = () => store.read((view) => view.head('s1'))
    expect(await head()).toBe(0)
    // Another server was there first, and gave the copy its epoch.
    await say(name, `UPDATE settings SET value = 'of another life' WHERE name = 'epoch'`)
    await all.say(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}' AND pid <> pg_backend_pid()`,
    )
    await expect(store.transaction(async () => undefined)).rejects.toThrow(StoreAwayError)
    await expect(head()).rejects.toThrow('another database took its place')
    expect(times).toBeGreaterThan(0)
    await store.close()
  })
})
