import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { openPostgresStore, type PostgresStoreOptions } from '../store/postgres-store.ts'
import type { Store } from '../store/store.ts'

/** Databases of one test file on a server, which are all dropped with `end`. */
export class Databases {
  readonly #admin: pg.Client
  readonly #url: string
  readonly #names: string[] = []
  #template: Promise<string> | undefined

  private constructor(admin: pg.Client, url: string) {
    this.#admin = admin
    this.#url = url
  }

  static async on(url: string): Promise<Databases> {
    const admin = new pg.Client(url)
    await admin.connect()
    return new Databases(admin, url)
  }

  /** The address of one of them, for another account perhaps. */
  urlOf(name: string, account = 'postgres'): string {
    const url = new URL(this.#url)
    url.pathname = name
    const [user = '', password = ''] = account.split(':')
    url.username = user
    url.password = password
    return url.href
  }

  /** A database without any table. */
  async empty(options = ''): Promise<string> {
    const name = `test_${randomUUID().replaceAll('-', '')}`
    await this.#admin.query(`CREATE DATABASE ${name} ${options}`)
    this.#names.push(name)
    return name
  }

  /** A store in a database of its own. Its tables are made once and copied: that is most of what opening one costs. */
  async store(options: PostgresStoreOptions = {}): Promise<Store> {
    return this.open(await this.withTables(), options)
  }

  /** A database with its tables and nothing in them. */
  async withTables(): Promise<string> {
    this.#template ??= this.#makeTemplate()
    return this.empty(`TEMPLATE ${await this.#template} STRATEGY FILE_COPY`)
  }

  async open(name: string, options: PostgresStoreOptions = {}): Promise<Store> {
    const opened = await openPostgresStore(this.urlOf(name), { mayLose: true, ...options })
    if (!opened.ok) throw new Error(`The database cannot be used: ${opened.reason}`)
    return opened.value
  }

  /** What the administrator of the server does or asks in a database. */
  async say(sql: string, name = 'postgres'): Promise<Record<string, unknown>[]> {
    const client = new pg.Client(this.urlOf(name))
    await client.connect()
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows
    } finally {
      await client.end()
    }
  }

  /** A server takes no database that does not wait for its disk: from now on all of this run do. */
  async waitForDisk(): Promise<void> {
    await this.say('ALTER SYSTEM SET fsync = on')
    await this.say('SELECT pg_reload_conf()')
  }

  async end(): Promise<void> {
    for (const name of this.#names) await this.#admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
    await this.#admin.end()
  }

  async #makeTemplate(): Promise<string> {
    const name = await this.empty()
    await (await this.open(name)).close()
    // It has not lived: its copies are no copies of anybody's data (decision 0120).
    await this.say('DELETE FROM settings', name)
    return name
  }
}
