import { ref } from 'vue'
import { photosOf } from '../../domain/postings/posting-photos.ts'
import type { Posting } from '../../domain/postings/posting.ts'
import { MINUTE } from '../../domain/time.ts'
import type { DeviceData } from './device-data-type.ts'
import { plain } from './live.ts'
import type { PhotoShelf } from './photo-shelf.ts'
import { blobOfPhoto, fetchPhoto, type PhotoName, type Photos } from './photos.ts'

/** As many as a site has at its server. */
export const MOST_KEPT = 300

const nameOf = ({ postingId, hash }: PhotoName) => `${postingId}/${hash}`

export interface KeptPhotos extends Photos {
  /** What stands on the board now, the latest first: fetched in this order, and kept for when there is no network. */
  follow(board: readonly Posting[]): void
  /** Another line to the server: what it did not give before is asked for again. */
  connected(): void
  close(): void
}

/**
 * The photos of the board at a kiosk. They are fetched one after the other while the server is there, and go with their
 * cards: what no card held here names is taken off the shelf. A disk that fails costs photos, nothing else.
 */
export function keepPhotos(
  data: Pick<DeviceData, 'call' | 'records' | 'sync' | 'machine'>,
  shelf: PhotoShelf,
): KeptPhotos {
  const arrived = ref(0)
  let wanted: PhotoName[] = []
  /** What the server did not give, until the line is another one. */
  const gone = new Set<string>()
  let isClosed = false
  let isOwed = false
  let isTidying = false

  async function tidy(): Promise<void> {
    isOwed = true
    if (isTidying) return
    isTidying = true
    try {
      while (isOwed && !isClosed) {
        isOwed = false
        await takeOff()
        await fetchMissing()
      }
    } catch {
      // The shelf is full or closed: drawings stand there, and the next minute tries again.
    } finally {
      isTidying = false
    }
  }

  /** Asked of what is held, not of what a screen shows: at a start a screen has nothing yet. */
  async function takeOff(): Promise<void> {
    const held = await data.records('postings').find().exec()
    const named = new Set(
      held
        .map(plain)
        .flatMap((card) => photosOf(card).map(({ hash }) => nameOf({ postingId: card.id, hash }))),
    )
    const over = (await shelf.names()).filter((name) => !named.has(name))
    if (over.length > 0) await shelf.remove(over)
  }

  async function fetchMissing(): Promise<void> {
    const here = new Set(await shelf.names())
    for (const one of wanted) {
      const name = nameOf(one)
      if (here.has(name) || gone.has(name)) continue
      // What is wanted changed meanwhile.
      if (isClosed || isOwed || !data.sync.connected) return
      const bytes = await fetchPhoto(data, one)
      if (isClosed || bytes === 'unreachable') return
      if (bytes === 'gone') {
        gone.add(name)
        continue
      }
      await shelf.put(name, bytes)
      here.add(name)
      arrived.value += 1
    }
  }

  const stopLooking = data.machine.timers.every(MINUTE, () => void tidy())
  return {
    arrived,
    async blobOf(name) {
      const bytes = await shelf.get(nameOf(name)).catch(() => undefined)
      return bytes ? blobOfPhoto(bytes) : null
    },
    follow(board) {
      wanted = board
        .flatMap((card) => photosOf(card).map(({ hash }) => ({ postingId: card.id, hash })))
        .slice(0, MOST_KEPT)
      void tidy()
    },
    connected() {
      gone.clear()
      void tidy()
    },
    close() {
      isClosed = true
      stopLooking()
      shelf.close()
    },
  }
}
