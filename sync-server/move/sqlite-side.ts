import { renameSync, rmSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import type { Instant } from '../../domain/time.ts'
import { databasePath, lockDataFolder, sentenceOfFault } from '../data-folder.ts'
import { MOVED_TO } from '../settings.ts'
import { faultOf } from '../store/database-fault.ts'
import { filesOfDatabase, inspectDatabase, unfinishedPath } from '../store/inspect-database.ts'
import { migrationNames } from '../store/migrations/migrate.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import { valueOf, type Row } from './row-digest.ts'
import {
  MoveRefused,
  ownSettings,
  type MovedTable,
  type MoveSide,
  type MoveSource,
  type MoveTarget,
} from './side.ts'

/** So many rows are held at once. */
const BATCH = 250

/** Tables in which the order of making counts: their `rowid` is a column of its own on PostgreSQL. */
const numbered: ReadonlySet<string> = new Set(['followUps', 'refusedRows', 'requests'])

/** The data of a folder that is to be moved away. */
export function openSqliteSource(folder: string): MoveSource {
  const path = databasePath(folder)
  return locked(folder, (lock) => {
    const fault = inspectDatabase(path)
    if (fault === 'first')
      throw new MoveRefused(`Il n’y a pas encore de données dans ${folder}. Précisez --data.`)
    if (fault !== null) throw new MoveRefused(sentenceOfFault(fault, path))
    const source = new SqliteSource(folder, path, lock)
    if (source.isOfThisVersion()) return source
    void source.close()
    throw new MoveRefused(
      `Les données de ${folder} sont d’une version plus ancienne. Démarrez une fois ce serveur sur elles, arrêtez-le, puis recommencez.`,
    )
  })
}

/** A folder without data, to which the data of this epoch is to be moved; or an earlier run began to. */
export async function openSqliteTarget(folder: string, epoch: string): Promise<MoveTarget> {
  const path = databasePath(folder)
  const begun = unfinishedPath(path)
  return locked(folder, async (lock) => {
    const fault = inspectDatabase(path)
    if (fault !== 'first' && fault !== 'unfinished') {
      throw new MoveRefused(
        `${path} est déjà là. Choisissez un dossier sans données, ou mettez ce fichier ailleurs.`,
      )
    }
    const isBegun = fault === 'unfinished' && inspectDatabase(begun) === null
    // Killed while its tables were made, it holds nothing.
    if (!isBegun) for (const suffix of filesOfDatabase) rmSync(begun + suffix, { force: true })
    if (!isBegun) await makeTables(begun)
    const target = new SqliteTarget(folder, begun, lock)
    const held = target.epoch
    if (target.isOfThisVersion() && (held === '' || held === epoch)) return target
    await target.close()
    throw new MoveRefused(
      held === epoch
        ? `${begun} a été commencé par une autre version. Effacez ce fichier, puis recommencez.`
        : `${begun} est le déménagement inachevé d’une autre installation. Choisissez un autre dossier.`,
    )
  })
}

async function makeTables(path: string): Promise<void> {
  const store = await openSqliteStore(path)
  await store.transaction((tx) => tx.run(tx.tables.deleteFrom('settings')))
  await store.close()
}

type Lock = { release(): void }

/** Takes a folder that no server uses, until it is released. */
export function lockFolder(folder: string): Lock {
  const lock = lockDataFolder(folder)
  let isHeld = lock.ok
  const release = () => {
    if (isHeld && lock.ok) lock.value.release()
    isHeld = false
  }
  if (lock.ok) return { release }
  throw new MoveRefused(
    lock.reason === 'taken'
      ? `Un serveur utilise les données de ${folder}. Arrêtez-le d’abord.`
      : sentenceOfFault(lock.reason, folder),
  )
}

/** What is opened in a folder that no server uses; whatever stops that lets go of the folder. */
function locked<T>(folder: string, open: (lock: Lock) => T): T {
  const lock = lockFolder(folder)
  const letGo = (error: unknown): never => {
    lock.release()
    throw error
  }
  try {
    const opened = open(lock)
    return opened instanceof Promise ? (opened.catch(letGo) as T) : opened
  } catch (error) {
    return letGo(error)
  }
}

/** A fault of the disk as the sentence about it. */
function told<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const fault = faultOf(error)
    if (fault === null) throw error
    throw new MoveRefused(sentenceOfFault(fault, path), { cause: error })
  }
}

abstract class SqliteSide implements MoveSide {
  readonly place: string
  protected readonly path: string
  protected readonly db: DatabaseSync
  readonly #lock: Lock

  constructor(folder: string, path: string, lock: Lock) {
    this.place = folder
    this.path = path
    this.#lock = lock
    this.db = new DatabaseSync(path)
    this.db.exec('PRAGMA busy_timeout = 5000')
  }

