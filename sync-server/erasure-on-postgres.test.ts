import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { readPassToken } from '../domain/visits/pass-token.ts'
import { createEmployer } from './employers/employers.ts'
import { Databases } from './testing/postgres-databases.ts'
import { TestServer, type TestDevice } from './testing/test-server.ts'
import { tellEverything } from './testing/told-of-somebody.ts'

const PICTURES = [1, 5, 9, 11]
const postgres = inject('postgres')
const databases = 'url' in postgres ? await Databases.on(postgres.url) : null
afterAll(() => databases?.end())
const why = 'missing' in postgres ? postgres.missing : ''

describe.skipIf(databases === null)(`an erasure on PostgreSQL ${why}`, { timeout: 240_000 }, () => {
  let name: string
  let server: TestServer
  let kiosk: TestDevice
  let token: string
  /** Values that are one person's alone, each kept in one place. */
  let marks: string[]
  beforeEach(async () => {
    name = await databases!.empty()
    const store = await databases!.open(name, { serves: true })
    await expect.poll(() => store.peers.lead.term).not.toBeNull()
    server = await TestServer.start({ store })
    await server.createSite('brest')
    await createEmployer(server.parts, 'brest', { name: 'Fournil' }, 'bakery')
    kiosk = await server.device('brest', 'kiosk')
    const stock = await kiosk.call('POST', 'passes/stock', { count: 1 })
    token = (stock.body as { tokens: [string] }).tokens[0]
    marks = []
    const mark = () => {
      marks.push(`Lucie${String(marks.length).padStart(3, '0')}${Math.random().toString(36).slice(2, 10)}`)
      return marks.at(-1)!
    }
    await tellEverything(server.parts, readPassToken(token)!, { mark, pictures: PICTURES })
  })
  afterEach(() => server.stop())

  /** Which of the marks lie in any file of the database, as its server has written them to its disk. */
  async function inTheFiles(): Promise<string[]> {
    await databases!.say('CHECKPOINT')
    const [where] = await databases!.say(
      `SELECT current_setting('data_directory') AS cluster, oid FROM pg_database WHERE datname = '${name}'`,
    )
    const folder = join(where!['cluster'] as string, 'base', String(where!['oid']))
    const files = readdirSync(folder).map((file) => readFileSync(join(folder, file)).toString('latin1'))
    return marks.filter((mark) => files.some((bytes) => bytes.includes(mark)))
  }
  /** Which of them any row of any table says, whatever the files compress. */
  async function inTheRows(): Promise<string[]> {
    const tables = await databases!.say(
      `SELECT tablename AS table FROM pg_tables WHERE schemaname = 'public'`,
      name,
    )
    const texts = await Promise.all(
      tables.map(({ table }) =>
        databases!.say(`SELECT row_to_json(one)::text AS row FROM "${table as string}" AS one`, name),
      ),
    )
    const all = texts.flat().map(({ row }) => row as string)
    return marks.filter((mark) => all.some((row) => row.includes(mark)))
  }

  it('leaves none of what was told in any row, nor in any file once it was compacted', async () => {
    expect(marks.length).toBeGreaterThan(40)
    expect((await inTheFiles()).length).toBeGreaterThan(30)
    expect((await inTheRows()).length).toBeGreaterThan(30)

    const shown = { token, secret: PICTURES }
    const opened = await kiosk.call('POST', 'visitor/session', shown)
    kiosk.session = (opened.body as { session: string }).session
    expect((await kiosk.call('POST', 'visitor/erase', shown)).status).toBe(204)
    await server.running.followUps.idle()
    expect(await inTheRows()).toEqual([])
    expect(await inTheFiles()).toEqual([])
  })
})
