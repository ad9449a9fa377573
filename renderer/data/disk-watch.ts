import type { DiskTrouble, SyncStatus } from './sync-status.ts'

/** Names of the errors of a database that is no longer there; the library wraps them in its own. */
const lost = /DatabaseClosed|InvalidState|NotFoundError|MissingAPI|storage-dexie is closed|is closed/u
const full = /QuotaExceeded/u

/** Sees a database that is cleared or closed underneath, or a disk that is full, and tells it in the status. */
export class DiskWatch {
  readonly #status: SyncStatus
  #over = false

  constructor(status: SyncStatus) {
    this.#status = status
  }

  /** What this device keeps was cleared or closed underneath. */
  lost(): void {
    this.#tell('lost')
  }

  /** Work on the disk failed. */
  failed(error: unknown): void {
    const trouble = troubleOf(error)
    if (trouble) this.#tell(trouble)
  }

  /** Throws where nothing that is written would be found again. */
  mustBeThere(): void {
    if (this.#status.disk === 'lost')
      throw new DOMException('The disk of this device is lost', 'InvalidStateError')
  }

  /** A write went well: there is room again. */
  wrote(): void {
    if (this.#status.disk === 'full') this.#status.disk = null
  }

  /** The device closes its databases by itself. */
  end(): void {
    this.#over = true
  }

  #tell(trouble: DiskTrouble): void {
    if (!this.#over && this.#status.disk !== 'lost') this.#status.disk = trouble
  }
}

/** What an error of the disk means, or `null` for an error that is not the disk's. */
export function troubleOf(error: unknown): DiskTrouble | null {
  const words = [...chainOf(error)].map(({ name, message }) => `${name} ${message}`).join(' ')
  if (full.test(words)) return 'full'
  return lost.test(words) ? 'lost' : null
}

function* chainOf(error: unknown): Generator<Error> {
  const seen = new Set<unknown>()
  for (let next = error; next instanceof Error && !seen.has(next);) {
    seen.add(next)
    yield next
    next = next.cause ?? (next as { inner?: unknown }).inner
  }
}