  get epoch(): string {
    const row = this.db.prepare(`SELECT value FROM settings WHERE name = 'epoch'`).get()
    return String(row?.['value'] ?? '')
  }

  isOfThisVersion(): boolean {
    const names = this.db.prepare('SELECT name FROM kysely_migration').all()
    return names.length === migrationNames.size && names.every(({ name }) => migrationNames.has(String(name)))
  }

  async tables(): Promise<MovedTable[]> {
    const rows = this.db
      .prepare(
        `SELECT m.name AS "table", c.name AS "column" FROM sqlite_master m, pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.name NOT LIKE 'kysely%' AND m.name NOT LIKE 'sqlite%' ORDER BY m.name`,
      )
      .all()
    const columns = new Map<string, string[]>()
    for (const row of rows) {
      const name = String(row['table'])
      const known = columns.get(name) ?? (numbered.has(name) ? ['rowid'] : [])
      columns.set(name, [...known, String(row['column'])])
    }
    return [...columns].map(([name, all]) => ({ name, columns: all.sort() }))
  }

  async *rows({ name, columns }: MovedTable): AsyncGenerator<Row[]> {
    const where =
      name === 'settings' ? ` where name not in (${ownSettings.map((own) => `'${own}'`).join()})` : ''
    const statement = this.db.prepare(`select ${columns.map(quoted).join(', ')} from "${name}"${where}`)
    statement.setReturnArrays(true)
    let batch: Row[] = []
    for (const row of statement.iterate() as Iterable<unknown>) {
      batch.push((row as unknown[]).map(valueOf))
      if (batch.length < BATCH) continue
      yield batch
      batch = []
    }
    if (batch.length > 0) yield batch
  }

  async close(): Promise<void> {
    if (this.db.isOpen) this.#end()
    this.#lock.release()
  }

  #end(): void {
    if (this.db.isTransaction) this.db.exec('ROLLBACK')
    this.db.close()
  }
}

class SqliteSource extends SqliteSide implements MoveSource {
  constructor(folder: string, path: string, lock: Lock) {
    super(folder, path, lock)
    // Commands of an administrator write beside a server: from here on they wait, and are told.
    told(path, () => this.db.exec('PRAGMA synchronous = FULL; BEGIN IMMEDIATE'))
  }

  get isMoved(): boolean {
    return this.db.prepare('SELECT 1 FROM settings WHERE name = ?').get(MOVED_TO) !== undefined
  }

  async markMoved(place: string, now: Instant): Promise<void> {
    told(this.path, () => {
      this.db
        .prepare('INSERT INTO settings (name, value) VALUES (?, ?)')
        .run(MOVED_TO, JSON.stringify({ place, at: now }))
      this.db.exec('COMMIT')
    })
  }
}

class SqliteTarget extends SqliteSide implements MoveTarget {
  constructor(folder: string, path: string, lock: Lock) {
    super(folder, path, lock)
    // Whole at any moment; on the disk when it is settled.
    told(path, () => this.db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL'))
  }

  get isBegun(): boolean {
    return this.epoch !== ''
  }

  async clear({ name }: MovedTable): Promise<void> {
    told(this.path, () => this.db.exec(`DELETE FROM "${name}"`))
  }

  async write({ name, columns }: MovedTable, rows: readonly Row[]): Promise<void> {
    const places = columns.map(() => '?').join()
    const bytes = this.#columnsOfBytes(name)
    const asKept = (value: Row[number], index: number): SQLInputValue =>
      typeof value === 'string' && bytes.has(columns[index]!) ? Buffer.from(value.slice(2), 'hex') : value
    const statement = this.db.prepare(
      `INSERT INTO "${name}" (${columns.map(quoted).join()}) VALUES (${places})`,
    )
    told(this.path, () => {
      this.db.exec('BEGIN')
      try {
        for (const row of rows) statement.run(...row.map(asKept))
        this.db.exec('COMMIT')
      } finally {
        if (this.db.isTransaction) this.db.exec('ROLLBACK')
      }
    })
  }

  #columnsOfBytes(table: string): ReadonlySet<string> {
    const rows = this.db
      .prepare(`SELECT name FROM pragma_table_info(?) WHERE lower(type) = 'blob'`)
      .all(table)
    return new Set(rows.map(({ name }) => String(name)))
  }

  async settle(): Promise<void> {
    told(this.path, () => this.db.exec('PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE)'))
  }

  async finish(): Promise<void> {
    // With its last connection its log goes as well.
    this.db.close()
    told(this.path, () => renameSync(this.path, databasePath(this.place)))
  }
}

const quoted = (name: string) => `"${name}"`
