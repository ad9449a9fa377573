import { othersTurn } from '../others-turn.ts'

/**
 * One connection, one piece of work at a time. Writers that wait together share one commit (a commit costs
 * a disk flush, the work itself does not); each has its own savepoint, so one that fails undoes only itself.
 */
export interface Connection {
  begin(): void | Promise<void>
  commit(): void | Promise<void>
  rollback(): void | Promise<void>
  savepoint(): void | Promise<void>
  release(): void | Promise<void>
  /** Undoes to the savepoint. False when the database has already undone the whole transaction. */
  undo(): boolean | Promise<boolean>
  /** Whether the database ended a transaction in favour of another: run again, it may go through. */
  isPassing?(error: unknown): boolean
}

interface Work {
  run: () => Promise<unknown>
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/** At most this many writers share a commit, so that the first does not wait for a crowd. */
const GROUP = 64
/** So often a group is run before it is told that others always came first. */
const TRIES = 3

export class WorkQueue {
  readonly #readers: Work[] = []
  readonly #writers: Work[] = []
  #running = false
  #idle: (() => void)[] = []
  readonly #connection: Connection
  /** Called after each commit that holds at least one successful writer, before they are told. Never throws. */
  readonly #committed: () => void

  constructor(connection: Connection, committed: () => void) {
    this.#connection = connection
    this.#committed = committed
  }

  /** Runs while nothing is being written. Does not wait for writers that have not begun. */
  read<T>(run: () => Promise<T>): Promise<T> {
    return this.#add(this.#readers, run)
  }

  write<T>(run: () => Promise<T>): Promise<T> {
    return this.#add(this.#writers, run)
  }

  #add<T>(queue: Work[], run: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      queue.push({ run, resolve: resolve as (value: unknown) => void, reject })
      if (!this.#running) void this.#drain()
    })
  }

  /** Resolves when nothing is waiting or running. */
  async idle(): Promise<void> {
    if (this.#running) await new Promise<void>((resolve) => this.#idle.push(resolve))
  }

  async #drain(): Promise<void> {
    this.#running = true
    while (this.#readers.length + this.#writers.length > 0) {
      for (const work of this.#readers.splice(0)) {
        await this.#read(work)
        await othersTurn()
      }
      if (this.#writers.length === 0) continue
      // Every request that has arrived gets its turn to queue its writer, so that they share the commit.
      await othersTurn()
      await this.#write(this.#writers.splice(0, GROUP))
    }
    this.#running = false
    for (const resolve of this.#idle.splice(0)) resolve()
  }

  /** A database that cannot even undo refuses the next writers one by one: the queue itself goes on. */
  async #undoAll(): Promise<void> {
    try {
      await this.#connection.rollback()
    } catch {
      // Told by the next `begin`.
    }
  }

  async #read(work: Work): Promise<void> {
    try {
      work.resolve(await work.run())
    } catch (error) {
      work.reject(error)
    }
  }

  async #write(writers: Work[], tries = 1): Promise<void> {
    const done: { work: Work; value: unknown }[] = []
    const failed = new Set<Work>()
    const isPassing = (error: unknown) => this.#connection.isPassing?.(error) ?? false
    try {
      await this.#connection.begin()
      for (const work of writers) {
        await this.#connection.savepoint()
        try {
          const value = await work.run()
          await this.#connection.release()
          done.push({ work, value })
        } catch (error) {
          if (isPassing(error)) throw error
          failed.add(work)
          work.reject(error)
          if (!(await this.#connection.undo())) throw error
        }
        await othersTurn()
      }
      await this.#connection.commit()
    } catch (error) {
      await this.#undoAll()
      const rest = writers.filter((work) => !failed.has(work))
      if (isPassing(error) && tries < TRIES) return this.#write(rest, tries + 1)
      for (const work of rest) work.reject(error)
      return
    }
    this.#committed()
    for (const { work, value } of done) work.resolve(value)
  }
}
