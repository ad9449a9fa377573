import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import {
  freePort,
  giveAway,
  installIn,
  makeData,
  ownFolder,
  startOn,
  type EmbeddedServer,
} from './embedded-server.ts'

/** What a server of ours asks of its database, and an archive of the log. */
const settings = ['shared_buffers=16MB', 'max_connections=60', 'wal_level=replica', 'archive_mode=on']

/** Clusters of PostgreSQL of one test file, that are stopped, copied and recovered: all go with `end`. */
export class OwnClusters {
  readonly folder: string
  readonly program: string
  readonly #all: OwnCluster[] = []

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'pepiniere-clusters-'))
    chmodSync(this.folder, 0o755)
    this.program = installIn(this.folder)
  }

  /** A new one that runs, and archives its log. */
  async start(name: string): Promise<OwnCluster> {
    const data = join(this.folder, name)
    const archive = ownFolder(`${data}-archive`)
    makeData(this.program, data, [
      ...settings,
      `archive_command=test ! -f ${archive}/%f && cp %p ${archive}/%f`,
    ])
    const cluster = new OwnCluster(this.program, data, archive)
    this.#all.push(cluster)
    await cluster.start()
    return cluster
  }

  /** The files of one as they lie there: of one that is stopped. */
  copy(from: OwnCluster, name: string): OwnCluster {
    const data = join(this.folder, name)
    spawnSync('cp', ['-a', from.data, data])
    const cluster = new OwnCluster(this.program, data, from.archive)
    this.#all.push(cluster)
    return cluster
  }

  /** A base copy of one that runs, to be recovered with its archive; meanwhile anybody may write. */
  async copyRunning(from: OwnCluster, name: string): Promise<OwnCluster> {
    const data = join(this.folder, name)
    const client = new pg.Client(from.urlOf('postgres'))
    await client.connect()
    await client.query(`SELECT pg_backup_start('base', true)`)
    // Files come and go under it: those that count are in the log as well.
    await once(spawn('cp', ['-a', from.data, data], { stdio: 'ignore' }), 'exit')
    const { rows } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop()')
    await client.end()
    rmSync(join(data, 'postmaster.pid'), { force: true })
    for (const segment of readdirSync(join(data, 'pg_wal'), { withFileTypes: true })) {
      if (segment.isFile()) rmSync(join(data, 'pg_wal', segment.name))
    }
    writeFileSync(join(data, 'backup_label'), rows[0]!.labelfile)
    giveAway(join(data, 'backup_label'))
    const cluster = new OwnCluster(this.program, data, from.archive)
    this.#all.push(cluster)
    return cluster
  }

  async end(): Promise<void> {
    for (const cluster of this.#all) await cluster.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

export class OwnCluster {
  readonly data: string
  readonly archive: string
  readonly #program: string
  #running: EmbeddedServer | null = null
  #port = 0

  constructor(program: string, data: string, archive: string) {
    this.#program = program
    this.data = data
    this.archive = archive
  }

  get port(): number {
    return this.#port
  }

  urlOf(database: string): string {
    return `postgres://postgres@127.0.0.1:${this.#port}/${database}`
  }

  async start(): Promise<void> {
    if (this.#port === 0) this.#port = await freePort()
    this.#running = await startOn(this.#program, this.data, this.#port)
  }

  async stop(): Promise<void> {
    await this.#running?.stop()
    this.#running = null
  }

  /** As when its machine goes: what was committed is in its log, and nothing else is put in order. */
  async crash(): Promise<void> {
    const [pid] = readFileSync(join(this.data, 'postmaster.pid'), 'utf8').split('\n')
    process.kill(Number(pid), 'SIGQUIT')
    await this.stop()
  }

  /** From the next start on. */
  configure(...lines: string[]): void {
    appendFileSync(join(this.data, 'postgresql.auto.conf'), lines.map((line) => `${line}\n`).join(''))
  }

  /** At the next start it recovers from the archive up to a named point, and goes on from there. */
  recoverTo(point: string): void {
    this.configure(
      `restore_command = 'cp ${this.archive}/%f %p'`,
      `recovery_target_name = '${point}'`,
      `recovery_target_action = 'promote'`,
      `archive_mode = 'off'`,
    )
    writeFileSync(join(this.data, 'recovery.signal'), '')
    giveAway(join(this.data, 'recovery.signal'))
  }

  /** At the next start it follows another one, until it is promoted. */
  follow(primary: OwnCluster): void {
    this.configure(
      `primary_conninfo = 'host=127.0.0.1 port=${primary.port} user=postgres application_name=standby'`,
      `archive_mode = 'off'`,
    )
    writeFileSync(join(this.data, 'standby.signal'), '')
    giveAway(join(this.data, 'standby.signal'))
  }

  /** Waits until all of the log up to now lies in the archive. */
  async archiveLog(): Promise<void> {
    const [row] = await this.say('SELECT pg_walfile_name(pg_current_wal_lsn()) AS segment')
    await this.say('SELECT pg_switch_wal()')
    const segment = join(this.archive, String(row!['segment']))
    for (const late = Date.now() + 60_000; !existsSync(segment);) {
      if (Date.now() > late) throw new Error(`never archived: ${segment}`)
      await new Promise((again) => setTimeout(again, 50))
    }
  }

  async say(sql: string, database = 'postgres'): Promise<Record<string, unknown>[]> {
    const client = new pg.Client(this.urlOf(database))
    client.on('error', () => undefined)
    await client.connect()
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows
    } finally {
      await client.end()
    }
  }

  async until(condition: string, database = 'postgres'): Promise<void> {
    for (const late = Date.now() + 60_000; ;) {
      const [row] = await this.say(`SELECT (${condition}) AS met`, database)
      if (row?.['met'] === true) return
      if (Date.now() > late) throw new Error(`never: ${condition}`)
      await new Promise((again) => setTimeout(again, 50))
    }
  }
}
